"""Paths that go through given nodes, in order: one leg after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, zip_longest

from studyatlas.analysis.paths.alternatives import Way, affordable, alternatives, differ
from studyatlas.analysis.paths.roads import Roads
from studyatlas.analysis.paths.shortest import shortest

Legs = tuple[Way, ...]


def find_ways(roads: Roads, stops: Sequence[str], count: int) -> tuple[Way, ...]:
    """Return paths through some nodes in order, the cheapest first; empty where there is none.

    No path passes a node twice. Where legs are in each other's way, the earlier ones go first, or
    the later ones, whichever is cheaper; a path that needs both to give way is not found.

    Args:
        roads: the hops that are open.
        stops: both ends, and between them the nodes to go through.
        count: how many paths at most.
    """
    legs = _cheapest_legs(roads, stops)
    if not legs:
        return ()
    if len(legs) == 1:
        return alternatives(roads, legs[0], count)
    found = [_joined(legs)]
    limit = affordable(roads.cost(found[0]))
    candidates = {_joined(mixed) for mixed in _mixed(roads, legs, count)}
    for cost, way in sorted((roads.cost(way), way) for way in candidates):
        if cost > limit or len(found) == count:
            break
        simple = len(set(way)) == len(way)
        if simple and all(differ(roads.ground, way, known, stops) for known in found):
            found.append(way)
    return tuple(found)


def _cheapest_legs(roads: Roads, stops: Sequence[str]) -> Legs:
    """Return legs without a node in common; none where they cannot be found."""
    pairs = tuple(pairwise(stops))
    forward = _in_turn(roads, pairs)
    if len(pairs) == 1:
        return forward
    backward = _in_turn(roads, pairs[::-1])[::-1]
    both = [legs for legs in (forward, backward) if legs]
    return min(both, key=lambda legs: roads.cost(_joined(legs)), default=())


def _in_turn(roads: Roads, pairs: Sequence[tuple[str, str]]) -> Legs:
    """Return the cheapest leg between each pair, none over a node that is taken."""
    taken = set(chain.from_iterable(pairs))
    legs: list[Way] = []
    for pair in pairs:
        leg = shortest(roads.beside, roads.toll, pair, taken.difference(pair))
        if leg is None:
            return ()
        taken.update(leg)
        legs.append(leg)
    return tuple(legs)


def _mixed(roads: Roads, legs: Legs, count: int) -> Iterator[Legs]:
    """Yield the legs with one of them replaced by an alternative, or all of them at once."""
    everything = set(chain.from_iterable(legs))
    each = [alternatives(roads, leg, count, everything.difference(leg)) for leg in legs]
    for place, others in enumerate(each):
        yield from ((*legs[:place], other, *legs[place + 1 :]) for other in others[1:])
    for row in zip_longest(*each):
        yield tuple(leg if other is None else other for other, leg in zip(row, legs, strict=True))


def _joined(legs: Legs) -> Way:
    return (*legs[0], *chain.from_iterable(leg[1:] for leg in legs[1:]))
