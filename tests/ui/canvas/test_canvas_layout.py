import random
from itertools import combinations

import pytest

from studyatlas.ui.canvas.layout import Box, layout

LABELLED = Box(110, 25, 55)


def crowd(count: int, degree: int) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    chance = random.Random(count)  # noqa: S311 - a test
    ids = [f"n{i}" for i in range(count)]
    pairs = [(ids[i], ids[chance.randrange(i)]) for i in range(1, count) for _ in range(degree)]
    return dict.fromkeys(ids, LABELLED), pairs


@pytest.mark.parametrize(("count", "degree"), [(2, 1), (30, 2), (80, 2), (150, 3), (150, 1)])
def test_no_label_covers_another(count: int, degree: int) -> None:
    boxes, pairs = crowd(count, degree)
    points = list(layout(boxes, pairs).values())
    tall = LABELLED.above + LABELLED.below
    covering = [
        1
        for (x1, y1), (x2, y2) in combinations(points, 2)
        if abs(x1 - x2) < LABELLED.width - 1 and abs(y1 - y2) < tall - 1
    ]
    assert not covering


def test_the_same_nodes_stand_where_they_stood() -> None:
    boxes, pairs = crowd(60, 2)
    first = layout(boxes, pairs)
    random.seed(7)
    shuffled = dict(reversed(boxes.items()))
    assert layout(shuffled, [(two, one) for one, two in reversed(pairs)]) == first


def test_nodes_without_relations_stand_apart_and_near() -> None:
    boxes = dict.fromkeys("abcdefgh", LABELLED)
    points = layout(boxes, [("a", "b")])
    assert len(set(points.values())) == 8
    assert max(abs(x) for x, _ in points.values()) < 600


def test_one_node_stands_in_the_middle_and_none_is_no_mistake() -> None:
    assert layout({"a": Box(10, 5, 5)}, [("a", "a")]) == {"a": (0.0, 0.0)}
    assert layout({}, []) == {}


def test_igraph_gives_its_random_numbers_back() -> None:
    boxes, pairs = crowd(10, 1)
    random.seed(3)
    layout(boxes, pairs)
    after = random.random()  # noqa: S311 - a test
    random.seed(3)
    assert random.random() == after  # noqa: S311 - a test
