"""What is said of an atlas is found once, and gone when the atlas is."""

import gc
import weakref

import pytest

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.ui.state.answers import answer

ASKED: list[tuple[object, ...]] = []


def times(atlas: Atlas, factor: int, *, plus: int = 0) -> int:
    ASKED.append((factor, plus))
    return len(atlas.nodes) * factor + plus


def broken(_: Atlas) -> int:
    ASKED.append(())
    raise ValueError("no answer")


class Nodes(list[str]):
    """A list that a weak reference can lead to."""


def listed(atlas: Atlas) -> Nodes:
    return Nodes(atlas.nodes)


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    ASKED.clear()


def test_the_same_is_asked_once() -> None:
    atlas = make_atlas([], [])
    assert answer(times, atlas, 3, plus=1) == answer(times, atlas, 3, plus=1) == 1
    assert answer(times, atlas, 3, plus=2) == 2
    assert ASKED == [(3, 1), (3, 2)]


def test_an_equal_atlas_is_another_one() -> None:
    one, other = make_atlas([], []), make_atlas([], [])
    assert one == other
    answer(times, one, 1)
    answer(times, other, 1)
    assert len(ASKED) == 2


def test_what_was_asked_long_ago_is_asked_anew() -> None:
    atlas = make_atlas([], [])
    for factor in (1, 2, 1, *range(3, 10), 1, 2):
        answer(times, atlas, factor)
    assert [factor for factor, _ in ASKED] == [1, 2, *range(3, 10), 2]


def test_a_failure_is_not_kept() -> None:
    atlas = make_atlas([], [])
    for _ in range(2):
        with pytest.raises(ValueError, match="no answer"):
            answer(broken, atlas)
    assert len(ASKED) == 2


def test_an_answer_is_gone_with_its_atlas() -> None:
    atlas = make_atlas([], [])
    seen = [weakref.ref(atlas), weakref.ref(answer(listed, atlas))]
    gc.collect()
    assert all(one() is not None for one in seen)
    del atlas
    gc.collect()
    assert all(one() is None for one in seen)
