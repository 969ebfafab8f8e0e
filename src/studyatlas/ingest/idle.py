"""Relations that add nothing: mirrored ones, and inferred ones that double or go in a circle."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema


def without_told_twice(relations: Iterable[Relation], schema: Schema) -> list[Relation]:
    """Return the relations, one per key, without what is told by another between its two ends.

    What stays between two nodes depends on the relations between these two alone.
    """
    return without_doubled(without_mirrored(relations, schema))


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


def inferred_circles(
    relations: Iterable[Relation], schema: Schema, names: Container[str] | None = None
) -> list[Relation]:
    """Return the inferred relations within a circle of an acyclic type: those add nothing.

    The notes never said them; an outline did, in which one thing stands under the other and
    elsewhere the other way round.

    A circle of what is stated or curated stays: a check reports it with its lines.

    Args:
        relations: all of them.
        schema: says which types must not go in a circle.
        names: the types to look at; None for all.
    """
    acyclic = (kind.name for kind in schema.relation_types.values() if kind.acyclic)
    looked_at = (name for name in acyclic if names is None or name in names)
    by_name: dict[str, list[Relation]] = {name: [] for name in looked_at}
    for relation in relations:
        if relation.relation in by_name:
            by_name[relation.relation].append(relation)
    return [idle for group in by_name.values() for idle in _circular(group)]


def _circular(relations: Sequence[Relation]) -> list[Relation]:
    """Return the inferred relations of one type that stand in a circle."""
    inferred = [relation for relation in relations if _is_inferred(relation)]
    if not inferred:
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph([(r.source, r.target) for r in relations])
    groups = enumerate(nx.strongly_connected_components(graph))
    group_of = {node: number for number, nodes in groups for node in nodes}
    return [r for r in inferred if group_of[r.source] == group_of[r.target]]


def _is_inferred(relation: Relation) -> bool:
    return relation.provenance.origin is Origin.INFERRED
