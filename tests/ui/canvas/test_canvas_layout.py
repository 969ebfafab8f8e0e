import math
import os
import random
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.ui.canvas.layout import LAYOUTS, Box, layout

LABELLED = Box(110, 25, 55)
KINDS = pytest.mark.parametrize("kind", LAYOUTS)
SETTINGS = settings(max_examples=40, deadline=None)

ids = st.sampled_from([f"n{i}" for i in range(14)])
boxes_of_any = st.dictionaries(
    ids, st.builds(Box, st.floats(8, 220), st.floats(4, 60), st.floats(4, 90)), max_size=14
)
pairs_of_any = st.lists(st.tuples(ids, ids), max_size=40)


def crowd(count: int, degree: int) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    chance = random.Random(count)  # noqa: S311 - a test
    names = [f"n{i}" for i in range(count)]
    pairs = [(names[i], names[chance.randrange(i)]) for i in range(1, count) for _ in range(degree)]
    return dict.fromkeys(names, LABELLED), pairs


def covering(points: dict[str, tuple[float, float]], boxes: dict[str, Box]) -> list:
    found = []
    for one, other in combinations(points, 2):
        (x1, y1), (x2, y2) = points[one], points[other]
        upper, lower = (one, other) if y1 <= y2 else (other, one)
        across = abs(x1 - x2) < (boxes[one].width + boxes[other].width) / 2 - 1
        if across and abs(y1 - y2) < boxes[upper].below + boxes[lower].above - 1:
            found.append((one, other))
    return found


@KINDS
@pytest.mark.parametrize(("count", "degree"), [(2, 1), (30, 2), (80, 2), (150, 3), (150, 1)])
def test_no_label_covers_another(kind: str, count: int, degree: int) -> None:
    boxes, pairs = crowd(count, degree)
    points = layout(boxes, pairs, kind=kind, before=pairs[::2])
    assert not covering(points, boxes)


@KINDS
@SETTINGS
@given(boxes=boxes_of_any, pairs=pairs_of_any, before=pairs_of_any, center=ids)
def test_every_node_has_one_place_on_the_page(kind, boxes, pairs, before, center) -> None:
    points = layout(boxes, pairs, kind=kind, center=center, before=before)
    assert points.keys() == boxes.keys()
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points.values())
    assert len(set(points.values())) == len(points)


@pytest.mark.parametrize("kind", ["layered", "radial"])
@SETTINGS
@given(boxes=boxes_of_any, pairs=pairs_of_any, before=pairs_of_any, center=ids)
def test_boxes_of_any_size_stand_apart(kind, boxes, pairs, before, center) -> None:
    points = layout(boxes, pairs, kind=kind, center=center, before=before)
    assert not covering(points, boxes)


@KINDS
@SETTINGS
@given(boxes=boxes_of_any, pairs=pairs_of_any, before=pairs_of_any, center=ids)
def test_the_picture_is_centred(kind, boxes, pairs, before, center) -> None:
    points = layout(boxes, pairs, kind=kind, center=center, before=before)
    if not points:
        return
    left = min(x - boxes[node].width / 2 for node, (x, _) in points.items())
    right = max(x + boxes[node].width / 2 for node, (x, _) in points.items())
    top = min(y - boxes[node].above for node, (_, y) in points.items())
    low = max(y + boxes[node].below for node, (_, y) in points.items())
    assert abs(left + right) < 1
    assert abs(top + low) < 1


@KINDS
@SETTINGS
@given(
    boxes=boxes_of_any,
    pairs=pairs_of_any,
    before=pairs_of_any,
    center=ids,
    chance=st.randoms(use_true_random=False),
)
def test_order_and_repetition_make_no_difference(
    kind, boxes, pairs, before, center, chance
) -> None:
    first = layout(boxes, pairs, kind=kind, center=center, before=before)
    mixed = [chance.sample(values, len(values)) for values in (list(boxes.items()), pairs, before)]
    random.seed(chance.random())
    again = layout(
        dict(mixed[0]), mixed[1] + mixed[1], kind=kind, center=center, before=mixed[2] + mixed[2]
    )
    assert list(again.items()) == list(first.items())


def test_other_hash_seeds_change_nothing() -> None:
    script = (
        "from studyatlas.ui.canvas.layout import LAYOUTS, Box, layout\n"
        "boxes = {f'n{i}': Box(90 + i % 5, 20, 40) for i in range(40)}\n"
        "pairs = [(f'n{i * 7 % 40}', f'n{i * i % 40}') for i in range(90)]\n"
        "for kind in LAYOUTS:\n"
        "    print(layout(boxes, pairs, kind=kind, before=pairs[:50]))\n"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]


@KINDS
def test_nodes_without_relations_stand_apart_and_near(kind: str) -> None:
    boxes = dict.fromkeys("abcdefgh", LABELLED)
    points = layout(boxes, [("a", "b")], kind=kind)
    assert not covering(points, boxes)
    assert max(abs(x) for x, _ in points.values()) < 600


@KINDS
def test_one_node_stands_in_the_middle_and_none_is_no_mistake(kind: str) -> None:
    one = {"a": Box(10, 5, 5)}
    assert layout(one, [("a", "a")], kind=kind, center="a", before=[("a", "a")]) == {"a": (0, 0)}
    assert layout({}, [("a", "b")], kind=kind, center="a", before=[("a", "b")]) == {}


def test_organic_is_what_is_drawn_unless_asked() -> None:
    boxes, pairs = crowd(30, 2)
    assert layout(boxes, pairs) == layout(boxes, pairs, kind="organic")
    assert len({str(layout(boxes, pairs, kind=kind)) for kind in LAYOUTS}) == 3


def test_organic_knows_no_direction() -> None:
    boxes, pairs = crowd(30, 2)
    turned = [(target, source) for source, target in pairs]
    assert layout(boxes, turned) == layout(boxes, pairs)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no layout is called 'spiral'; there are organic"):
        layout({}, [], kind="spiral")


@KINDS
def test_igraph_gives_its_random_numbers_back(kind: str) -> None:
    boxes, pairs = crowd(10, 1)
    random.seed(3)
    layout(boxes, pairs, kind=kind)
    after = random.random()  # noqa: S311 - a test
    random.seed(3)
    assert random.random() == after  # noqa: S311 - a test
