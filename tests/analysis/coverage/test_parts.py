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
    absent = absent_parts(question, dict.fromkeys(question.telling, 1.0), [])
    assert all(any(one in part for part in parts_of(question)) for one in absent)


def test_of_one_thing_what_stands_in_capitals_may_be_absent() -> None:
    question = read_question("Keeping hives within the EU market")
    weights = dict.fromkeys(question.telling, 1.0)
    assert absent_parts(question, weights, ["hive", "market"]) == ("EU",)
    assert absent_parts(question, weights, ["hive", "market", "eu"]) == ()


def test_a_clause_is_no_thing_of_its_own() -> None:
    question = read_question("Types of fog and how they form, and the haze")
    assert absent_parts(question, dict.fromkeys(question.telling, 1.0), []) == (
        "Types of fog",
        "haze",
    )
