from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.ui.canvas.layout import Box, layout
from studyatlas.ui.canvas.layout.columns import columns, without_circles
from studyatlas.ui.canvas.layout.isotonic import cheapest_rise, rising

BOX = Box(100, 20, 40)
SETTINGS = settings(max_examples=40, deadline=None)
names = st.permutations([f"n{i}" for i in range(12)])
steps = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


def layered(nodes, pairs=(), before=(), **more):
    return layout(dict.fromkeys(nodes, BOX), pairs, kind="layered", before=before, **more)


def crossings(points, pairs) -> int:
    def left(a, b, c) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    count = 0
    for one, other in combinations(pairs, 2):
        a, b, c, d = (points[node] for node in (*one, *other))
        if len({*one, *other}) == 4:
            apart = left(a, b, c) * left(a, b, d) < 0 and left(c, d, a) * left(c, d, b) < 0
            count += apart
    return count


@SETTINGS
@given(names=names, forward=steps, joins=steps, center=st.sampled_from(["n0", "n1", None]))
def test_what_comes_first_stands_wholly_left(names, forward, joins, center) -> None:
    before = [(names[min(pair)], names[max(pair)]) for pair in forward if pair[0] != pair[1]]
    pairs = [(names[one], names[other]) for one, other in joins]
    points = layered(names, pairs, before, center=center)
    for first, then in before:
        assert points[first][0] + BOX.width / 2 < points[then][0] - BOX.width / 2


@SETTINGS
@given(names=names, circles=steps)
def test_breaking_circles_leaves_what_is_in_none(names, circles) -> None:
    before = sorted({(names[one], names[other]) for one, other in circles if one != other})
    kept = without_circles(before)
    assert set(kept) <= set(before)
    after = {node: {then for first, then in before if first == node} for node in names}
    for _ in names:
        for reached in after.values():
            reached |= {far for near in tuple(reached) for far in after[near]}
    assert set(before) - set(kept) <= {(one, then) for one, then in before if one in after[then]}
    assert without_circles(kept) == kept


def test_a_circle_costs_one_pair() -> None:
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]
    assert len(without_circles(ring)) == 3
    points = layered("abcd", before=ring)
    assert sum(points[one][0] < points[then][0] for one, then in ring) == 3


def test_columns_are_longest_chains() -> None:
    before = [("a", "d"), ("a", "b"), ("b", "c"), ("c", "d"), ("b", "d")]
    assert columns("abcd", before, before, None) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_what_nothing_precedes_stands_just_before_what_needs_it() -> None:
    before = [("a", "b"), ("b", "c"), ("c", "d"), ("late", "d")]
    assert columns(["a", "b", "c", "d", "late"], [], before, None)["late"] == 2


def test_an_item_stays_beside_its_task_however_far_its_topics_are() -> None:
    chain = [("a", "b"), ("b", "c"), ("c", "d")]
    before = [("task", "item"), ("task", "other"), ("other", "a"), ("item", "d"), ("item", "c")]
    names = ["a", "b", "c", "d", "item", "other", "task"]
    assert columns(names, [], sorted(chain + before), None)["item"] == 1


def test_what_is_not_ordered_stands_beside_its_neighbours() -> None:
    before = [("a", "b"), ("b", "c"), ("c", "d")]
    found = columns(list("abcdxy"), [("x", "c"), ("x", "d"), ("y", "x")], before, None)
    assert found["x"] in {1, 2, 3}
    assert abs(found["y"] - found["x"]) == 1


