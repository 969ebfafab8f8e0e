import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.question import names_in, read_question, stems, words_with


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("Sauces", ()),
        ("Sauces (for example, aioli, pesto)", ("aioli", "pesto")),
        ("Sauces (e.g. aioli; pesto)", ("aioli", "pesto")),
        ("Sauces (such as aioli and pesto)", ("aioli and pesto",)),
        ("Sauces (for instance: aioli)", ("aioli",)),
        ("Sauces (including by using a mortar)", ("a mortar",)),
        (
            "Sauces (for example, MSG [sodium, glutamate], salt)",
            ("MSG [sodium, glutamate]", "salt"),
        ),
        ("Sauces (for example, roux (flour, butter), salt)", ("roux (flour, butter)", "salt")),
        ("Sauces (cold and warm)", ()),
        ("Sauces (aioli, pesto)", ("aioli", "pesto")),
        ("Sauces (for example, )", ()),
        ("Sauces (for example, or with the salt.)", ("salt",)),
    ],
)
def test_examples(text, examples) -> None:
    found = read_question(text).examples
    assert tuple(e.removeprefix("a ") for e in found) == tuple(
        e.removeprefix("a ") for e in examples
    )


@pytest.mark.parametrize(
    ("text", "telling", "asking"),
    [
        ("Methods to choose a sauce", ("sauc",), ("method", "choos")),
        (
            "Thickening and reducing sauces (for example, with flour)",
            ("thicken", "sauc"),
            ("reduc",),
        ),
        ("Sauce sauces SAUCE", ("sauc",), ()),
        ("How to choose", ("choos",), ("choos",)),
        ("Crème brûlée", ("creme", "brule"), ()),
    ],
)
def test_what_the_core_is_about(text, telling, asking) -> None:
    question = read_question(text)
    assert (question.telling, question.asking) == (telling, asking)


@pytest.mark.parametrize(
    ("example", "names"),
    [
        ("salt", ("salt",)),
        ("Ice cream [gelato]", ("Ice cream", "gelato")),
        ("Ice cream (gelato) cone", ("Ice cream cone", "gelato")),
        ("[gelato]", ("gelato",)),
        ("salt ()", ("salt",)),
    ],
)
def test_names_of_an_example(example, names) -> None:
    assert names_in(example) == names


@given(st.text(max_size=80))
def test_any_text_is_a_question(text) -> None:
    question = read_question(text)
    assert set(question.telling) | set(question.asking) == set(stems(question.core))
    assert all(example.strip() for example in question.examples)


def test_the_fewest_words_in_a_row_are_taken_as_they_stand() -> None:
    text = "Metrics of cost, for metrics of a model's size"
    assert words_with(text, frozenset(stems("size metrics"))) == "metrics of a model's size"
    assert words_with(text, frozenset(stems("model metrics"))) == "metrics of a model"
    assert words_with(text, frozenset(stems("cost size"))) is None
    assert words_with(text, frozenset(stems("price"))) is None
    assert words_with(text, frozenset()) is None
