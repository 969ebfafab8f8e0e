from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.parts import absent_parts, parts_of
from studyatlas.analysis.coverage.question import read_question


def test_asking_words_are_no_part() -> None:
    question = read_question("Advantages, drawbacks of hives")
    assert absent_parts(question, dict.fromkeys(question.telling, 1.0), []) == (
        "drawbacks of hives",
    )


@given(st.lists(st.sampled_from(["smokers", "veils", "frames", "queens"]), min_size=2, unique=True))
def test_a_list_comes_apart_again(names) -> None:
    text = ", ".join(names[:-1]) + " and " + names[-1]
    assert parts_of(read_question(text)) == tuple(names)


@given(st.text(max_size=60))
def test_any_text_has_parts(text) -> None:
    question = read_question(text)
    assert set(absent_parts(question, dict.fromkeys(question.telling, 1.0), [])) <= set(
        parts_of(question)
    )


def test_a_clause_is_no_thing_of_its_own() -> None:
    question = read_question("Types of fog and how they form, and the haze")
    assert absent_parts(question, dict.fromkeys(question.telling, 1.0), []) == (
        "Types of fog",
        "haze",
    )
