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
    """Return the relations, one per key, without the second of two that are one read both ways."""
    symmetric = {kind.name for kind in schema.relation_types.values() if kind.symmetric}
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        name = relation.relation
        if name in symmetric and (relation.target, name, relation.source) in kept:
            continue
        kept.setdefault((relation.source, name, relation.target), relation)
    return list(kept.values())


def without_doubled(relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations without the inferred ones between two nodes that a stated one joins."""
    kept = list(relations)
    inferred = [r for r in kept if _is_inferred(r) and r.relation != "explains"]
    asked = {(r.source, r.target) for r in inferred} | {(r.target, r.source) for r in inferred}
    told = {pair for r in kept if (pair := (r.source, r.target)) in asked and not _is_inferred(r)}
    idle = {id(r) for r in inferred if (r.source, r.target) in told or (r.target, r.source) in told}
    return [r for r in kept if id(r) not in idle] if idle else kept


def without_inferred_circles(relations: Iterable[Relation], schema: Schema) -> list[Relation]:
    """Return the relations without the inferred ones within a circle of an acyclic type.

    The notes never said those; an outline did, in which one thing stands under the other and
    elsewhere the other way round.

    A circle of what is stated or curated stays: a check reports it with its lines.
    """
    import networkx as nx

    kept = list(relations)
    acyclic = {kind.name for kind in schema.relation_types.values() if kind.acyclic}
    inferred = [r for r in kept if r.relation in acyclic and _is_inferred(r)]
    idle: set[int] = set()
    for name in {r.relation for r in inferred}:
        pairs = ((r.source, r.target) for r in kept if r.relation == name)
        graph: nx.DiGraph[str] = nx.DiGraph(pairs)
        groups = enumerate(nx.strongly_connected_components(graph))
        group_of = {node: number for number, nodes in groups for node in nodes}
        idle |= {
            id(r)
            for r in inferred
            if r.relation == name and group_of[r.source] == group_of[r.target]
        }
    return [r for r in kept if id(r) not in idle] if idle else kept


def _is_inferred(relation: Relation) -> bool:
    return relation.provenance.origin is Origin.INFERRED
