import math
from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studyatlas.ui.canvas.layout import Box, layout
from studyatlas.ui.canvas.layout.joins import hops, neighbours
from studyatlas.ui.canvas.layout.rings import STRETCH, spaced

BOX = Box(100, 20, 40)
SETTINGS = settings(max_examples=40, deadline=None)
nodes = [f"n{i}" for i in range(16)]


def radial(names, pairs, **more):
    return layout(dict.fromkeys(names, BOX), pairs, kind="radial", **more)


def around(points, center, node) -> tuple[float, float]:
    """Return how far out on the ellipses a node stands, and at which angle."""
    x = (points[node][0] - points[center][0]) / STRETCH
    y = points[node][1] - points[center][1]
    return math.hypot(x, y), math.atan2(y, x) % (2 * math.pi)


@SETTINGS
@given(
    pairs=st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=40),
    center=st.sampled_from(nodes),
)
def test_more_hops_are_further_out(pairs, center) -> None:
    points = radial(nodes, pairs, center=center)
    distance = hops(center, neighbours(nodes, pairs))
    for one, other in combinations(distance, 2):
        if distance[one] < distance[other]:
            assert around(points, center, one)[0] < around(points, center, other)[0]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 60])
def test_neighbours_stand_all_around(count: int) -> None:
    leaves = [f"l{i}" for i in range(count)]
    points = radial(["hub", *leaves], [("hub", leaf) for leaf in leaves])
    angles = sorted(around(points, "hub", leaf)[1] for leaf in leaves)
    gaps = [later - one for one, later in zip(angles, [*angles[1:], angles[0] + 7], strict=True)]
    assert max(gaps[:-1], default=0) < 2 * math.pi / count + 0.1


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_few_neighbours_leave_the_label_of_the_middle_free(count: int) -> None:
    leaves = [f"l{i}" for i in range(count)]
    points = radial(["hub", *leaves], [("hub", leaf) for leaf in leaves])
    below = [around(points, "hub", leaf)[1] - math.pi / 2 for leaf in leaves]
    assert min(map(abs, below)) > 0.4


def test_the_best_connected_node_is_the_middle_unless_another_is_named() -> None:
    pairs = [("hub", f"l{i}") for i in range(6)] + [("l0", "far")]
    names = {node for pair in pairs for node in pair}
    points = radial(names, pairs)
    assert max(names, key=lambda node: around(points, "hub", node)[0]) == "far"
    points = radial(names, pairs, center="far")
    assert around(points, "far", "l0")[0] < around(points, "far", "hub")[0]


def test_what_hangs_on_one_node_stays_together() -> None:
    pairs = [("root", f"b{i}") for i in range(5)]
    pairs += [(f"b{i}", f"b{i}-{k * 13 % 7}") for i in range(5) for k in range(2 + i)]
    points = radial({node for pair in pairs for node in pair}, pairs, center="root")
    outer = [node for node in points if "-" in node]
    turn = sorted(outer, key=lambda node: around(points, "root", node)[1])
    families = [family for family, _ in groupby(turn, lambda node: node[:2])]
    assert len(families) - (families[0] == families[-1]) == 5


def test_nodes_joined_across_stand_near() -> None:
    """A ring of neighbours: each one stands beside those that it is joined to."""
    ring = [f"r{i * 5 % 12}" for i in range(12)]
    pairs = [("hub", node) for node in ring]
    pairs += [(ring[i], ring[(i + 1) % 12]) for i in range(12)]
    points = radial(["hub", *ring], pairs, center="hub")
    turn = sorted(ring, key=lambda node: around(points, "hub", node)[1])
    beside = {frozenset((turn[i - 1], turn[i])) for i in range(12)}
    assert len(beside & {frozenset(pair) for pair in pairs}) >= 10


def test_a_crowded_ring_takes_no_more_than_a_page() -> None:
    leaves = [f"l{i:03}" for i in range(200)]
    points = radial(["hub", *leaves], [("hub", leaf) for leaf in leaves])
    xs, ys = zip(*points.values(), strict=True)
    assert max(xs) - min(xs) < 4400
    assert 1.3 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 2.2


def test_a_ring_of_some_nodes_is_staggered_a_little_only() -> None:
    leaves = [f"l{i:02}" for i in range(20)]
    points = radial(["hub", *leaves], [("hub", leaf) for leaf in leaves])
    assert len({round(around(points, "hub", leaf)[0]) for leaf in leaves}) <= 3


def test_who_has_many_children_gets_more_of_the_turn() -> None:
    branches = [f"b{i}" for i in range(6)]
    pairs = [("root", branch) for branch in branches] + [("b0", f"l{i}") for i in range(12)]
    points = radial({node for pair in pairs for node in pair}, pairs, center="root")
    turn = sorted(branches, key=lambda node: around(points, "root", node)[1])
    place = turn.index("b0")
    angles = [around(points, "root", turn[(place + step) % 6])[1] for step in range(-1, 4)]
    steps = [(later - one) % (2 * math.pi) for one, later in pairwise(angles)]
    assert min(steps[0], steps[1]) > 1.2 * max(steps[2], steps[3])


def test_a_crowd_on_one_side_spreads_around() -> None:
    pairs = [("root", f"b{i}") for i in range(40)]
    pairs += [("b7", f"l{i}") for i in range(40)]
    points = radial({node for pair in pairs for node in pair}, pairs, center="root")
    assert max(around(points, "root", f"l{i}")[0] for i in range(40)) < 640


def test_what_does_not_hang_together_with_the_middle_stands_beside() -> None:
    pairs = [("hub", "a"), ("hub", "b"), ("hub", "c"), ("x", "y"), ("y", "z"), ("y", "w")]
    points = radial(["hub", *"abcvwxyz"], pairs, center="hub")
    reach = max(around(points, "hub", node)[0] for node in "abc")
    assert all(around(points, "hub", node)[0] > reach for node in "vwxyz")


@SETTINGS
@given(st.lists(st.floats(0, 6.28), min_size=1, max_size=12), st.floats(0.05, 1))
@example([0.0] * 5 + [2.0] + [4.0] * 5, 1.0)
@example([0.0, 1.5, 1.5, 5.2], 1.0)
def test_spaced_angles_keep_their_order_and_distance(angles, share) -> None:
    angles.sort()
    need = share * 2 * math.pi / len(angles)
    found = spaced(angles, need)
    steps = [later - one for one, later in pairwise(found)]
    assert all(step >= need - 1e-6 for step in steps)
    assert found[-1] - found[0] <= 2 * math.pi - need + 1e-6
