"""Other ways that are worth showing beside the cheapest one.

Each is the cheapest path through some node (the single-via paths of Chondrogiannis and others,
"Alternative routing: k-shortest paths with limited overlap", 2015), taken in order of cost where it
differs from all before it. A detour through a synonym is no other way: two stops count as one where
they have a name in common, or where one is a kind of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from studyatlas.analysis.paths.cost import UNIT
from studyatlas.analysis.paths.roads import Ground, Roads
from studyatlas.analysis.paths.shortest import Tree, tree
from studyatlas.model.naming import name_key

Way = tuple[str, ...]

_SHARED = 0.5
"""How much of the shorter one's stops two alternatives may have in common."""
_DEARER, _DEARER_SHARE, _ALWAYS = 1.5, 0.25, 5.0
_MOST = 20_000
"""How many nodes are looked at from either end."""
_KIND = "is_a"


def alternatives(
    roads: Roads, first: Way, count: int, closed: Collection[str] = ()
) -> tuple[Way, ...]:
    """Return a path and others that differ from it and from each other, by cost.

    Args:
        roads: the hops that are open.
        first: the cheapest path.
        count: how many at most, the first included.
        closed: nodes to keep away from.
    """
    found = [first]
    if count > 1:
        for way in _candidates(roads, first, closed):
            if all(differ(roads.ground, way, known) for known in found):
                found.append(way)
            if len(found) == count:
                break
    return tuple(found)


def affordable(cost: float) -> float:
    """Return what an alternative to a path of some cost may cost; a dearer one explains little.

    It is 1.5 or a quarter more; beside a single hop, two hops through an ordinary topic.

    >>> affordable(1.0), affordable(4.0), affordable(20.0)
    (5.0, 5.5, 25.0)
    """
    return max(cost + _DEARER, cost * (1 + _DEARER_SHARE), _ALWAYS)


def differ(ground: Ground, one: Way, other: Way, fixed: Collection[str] = ()) -> bool:
    """Tell whether two paths differ by more than a detour through a synonym.

    The nodes that both must go through, `fixed`, count for neither.
    """
    stops = [[node for node in way[1:-1] if node not in fixed] for way in (one, other)]
    short, long = sorted(stops, key=len)
    if not short:
        return bool(long)
    shared = sum(any(_alike(ground, stop, twin) for twin in long) for stop in short)
    return shared <= _SHARED * len(short)


def _alike(ground: Ground, one: str, other: str) -> bool:
    """Tell whether two stops stand for the same thing in a path."""
    if one == other or _names(ground, one) & _names(ground, other):
        return True
    return any(
        end == other and relation.relation == _KIND for end, relation in ground.relations(one)
    )


def _names(ground: Ground, node: str) -> set[str]:
    found = ground.nodes[node]
    return {name_key(name) for name in (found.label, *found.aliases)} - {""}


def _candidates(roads: Roads, first: Way, closed: Collection[str]) -> Iterator[Way]:
    """Yield the cheapest path through each affordable node off the first path, by cost."""
    there, back, limit = _trees(roads, first, closed)
    taken = set(first)
    through = sorted(
        (there.costs[node] + back.costs[node] + roads.toll(node), node)
        for node in there.costs.keys() & back.costs.keys()
        if node not in taken
    )
    for cost, node in through:
        if cost > limit:
            return
        way = (*reversed(there.chain(node)), *back.chain(node)[1:])
        if len(set(way)) == len(way):
            yield way


def _trees(roads: Roads, first: Way, closed: Collection[str]) -> tuple[Tree, Tree, int]:
    """Return the ways from both ends that affordable paths are made of, and what those may cost.

    Beyond half the limit a node is visited only where the rest of the way, known from the other
    end, is affordable too: one half of such a path lies within half the limit of either end, with
    the toll of the node in the middle divided between them.
    """
    source, target = first[0], first[-1]
    limit = round(affordable(roads.cost(first)) * UNIT)

    def grown(root: str, end: str, far: Mapping[str, int]) -> Tree:
        def worth(node: str, cost: int, toll: int) -> bool:
            if node == end or node in closed:
                return False
            return 2 * cost + toll <= limit or (node in far and cost + toll + far[node] <= limit)

        return tree(roads.beside, roads.toll, root, worth, _MOST)

    there = grown(source, target, grown(target, source, {}).costs)
    return there, grown(target, source, there.costs), limit