def test_with_no_order_arrows_run_from_left_to_right_around_the_centre() -> None:
    points = layered("abcde", [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")], center="c")
    assert points["a"][0] == points["b"][0] < points["c"][0] < points["d"][0] == points["e"][0]


def test_lines_that_need_not_cross_do_not() -> None:
    pairs = [(f"a{i * 5 % 9}", f"b{i * 7 % 9}") for i in range(9)]
    pairs += [(f"b{i * 7 % 9}", f"c{i * 4 % 9}") for i in range(9)]
    points = layered({node for pair in pairs for node in pair}, pairs, pairs)
    assert crossings(points, pairs) == 0


def test_a_line_of_nodes_is_straight() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d")]
    assert len({y for _, y in layered("abcd", pairs, pairs).values()}) == 1


def test_a_node_steps_out_of_the_way_of_a_line() -> None:
    before = [("a", "b"), ("b", "c"), ("a", "c")]
    points = layered("abc", before, before)
    line = (points["a"][1] + points["c"][1]) / 2
    top, low = points["b"][1] - BOX.above, points["b"][1] + BOX.below
    assert not top < line < low


def test_a_low_picture_gets_air_between_its_rows() -> None:
    rows = [
        [("root", f"{row}0"), *((f"{row}{i}", f"{row}{i + 1}") for i in range(4))] for row in "ab"
    ]
    before = rows[0] + rows[1]
    points = layered({node for pair in before for node in pair}, before, before)
    assert abs(points["a2"][1] - points["b2"][1]) > BOX.height + 40


@pytest.mark.parametrize("count", [40, 150, 300])
def test_a_column_too_high_for_a_page_is_split(count: int) -> None:
    before = [("root", f"n{i}") for i in range(count)]
    points = layered({"root", *(then for _, then in before)}, before, before)
    xs, ys = zip(*points.values(), strict=True)
    assert 1.2 < (max(xs) - min(xs) + 100) / (max(ys) - min(ys) + 60) < 2.6
    assert min(xs) == points["root"][0]


def test_the_items_of_a_task_stay_together_in_their_order() -> None:
    tasks = {f"t{i}": [f"i{i}.{k}" for k in range(1, 13)] for i in range(3)}
    before = [(task, item) for task, items in tasks.items() for item in items]
    before += [(f"i{i}.{k}", f"topic{(i + k) % 5}") for i in range(3) for k in range(1, 12, 2)]
    points = layered({node for pair in before for node in pair}, before, before)
    items = sorted((node for node in points if node[0] == "i"), key=lambda node: points[node][1])
    assert [task for task, _ in groupby(items, lambda node: node[:2])] == ["i0", "i1", "i2"]
    alone = [(task, item) for task, items in tasks.items() for item in items]
    points = layered({node for pair in alone for node in pair}, alone, alone)
    for items in tasks.values():
        assert sorted(items, key=lambda node: points[node][1]) == items


def test_what_hangs_on_nothing_stands_below() -> None:
    points = layered("abcxyz", [("a", "b"), ("a", "c")], [("a", "b"), ("a", "c")])
    lowest = max(points[node][1] for node in "abc")
    assert all(points[node][1] > lowest + BOX.height for node in "xyz")


@SETTINGS
@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=20))
def test_rising_never_falls_and_keeps_the_mean(values) -> None:
    found = rising(values)
    assert all(one <= other + 1e-6 for one, other in pairwise(found))
    assert sum(found) == pytest.approx(sum(values), abs=1e-6)
    assert rising(found) == pytest.approx(found)


@SETTINGS
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_the_cheapest_rise_is_the_cheapest(costs) -> None:
    def rises(rows: int, least: int = 0):
        for choice in range(least, len(costs[0])) if rows else ():
            yield from ([choice, *rest] for rest in rises(rows - 1, choice))
        if not rows:
            yield []

    def cost(choices) -> int:
        return sum(row[choice] for row, choice in zip(costs, choices, strict=True))

    found = cheapest_rise(costs)
    assert found == sorted(found)
    assert cost(found) == min(map(cost, rises(len(costs))))


@SETTINGS
@given(
    names=names,
    numbers=st.lists(st.integers(0, 4), min_size=12, max_size=12),
    joins=steps,
)
def test_columns_that_are_given_hold(names, numbers, joins) -> None:
    column_of = dict(zip(names, numbers, strict=True))
    pairs = [(names[one], names[other]) for one, other in joins]
    points = layered(names, pairs, columns=column_of)
    assert points == layered(sorted(names), [*pairs, *pairs], columns=column_of)
    for one, other in combinations(names, 2):
        apart = abs(points[one][0] - points[other][0])
        if column_of[one] < column_of[other]:
            assert points[one][0] + BOX.width <= points[other][0]
        assert apart >= BOX.width or abs(points[one][1] - points[other][1]) >= BOX.height
