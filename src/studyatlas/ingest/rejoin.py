"""An atlas after an edit, made of the one before; all that did not change is shared.

What stays between two nodes depends on the claims between these two alone. So only the pairs of
nodes are settled anew that a changed note says something of, before or now. But for circles: they
are looked for in all relations of a type that must not go in one, where any of these came or went.

The answer is that of joining all notes, to the byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from studyatlas.ingest.claims import Claims, Pair, pair_of
from studyatlas.ingest.edit import Edit, replaced
from studyatlas.ingest.idle import inferred_circles, without_told_twice
from studyatlas.ingest.joined import (
    Joined,
    claims_of_all,
    first_claims,
    problems_of,
)
from studyatlas.ingest.linked import link_count
from studyatlas.ingest.note import Findings
from studyatlas.ingest.rules import ITEM_ASKS, ITEM_SAYS, TYPED_FIELDS
from studyatlas.ingest.wire import opened
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change, carry_over, merged
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin
from studyatlas.model.relations import keys_of, some_of
from studyatlas.store.source_file import SourceFile

_Key = tuple[str, str, str]


def rejoin(edit: Edit, files: Mapping[int, SourceFile]) -> tuple[Joined, Change] | None:
    """Return the notes joined after an edit, and what it changed in the atlas.

    Args:
        edit: the edit.
        files: the files that changed, by place.

    Returns:
        None where a relation would lead to a node that went.
    """
    before = edit.before
    frame = before.frame
    linked = replaced(before.linked, edit.linked)
    first, wrong = first_claims(frame, edit.read, edit.nodes)
    findings = replaced(before.claims.findings, edit.findings)
    of_all = claims_of_all(frame, edit.names, linked, edit.fields)
    claims = Claims(first, findings, of_all, before.claims.bundled)
    told = _told(edit, claims)
    circular = _circular(before, told)
    gone, come = _seen(before, told, circular)
    relations = merged(before.atlas.relations, gone, come, edit.by_path)
    went = {node for node in edit.other_nodes if node not in edit.nodes}
    if went and any(one in went or other in went for one, _, other in keys_of(relations)):
        return None
    atlas = Atlas(
        _nodes(edit),
        relations,
        edit.documents,
        frame.exams,
        before.atlas.schema,
        link_count(linked),
        before.atlas.vocabulary,
        frame.by_hand,
    )
    paths = frozenset(document.path for document, _ in edit.changed)
    change = Change(before.atlas, atlas, edit.other_nodes, gone, come, paths)
    carry_over(change)
    joined = Joined(
        frame,
        replaced(before.files, files),
        edit.read,
        edit.notes,
        edit.topics,
        edit.names,
        edit.sections or {},
        edit.resolver,
        linked,
        edit.fields,
        claims,
        circular,
        wrong,
        atlas,
        problems_of(frame, edit.read, linked, edit.fields, wrong),
    )
    return joined, change


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told otherwise than before, circles not looked at."""

    gone: Mapping[_Key, Relation]
    come: Mapping[_Key, Relation]
    """One that is told by another line is in both."""


def _told(edit: Edit, claims: Claims) -> _Told:
    schema = edit.before.frame.ground.schema
    pairs = frozenset(_pairs(edit, claims))
    near = claims.between(pairs)
    before = edit.before.claims.between(pairs, near, edit.findings)
    was, now = (
        {relation.key: relation for relation in without_told_twice(one.in_order(), schema)}
        for one in (before, near)
    )
    return _Told(
        {key: relation for key, relation in was.items() if now.get(key) != relation},
        {key: relation for key, relation in now.items() if was.get(key) != relation},
    )


def _pairs(edit: Edit, claims: Claims) -> Iterator[Pair]:
    """Yield every two nodes that something else may be said of."""
    before = edit.before.claims
    others: list[Iterable[Relation]] = []
    for place, found in edit.findings.items():
        others += [_all_of(opened(before.findings[place])), _all_of(found)]
    for place, links in edit.linked.items():
        if (was := edit.before.linked[place].relations) != links.relations:
            others += [was, links.relations]
    for rule in (ITEM_ASKS, ITEM_SAYS, TYPED_FIELDS):
        if before.of_all[rule] != claims.of_all[rule]:
            others += [*before.of_all[rule], *claims.of_all[rule]]
    if before.first != claims.first:
        others += [before.first, claims.first]
    return map(pair_of, chain.from_iterable(others))


def _all_of(findings: Findings) -> Iterator[Relation]:
    for _, relations in (*findings.stated, *findings.inferred):
        yield from relations


def _circular(before: Joined, told: _Told) -> tuple[Relation, ...]:
    """Return what goes in a circle now."""
    schema = before.frame.ground.schema
    acyclic = {kind.name for kind in schema.relation_types.values() if kind.acyclic}
    was, now = (
        {
            (key, r.provenance.origin is Origin.INFERRED)
            for key, r in one.items()
            if key[1] in acyclic
        }
        for one in (told.gone, told.come)
    )
    kept = [told.come.get(r.key, r) for r in before.circular]
    names = {key[1] for key, _ in was ^ now}
    if not names:
        return tuple(kept)
    every = (*some_of(before.atlas.relations, names), *some_of(before.circular, names))
    same = (r for r in every if r.key not in told.gone)
    circular = inferred_circles((*same, *told.come.values()), schema, names)
    return (*(r for r in kept if r.relation not in names), *circular)


def _seen(
    before: Joined, told: _Told, circular: Iterable[Relation]
) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """Return the relations that the atlas has no more, and those that it has now."""
    hidden = {relation.key: relation for relation in before.circular}
    hides = {relation.key: relation for relation in circular}
    gone = {key: relation for key, relation in told.gone.items() if key not in hidden}
    come = {key: relation for key, relation in told.come.items() if key not in hides}
    for key in hides.keys() - hidden.keys() - told.come.keys():
        gone[key] = hides[key]
    for key in hidden.keys() - hides.keys() - told.gone.keys():
        come[key] = hidden[key]
    return tuple(gone.values()), tuple(come.values())


def _nodes(edit: Edit) -> Mapping[str, Node]:
    """Return the nodes of the atlas in order of id."""
    before, now = edit.before.atlas.nodes, edit.nodes
    others = {node: now[node] for node in edit.other_nodes if node in now}
    if edit.other_nodes <= before.keys() and len(others) == len(edit.other_nodes):
        return MappingProxyType({**before, **others})
    return MappingProxyType({node: now[node] for node in sorted(now)})
