import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.allotted import Allotment
from studyatlas.analysis.coverage.found import Allotted


def _allotted(*passages):
    """Share out passages of so many words, with how near each is to the items."""
    allotment = Allotment(map(str, range(len(passages[0][1]))))
    for words, scores in passages:
        allotment.take(words, dict(enumerate(scores)))
    return list(allotment.to_each().values())


def test_what_one_item_is_near_to_falls_to_it_almost_whole() -> None:
    near, far = _allotted((40, [1.2, 0.3]), (20, [0.9, 0.1]))
    assert 59 < near.words < 60
    assert 39 < near.most < 40
    assert far.words < 1


def test_items_that_are_equally_near_get_half_each() -> None:
    first, second = _allotted((40, [1.2, 1.2]))
    assert first == second
    assert first.words == pytest.approx(20, rel=0.01)


def test_what_is_far_from_all_items_falls_to_nobody() -> None:
    assert _allotted((40, [0.2, 0.05])) == [Allotted(), Allotted()]


def test_the_only_item_of_an_exam_gets_no_more_of_what_it_is_hardly_near_to() -> None:
    (alone,) = _allotted((40, [0.25]))
    assert 0 < alone.words < 30


def test_a_short_passage_is_not_the_one_of_which_an_item_gets_the_most() -> None:
    assert _allotted((14, [1.2]))[0].most == 0
    assert _allotted((15, [1.2]))[0].most > 14


@given(
    st.lists(st.tuples(st.integers(0, 99), st.tuples(*[st.floats(-0.25, 2.25)] * 3)), max_size=5)
)
def test_no_more_words_fall_to_the_items_than_there_are(passages) -> None:
    found = _allotted(*passages) if passages else []
    assert sum(one.words for one in found) <= sum(words for words, _ in passages) + 1e-9
    assert all(0 <= one.most <= one.words for one in found)


def test_no_items() -> None:
    assert Allotment([]).to_each() == {}
