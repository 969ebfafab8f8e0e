"""Which column a node stands in: what comes first stands left of what needs it.

Ordered nodes take the longest chain before them; the others follow their neighbours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from studyatlas.ui.canvas.layout.joins import Pair, best_connected, neighbours

_SAME_COLUMN = 2.0
_ROUNDS = 8


def columns(
    ids: Sequence[str],
    pairs: Collection[Pair],
    before: Collection[Pair],
    center: str | None,
) -> dict[str, int]:
    """Return the column of every node of one connected part, from 0 at the left.

    Args:
        ids: the nodes, sorted.
        pairs: joins (source, target) among them, sorted; they place what `before` leaves open,
            sources left of targets.
        before: (first, then) among them, sorted, without a circle.
        center: where to start when `before` is empty; the best connected node where None.

    >>> columns("abcd", [("c", "d")], [("a", "b"), ("b", "c")], None)
    {'a': 0, 'b': 1, 'c': 2, 'd': 3}
    >>> columns("abc", [("a", "b"), ("b", "c")], [], "b")
    {'a': 0, 'b': 1, 'c': 2}
    """
    near = neighbours(ids, [*pairs, *before])
    found = _longest_chains(before)
    if not found:
        found = {best_connected(ids, near) if center is None else center: 0}
    _follow(found, pairs)
    if before:
        _draw_near(found, near, before)
    used = {column: place for place, column in enumerate(sorted(set(found.values())))}
    return {node: used[found[node]] for node in ids}


def without_circles(before: Collection[Pair]) -> list[Pair]:
    """Leave out a few pairs so that no circle remains; pairs of no circle all stay.

    Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993).

    >>> without_circles([("a", "b"), ("b", "c"), ("c", "b")])
    [('a', 'b'), ('b', 'c')]
    """
    import igraph

    index, edges = _indexed(before)
    whole = igraph.Graph(len(index), edges, directed=True)
    circle = whole.connected_components("strong").membership
    inner = [edge for edge in edges if circle[edge[0]] == circle[edge[1]]]
    left_out = igraph.Graph(len(index), inner, directed=True).feedback_arc_set(None, "eades")
    gone = {inner[place] for place in left_out}
    return [pair for pair, edge in zip(before, edges, strict=True) if edge not in gone]


def _indexed(before: Collection[Pair]) -> tuple[dict[str, int], list[tuple[int, int]]]:
    ids = sorted({node for pair in before for node in pair})
    index = {node: place for place, node in enumerate(ids)}
    return index, [(index[one], index[then]) for one, then in before]


def _longest_chains(before: Collection[Pair]) -> dict[str, int]:
    """Return for each ordered node how long the longest chain before it is."""
    import igraph

    index, edges = _indexed(before)
    graph = igraph.Graph(len(index), edges, directed=True)
    after = graph.get_adjlist("out")
    column = [0] * len(index)
    for place in graph.topological_sorting():
        for then in after[place]:
            column[then] = max(column[then], column[place] + 1)
    return {node: column[place] for node, place in index.items()}


def _follow(found: dict[str, int], pairs: Collection[Pair]) -> None:
    """Give the nodes still without a column one beside their neighbours, nearest first."""
    while True:
        near: dict[str, list[tuple[int, int]]] = {}
        for source, target in pairs:
            if target not in found and source in found:
                near.setdefault(target, []).append((found[source], 1))
            if source not in found and target in found:
                near.setdefault(source, []).append((found[target], -1))
        if not near:
            return
        found.update({node: _best_column(joins) for node, joins in near.items()})


def _best_column(joins: list[tuple[int, int]]) -> int:
    """Return the column nearest to one step along every arrow.

    Args:
        joins: the column of each neighbour, and 1 where the arrow comes from there, else -1.
    """
    return min(
        sorted({column + step for column, step in joins}),
        key=lambda here: sum(_strain((here - column) * step) for column, step in joins),
    )


def _strain(steps: int) -> float:
    """Return how far from good a join is that goes so many columns to the right."""
    return _SAME_COLUMN if steps == 0 else abs(steps - 1)


def _draw_near(
    found: dict[str, int], near: Mapping[str, Sequence[str]], before: Collection[Pair]
) -> None:
    """Move nodes to where their joins are shortest, as far as the order allows.

    What hangs on one other node stays beside it, so that an outline's columns hold.
    """
    firsts: dict[str, list[str]] = {node: [] for node in found}
    thens: dict[str, list[str]] = {node: [] for node in found}
    for one, then in before:
        firsts[then].append(one)
        thens[one].append(then)
    last = max(found.values())
    for _ in range(_ROUNDS):
        for node in sorted(found, key=lambda node: (-found[node], node)):
            if len(firsts[node]) == 1:
                continue
            low = max((found[one] + 1 for one in firsts[node]), default=0)
            high = min((found[then] - 1 for then in thens[node]), default=last)
            steps = [found[other] for other in near[node]]
            found[node] = _nearest(found[node], range(low, high + 1), steps)


def _nearest(here: int, choices: range, others: Collection[int]) -> int:
    """Return the column with the shortest joins to others; of equals the one nearest to here."""
    return min(
        choices,
        key=lambda choice: (
            sum(_strain(abs(choice - other)) for other in others),
            abs(choice - here),
        ),
    )
