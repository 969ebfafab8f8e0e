"""Curated entries, looked up: which are known, what may join what, which line says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from studyatlas.ingest.sources import SourceFinder
from studyatlas.ingest.vocabulary import names_of
from studyatlas.model.entities import Node, Relation
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem, error
from studyatlas.model.schema import Schema
from studyatlas.store.curation import CuratedNode, CuratedRelation, Curation
from studyatlas.store.read import NODE_FIELDS

RULE = "curated"
_ID = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")


def curated_nodes(
    curation: Curation, schema: Schema, problems: list[Problem], text_of: Mapping[Position, str]
) -> list[Node]:
    """Return the nodes; a second entry with an id is reported and left out."""
    nodes: dict[str, Node] = {}
    for entry in curation.nodes:
        if not _ID.fullmatch(entry.id):
            message = f"id {entry.id!r} is no kebab-case slug, such as 'k-nearest-neighbors'"
            problems.append(error(entry.position, "node-id", message))
        elif first := nodes.get(entry.id):
            message = f"node {entry.id!r} stands at {first.provenance.position} already"
            problems.append(error(entry.position, "duplicate-node", message))
        elif entry.type not in schema.node_types:
            message = f"unknown type {entry.type!r}{nearest(entry.type, schema.node_types)}"
            problems.append(error(entry.type_position, "unknown-type", message))
        else:
            nodes[entry.id] = _node(entry, text_of.get(entry.position, ""))
    problems += _claimed_twice(curation, nodes)
    return list(nodes.values())


def _node(entry: CuratedNode, text: str) -> Node:
    return Node(
        entry.id,
        entry.label,
        entry.type,
        Provenance(entry.position, RULE, Origin.CURATED, text),
        tuple(alias for alias, _ in entry.aliases),
        entry.summary,
        entry.url,
        entry.context,
    )


def _claimed_twice(curation: Curation, nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield a problem for each name that two nodes have."""
    owners: dict[str, str] = {}
    entries = [
        e for e in curation.nodes if e.id in nodes and e.position == nodes[e.id].provenance.position
    ]
    labels = [(name, e.id, e.position) for e in entries for name in names_of(_node(e, ""))]
    places = {(e.id, alias): place for e in entries for alias, place in e.aliases}
    labels.sort(key=lambda found: places.get((found[1], found[0]), found[2]))
    for name, node_id, position in labels:
        owner = owners.setdefault(name_key(name), node_id)
        if owner != node_id:
            place = places.get((node_id, name), position)
            message = f"name {name!r} belongs to {owner!r} already; one name, one node"
            yield error(place, "ambiguous-name", message)


def curated_relations(
    curation: Curation,
    nodes: Mapping[str, Node],
    schema: Schema,
    sources: SourceFinder,
    problems: list[Problem],
) -> list[Relation]:
    """Return the relations that hold; each other one is a problem."""
    for node_id, position in curation.annotated.items():
        if node_id not in nodes:
            message = (
                f"unknown node {node_id!r}{nearest(node_id, nodes)} (a new one needs a 'type')"
            )
            problems.append(error(position, "unknown-node", message))
    for waiver in curation.waivers:
        if waiver.item in nodes and nodes[waiver.item].type != "item":
            message = f"{waiver.item!r} is no exam item; only these can be waived"
            problems.append(error(waiver.position, "waived-node", message))
    relations: dict[tuple[str, str, str], Relation] = {}
    unknown_names: set[Position] = set()
    for entry in curation.relations:
        problem = _unknown(entry, nodes, schema) or _unfit(entry, nodes, schema)
        if problem is None:
            provenance = sources.provenance(entry, problems)
            relation = Relation(entry.source, entry.relation, entry.target, provenance, entry.sign)
            relations.setdefault(relation.key, relation)
        elif problem.rule != "unknown-relation" or problem.position not in unknown_names:
            unknown_names.add(problem.position)
            problems.append(problem)
    return list(relations.values())


def _unknown(entry: CuratedRelation, nodes: Mapping[str, Node], schema: Schema) -> Problem | None:
    """Return which name of a relation stands for nothing."""
    if entry.relation not in schema.relation_types:
        guess = nearest(entry.relation, (*schema.relation_types, *NODE_FIELDS))
        message = f"unknown relation {entry.relation!r}{guess}"
        return error(entry.relation_position, "unknown-relation", message)
    if entry.target not in nodes:
        message = f"unknown node {entry.target!r}{nearest(entry.target, nodes)}"
        return error(entry.position, "unknown-node", message)
    if entry.source not in nodes:
        message = f"left out, because node {entry.source!r} could not be read"
        return error(entry.position, "unknown-node", message)
    return None


def _unfit(entry: CuratedRelation, nodes: Mapping[str, Node], schema: Schema) -> Problem | None:
    """Return why a relation may not join its two ends."""
    kind = schema.relation_types[entry.relation]
    if entry.source == entry.target:
        message = f"{entry.source!r} {kind.forward} itself"
        return error(entry.position, "self-relation", message)
    source, target = nodes[entry.source].type, nodes[entry.target].type
    if not schema.allows(source, entry.relation, target):
        message = f"{entry.relation!r} may not lead from {_a(source)} to {_a(target)}"
        return error(entry.position, "relation-types", message)
    if entry.sign and not (kind.signed and entry.sign in ("+", "-")):
        wanted = "takes sign '+' or '-', or none" if kind.signed else "takes no sign"
        return error(entry.place("sign"), "relation-sign", f"{entry.relation!r} {wanted}")
    return None


def _a(node_type: str) -> str:
    return f"{'an' if node_type[0] in 'aeiou' else 'a'} {node_type}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" with the nearest known name, or nothing.

    >>> nearest("overfiting", ["overfitting", "bias"])
    "; did you mean 'overfitting'?"
    """
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
