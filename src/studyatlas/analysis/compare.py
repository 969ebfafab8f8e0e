"""What two nodes share and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from studyatlas.analysis.details import (
    ASKED_ABOUT,
    Group,
    Role,
    grouped,
    other_end,
    own_relations,
    rank,
    role_in,
    role_rank,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation

_Ties = Mapping[tuple[Role, str], Relation]
"""A node's relations to third nodes, by its role and the other end."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A role that both nodes have towards the same others."""

    role: Role
    pairs: tuple[tuple[Relation, Relation], ...]
    """For each other end, the relation of the one and that of the other."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A node that both are joined to, each in its own way."""

    end: str
    one: tuple[Relation, ...]
    other: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A role, with what only one of the two is joined to in it; a side may be empty."""

    role: Role
    one: tuple[Relation, ...]
    other: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two nodes, relation by relation: each relation stands in exactly one of the four parts."""

    one: Node
    other: Node
    joined: tuple[Relation, ...]
    """Relations between the two themselves."""
    shared: tuple[Shared, ...]
    crossings: tuple[Crossing, ...]
    differences: tuple[Difference, ...]
    sections: tuple[str, ...]
    """Ids of the sections that explain or mention both, in order of path and line."""

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the exam items that ask about both."""
        asked = (group.pairs for group in self.shared if group.role == ASKED_ABOUT)
        return tuple(relation.source for pairs in asked for relation, _ in pairs)


def compare(atlas: Atlas, one: str, other: str) -> Comparison:
    """Compare two nodes by their relations.

    A relation is shared where its type, direction and sign and the node at its other end are the
    same. A symmetric relation that is written down from both ends counts once.

    >>> from studyatlas.model.atlas import make_atlas
    >>> from studyatlas.model.position import Origin, Position, Provenance
    >>> at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    >>> nodes = [Node(n, n.title(), "concept", at) for n in ("rye", "spelt", "bread", "acid")]
    >>> uses = [("bread", "rye"), ("bread", "spelt"), ("acid", "rye")]
    >>> atlas = make_atlas(nodes, [Relation(a, "uses", b, at) for a, b in uses])
    >>> found = compare(atlas, "rye", "spelt")
    >>> [relation.source for group in found.shared for relation, _ in group.pairs]
    ['bread']
    >>> [[r.source for r in difference.one] for difference in found.differences]
    [['acid']]

    Raises:
        KeyError: there is no such node.
    """
    nodes = atlas.nodes[one], atlas.nodes[other]
    mine, theirs = _ties(atlas, one, other), _ties(atlas, other, one)
    only_mine, only_theirs = _by_end(mine, theirs), _by_end(theirs, mine)
    crossed = only_mine.keys() & only_theirs.keys()
    return Comparison(
        *nodes,
        joined=_between(atlas, one, other),
        shared=_shared(atlas, mine, theirs),
        crossings=tuple(
            Crossing(
                end,
                _ordered(grouped(atlas, one, only_mine[end])),
                _ordered(grouped(atlas, other, only_theirs[end])),
            )
            for end in sorted(crossed, key=lambda end: rank(atlas, end))
        ),
        differences=_differences(
            atlas,
            grouped(atlas, one, _without(only_mine, crossed)),
            grouped(atlas, other, _without(only_theirs, crossed)),
        ),
        sections=_sections(atlas, one, other),
    )


def _between(atlas: Atlas, one: str, other: str) -> tuple[Relation, ...]:
    ends = {one, other}
    return tuple(r for r in own_relations(atlas, one) if {r.source, r.target} == ends)


def _ties(atlas: Atlas, node: str, beside: str) -> _Ties:
    ties: dict[tuple[Role, str], Relation] = {}
    for relation in own_relations(atlas, node):
        end = other_end(relation, node)
        if end != beside:
            ties.setdefault((role_in(atlas, relation, node), end), relation)
    return ties


def _shared(atlas: Atlas, mine: _Ties, theirs: _Ties) -> tuple[Shared, ...]:
    groups: dict[Role, list[tuple[Relation, Relation]]] = {}
    for role, end in sorted((t for t in mine if t in theirs), key=lambda t: rank(atlas, t[1])):
        groups.setdefault(role, []).append((mine[role, end], theirs[role, end]))
    return tuple(
        Shared(role, tuple(groups[role]))
        for role in sorted(groups, key=lambda role: role_rank(atlas, role))
    )


def _by_end(ties: _Ties, beside: _Ties) -> dict[str, list[Relation]]:
    """Return the relations that have no match beside, by their other end."""
    found: dict[str, list[Relation]] = {}
    for (role, end), relation in ties.items():
        if (role, end) not in beside:
            found.setdefault(end, []).append(relation)
    return found


def _without(by_end: Mapping[str, Iterable[Relation]], ends: Collection[str]) -> Iterator[Relation]:
    return chain.from_iterable(r for end, r in by_end.items() if end not in ends)


def _ordered(groups: Iterable[Group]) -> tuple[Relation, ...]:
    return tuple(relation for group in groups for relation in group.relations)


def _differences(
    atlas: Atlas, mine: Iterable[Group], theirs: Iterable[Group]
) -> tuple[Difference, ...]:
    one = {group.role: group.relations for group in mine}
    other = {group.role: group.relations for group in theirs}
    return tuple(
        Difference(role, one.get(role, ()), other.get(role, ()))
        for role in sorted({*one, *other}, key=lambda role: role_rank(atlas, role))
    )


def _sections(atlas: Atlas, one: str, other: str) -> tuple[str, ...]:
    mine, theirs = (set(atlas.sources(node, "explains", "mentions")) for node in (one, other))
    return tuple(sorted(mine & theirs, key=lambda section: rank(atlas, section)))
