"""Questions that are worth asking first of an atlas one does not know yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from studyatlas.analysis.neighbourhood import Walk, within
from studyatlas.model.atlas import Atlas

_FAR = (3, 2)
_SMOOTHING = 10
_MOST = 3
_LOOKED_AT = 12
"""Topics that a path may start from: few, for around each the graph is walked."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Starters:
    """Nodes to ask about."""

    topic: str = ""
    """One to look around; empty where the atlas has none."""
    paths: tuple[Pair, ...] = ()
    """Up to three times two that are a few hops apart, neither of them a hub."""
    pairs: tuple[Pair, ...] = ()
    """Up to three times two of a kind, to compare."""


def starters(atlas: Atlas) -> Starters:
    """Choose topics that exams ask about often though they are no hubs, and what goes with them.

    >>> from studyatlas.model.atlas import make_atlas
    >>> starters(make_atlas([], []))
    Starters(topic='', paths=(), pairs=())
    """
    topics = [n for n in atlas.nodes if not atlas.schema.is_outline(atlas.nodes[n].type)]
    ranked = sorted(topics, key=lambda node: (-_interest(atlas, node), node))
    if not ranked:
        return Starters()
    paths = _apart(_paths(atlas, ranked))
    return Starters(ranked[0], paths, _apart(_pairs(atlas, ranked)))


def _apart(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the first few pairs, no node twice."""
    return tuple(islice(_without_repeats(pairs), _MOST))


def _without_repeats(pairs: Iterable[Pair]) -> Iterator[Pair]:
    taken: set[str] = set()
    for pair in pairs:
        if taken.isdisjoint(pair):
            taken.update(pair)
            yield pair


def _paths(atlas: Atlas, ranked: Sequence[str]) -> Iterator[Pair]:
    """Yield topics with others some hops away, of another type if there are such.

    They are reached by way of topics alone: a path takes no other way.
    """
    topics = Walk(types=frozenset(atlas.nodes[node].type for node in ranked))
    for start in ranked[:_LOOKED_AT]:
        distances = within(atlas, start, max(_FAR), topics)
        ends = [n for hops in _FAR for n in ranked if distances.get(n) == hops]
        kind = atlas.nodes[start].type
        for end in sorted(ends, key=lambda n: atlas.nodes[n].type == kind):
            yield start, end


def _pairs(atlas: Atlas, ranked: Sequence[str]) -> Iterator[Pair]:
    """Yield topics that contrast with each other, then those of one type below one node."""
    place = {node: number for number, node in enumerate(ranked)}
    types = atlas.schema.relation_types
    beside, below = [], defaultdict(list)
    for one in atlas.relations:
        if one.source in place and one.target in place and one.source != one.target:
            kind = types[one.relation]
            if kind.symmetric:
                beside.append((one.source, one.target))
            elif kind.transitive and not kind.prerequisite:
                below[one.target, atlas.nodes[one.source].type].append(one.source)
    firsts = (sorted({*nodes}, key=place.__getitem__)[:2] for nodes in below.values())
    fellows = [pair for nodes in firsts for pair in combinations(nodes, 2)]
    for pairs in (beside, fellows):
        yield from sorted(pairs, key=lambda pair: (sum(place[node] for node in pair), pair))


def _interest(atlas: Atlas, node: str) -> float:
    asked = len(atlas.sources(node, "asks_about"))
    return asked / (_SMOOTHING + len(atlas.relations_of(node)))
