"""Shortest paths on hops that are worked out as they are come by.

Dijkstra's method (1959), from both ends at once: it stops when what is left on either side cannot
beat the best meeting (Nicholson, 1966; Pohl, 1971).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

Around = Callable[[str], tuple[tuple[str, int], ...]]
"""Gives where one gets from a node in one hop, and what that costs."""


def shortest(
    around: Around, source: str, target: str, closed: Collection[str] = ()
) -> tuple[str, ...] | None:
    """Return the cheapest path that keeps away from the closed nodes; None where there is none.

    >>> roads = {"a": (("b", 1), ("c", 5)), "b": (("a", 1), ("c", 2)), "c": (("a", 5), ("b", 2))}
    >>> shortest(roads.__getitem__, "a", "c")
    ('a', 'b', 'c')
    >>> shortest(roads.__getitem__, "a", "c", closed={"b"})
    ('a', 'c')
    """
    costs: tuple[dict[str, int], ...] = ({source: 0}, {target: 0})
    before: tuple[dict[str, str], ...] = ({}, {})
    heaps: tuple[list[tuple[int, str]], ...] = ([(0, source)], [(0, target)])
    best, meeting = -1, ""
    while heaps[0] and heaps[1]:
        if 0 <= best <= heaps[0][0][0] + heaps[1][0][0]:
            break
        side = 0 if heaps[0][0][0] <= heaps[1][0][0] else 1
        own, others, heap = costs[side], costs[1 - side], heaps[side]
        cost, node = heappop(heap)
        if cost > own[node]:
            continue
        for end, hop in around(node):
            total = cost + hop
            known = own.get(end)
            if (known is not None and known <= total) or end in closed:
                continue
            own[end] = total
            before[side][end] = node
            heappush(heap, (total, end))
            rest = others.get(end)
            if rest is not None and (best < 0 or total + rest < best):
                best, meeting = total + rest, end
    if best < 0:
        return None
    return (*reversed(_chain(before[0], meeting)), *_chain(before[1], meeting)[1:])


@dataclass(frozen=True, slots=True)
class Tree:
    """The cheapest ways from one node to those around it."""

    costs: Mapping[str, int]
    before: Mapping[str, str]

    def chain(self, node: str) -> tuple[str, ...]:
        """Return the way from a node back to the tree's root."""
        return _chain(self.before, node)


def tree(
    around: Around,
    root: str,
    closed: Collection[str],
    worth: Callable[[str, int], bool],
    most: int,
) -> Tree:
    """Return the cheapest ways from a node to all that are worth a visit.

    Args:
        around: the hops.
        root: where to start.
        closed: nodes to keep away from.
        worth: tells whether to enter a node at a cost.
        most: how many nodes at most.
    """
    costs, before = {root: 0}, dict[str, str]()
    settled: dict[str, int] = {}
    heap = [(0, root)]
    while heap and len(settled) < most:
        cost, node = heappop(heap)
        if node in settled:
            continue
        settled[node] = cost
        for end, hop in around(node):
            total = cost + hop
            known = costs.get(end)
            if (known is None or total < known) and end not in closed and worth(end, total):
                costs[end] = total
                before[end] = node
                heappush(heap, (total, end))
    return Tree(settled, before)


def _chain(before: Mapping[str, str], node: str) -> tuple[str, ...]:
    chain = [node]
    while node in before:
        node = before[node]
        chain.append(node)
    return tuple(chain)
