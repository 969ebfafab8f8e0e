"""Atlases of a given size from a fixed seed: nodes and relations alone, made in memory.

Three shapes: relations between random topics, a growing graph where what has many neighbours gets
more, and prerequisites, of which each topic has a few earlier ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

SEED = 2026
_KINDS = ("uses", "requires", "affects", "part_of", "is_a", "used_for", "contrasts_with")
_AT = Provenance(Position("graph/topics.yaml"), "curated", Origin.CURATED)

Pair = tuple[int, int]
Shape = Callable[[int, random.Random], Iterator[Pair]]


def chance(*what: object) -> random.Random:
    """Return a source of chance that is the same every time."""
    return random.Random(f"{SEED} {what}")  # noqa: S311 - the same every time is the point


def scattered(nodes: int, luck: random.Random) -> Iterator[Pair]:
    """Yield relations between random topics, four at each of them on average."""
    for _ in range(2 * nodes):
        one, other = luck.randrange(nodes), luck.randrange(nodes)
        if one != other:
            yield one, other


def with_hubs(nodes: int, luck: random.Random) -> Iterator[Pair]:
    """Yield two relations for each topic, most of them to where there are many (Barabási, 1999)."""
    ends = [0]
    for one in range(1, nodes):
        for _ in range(2):
            other = luck.choice(ends) if luck.random() < 0.7 else luck.randrange(one)
            if other != one:
                yield one, other
                ends += [one, other]


def made(nodes: int, shape: Shape) -> Atlas:
    """Return an atlas of a shape."""
    luck = chance(nodes, shape.__name__)
    names = [f"topic-{number:07}" for number in range(nodes)]
    relations = [
        Relation(names[one], luck.choice(_KINDS), names[other], _AT)
        for one, other in shape(nodes, luck)
    ]
    return make_atlas([Node(name, name, "concept", _AT) for name in names], relations)


def prerequisites(topics: int) -> Atlas:
    """Return topics of which each needs one to three earlier ones, most of them near ones."""
    luck = chance(topics)
    reach = max(10, topics // 50)
    relations = [
        Relation(f"t{place}", "requires", f"t{need}", _AT)
        for place in range(1, topics)
        for need in sorted(
            {
                max(0, place - 1 - int(luck.expovariate(1 / reach)))
                for _ in range(luck.choice((1, 2, 2, 3)))
            }
        )
    ]
    nodes = (Node(f"t{place}", f"Topic {place}", "concept", _AT) for place in range(topics))
    return make_atlas(nodes, relations)
