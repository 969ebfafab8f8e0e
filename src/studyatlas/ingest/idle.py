"""Relations that add nothing: mirrored ones, and inferred ones that double or go in a circle."""

from __future__ import annotations

from collections.abc import Iterable

from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema


def without_idle(relations: Iterable[Relation], schema: Schema) -> list[Relation]:
    """Return the relations without those that add nothing."""
    told = without_doubled(without_mirrored(relations, schema))
    return without_inferred_circles(told, schema)


def without_mirrored(relations: Iterable[Relation], schema: Schema) -> list[Relation]:
    """Return the relations without the second of two that are one, read both ways."""
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        kind = schema.relation_types.get(relation.relation)
        mirrored = (relation.target, relation.relation, relation.source)
        if not (kind and kind.symmetric and mirrored in kept):
            kept.setdefault(relation.key, relation)
    return list(kept.values())


def without_doubled(relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations without the inferred ones between two nodes that a stated one joins."""
    kept = list(relations)
    told = {
        pair
        for r in kept
        if r.provenance.origin is not Origin.INFERRED
        for pair in ((r.source, r.target), (r.target, r.source))
    }
    return [
        r
        for r in kept
        if r.provenance.origin is not Origin.INFERRED
        or r.relation == "explains"
        or (r.source, r.target) not in told
    ]


def without_inferred_circles(relations: Iterable[Relation], schema: Schema) -> list[Relation]:
    """Return the relations without the inferred ones within a circle of an acyclic type.

    The notes never said those; an outline did, in which one thing stands under the other and
    elsewhere the other way round.

    A circle of what is stated or curated stays: a check reports it with its lines.
    """
    import networkx as nx

    kept = list(relations)
    for kind in schema.relation_types.values():
        if kind.acyclic:
            pairs = ((r.source, r.target) for r in kept if r.relation == kind.name)
            graph: nx.DiGraph[str] = nx.DiGraph(pairs)
            groups = enumerate(nx.strongly_connected_components(graph))
            group_of = {node: number for number, nodes in groups for node in nodes}
            kept = [
                r
                for r in kept
                if r.relation != kind.name
                or r.provenance.origin is not Origin.INFERRED
                or group_of[r.source] != group_of[r.target]
            ]
    return kept
