"""Shortest paths on hops that are worked out as they are come by.

Dijkstra's method (1959), from both ends at once: it stops when what is left on either side cannot
beat the best meeting (Nicholson, 1966; Pohl, 1971). A node counts as near by what it costs to get
there and half its toll. The toll is looked up only for a node whose turn it is: it comes by looking
at everything beside the node.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

Beside = Callable[[str], Mapping[str, int]]
"""Gives where one gets from a node in one hop, with what the hop costs."""
Toll = Callable[[str], int]
"""Gives what it costs to pass through a node."""
Worth = Callable[[str, int, int], bool]
"""Tells whether to visit a node, from what it costs to get there and what its toll is at least."""


class _Search:
    """What one end knows of its surroundings."""

    def __init__(self, root: str) -> None:
        self.costs, self.before = {root: 0}, dict[str, str]()
        self.heap, self.left = [(0, root)], set[str]()

    def next(self, toll: Toll) -> tuple[str, int] | None:
        """Return the nearest node with what it costs to leave it; None where that is put off."""
        key, node = heappop(self.heap)
        if node in self.left:
            return None
        due = toll(node) if node in self.before else 0
        near = self.costs[node] + due // 2
        if key < near:
            heappush(self.heap, (near, node))
            return None
        self.left.add(node)
        return node, self.costs[node] + due

    def reach(
        self, node: str, leaving: int, hops: Mapping[str, int], closed: Collection[str] = ()
    ) -> list[tuple[str, int]]:
        """Return where hops from a node lead more cheaply than any way so far, and note that."""
        costs, before, heap = self.costs, self.before, self.heap
        found = []
        for end, hop in hops.items():
            cost = leaving + hop
            if costs.get(end, cost + 1) > cost and end not in closed:
                costs[end], before[end] = cost, node
                heappush(heap, (cost, end))
                found.append((end, cost))
        return found


def shortest(
    beside: Beside, toll: Toll, ends: tuple[str, str], closed: Collection[str] = ()
) -> tuple[str, ...] | None:
    """Return the cheapest path that keeps away from the closed nodes; None where there is none.

    >>> beside = {"a": {"b": 1, "c": 5}, "b": {"a": 1, "c": 2}, "c": {"a": 5, "b": 2}}
    >>> shortest(beside.__getitem__, lambda node: 1, ("a", "c"))
    ('a', 'b', 'c')
    >>> shortest(beside.__getitem__, lambda node: 3, ("a", "c"))
    ('a', 'c')
    """
    there, back = _Search(ends[0]), _Search(ends[1])
    best, meeting = -1, ""
    while there.heap and back.heap:
        nearest, farther = there.heap[0][0], back.heap[0][0]
        if 0 <= best <= nearest + farther:
            break
        own, other = (there, back) if nearest <= farther else (back, there)
        found = own.next(toll)
        if found is None:
            continue
        node, leaving = found
        for end, cost in own.reach(node, leaving, beside(node), closed):
            if end in other.costs:
                whole = cost + other.costs[end] + (toll(end) if end not in ends else 0)
                if best < 0 or whole < best:
                    best, meeting = whole, end
    if best < 0:
        return None
    return (*reversed(_chain(there.before, meeting)), *_chain(back.before, meeting)[1:])


@dataclass(frozen=True, slots=True)
class Tree:
    """The cheapest ways from one node, the root, to those around it."""

    costs: Mapping[str, int]
    """Without the root's toll, and without that of the node one gets to."""
    before: Mapping[str, str]

    def chain(self, node: str) -> tuple[str, ...]:
        """Return the way from a node back to the root."""
        return _chain(self.before, node)


def tree(beside: Beside, toll: Toll, root: str, worth: Worth, most: int) -> Tree:
    """Return the cheapest ways from a node to all that are worth a visit.

    Args:
        beside: the hops.
        toll: what it costs to pass through a node.
        root: where to start.
        worth: tells whether to visit a node.
        most: how many nodes at most.
    """
    search, settled = _Search(root), dict[str, int]()
    while search.heap and len(settled) < most:
        found = search.next(toll)
        if found is None:
            continue
        node, leaving = found
        cost = search.costs[node]
        if node != root and not worth(node, cost, leaving - cost):
            continue
        settled[node] = cost
        hops = beside(node)
        search.reach(node, leaving, {n: hops[n] for n in hops if worth(n, leaving + hops[n], 0)})
    return Tree(settled, search.before)


def _chain(before: Mapping[str, str], node: str) -> tuple[str, ...]:
    chain = [node]
    while node in before:
        node = before[node]
        chain.append(node)
    return tuple(chain)
