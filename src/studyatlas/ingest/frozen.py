"""Joined notes as bytes, for a snapshot: what an edit in another process starts from.

The atlas, the notes and what was found in them are saved already; here is what else a `Joined` has.
Of a note that was edited since, the text is gone. What it said is there, and that is enough: an
edit replaces all of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import msgspec

from studyatlas.ingest.by_hand import says_by_hand
from studyatlas.ingest.claims import Claims
from studyatlas.ingest.frame import Ground, read_frame, read_ground
from studyatlas.ingest.joined import (
    Fields,
    Joined,
    bundled,
    claims_of_all,
    first_claims,
    known_with,
    problems_of,
)
from studyatlas.ingest.known import Known
from studyatlas.ingest.linked import Linked
from studyatlas.ingest.links import Resolver
from studyatlas.ingest.note import Note
from studyatlas.ingest.outline import SECTION_RULE
from studyatlas.ingest.rules import note_links
from studyatlas.ingest.saved import SavedNotes
from studyatlas.ingest.topics import topic_id
from studyatlas.ingest.wire import PackedFindings
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.problem import Problem
from studyatlas.model.relations import some_of
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace


class _Frozen(msgspec.Struct, array_like=True):
    ground: bytes
    """A digest of the curated files."""
    topics: list[str]
    """Their keys."""
    links: list[tuple[int, int, list[int], tuple[Problem, ...]]]
    """For each note how many lead somewhere, how many nowhere, to which notes, what is wrong."""
    fields: Fields
    circular: tuple[Relation, ...]
    wrong_sources: tuple[Problem, ...]


_encode = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(_Frozen)


def freeze(joined: Joined) -> bytes:
    """Return what else joined notes have; nothing where that could not be joined again."""
    ids = {topic_id(key) for key in joined.topics}
    links = {r.key for r in some_of(joined.atlas.relations, rule=note_links.ID)}
    if len(ids) < len(joined.topics) or links != {
        r.key for one in joined.linked for r in one.relations
    }:
        return b""
    places = {file.path: place for place, file in enumerate(joined.files)}
    return _encode(
        _Frozen(
            _digest(joined.frame.ground),
            list(joined.topics),
            [
                (one.resolved, one.dangling, [places[t] for t in one.targets], one.problems)
                for one in joined.linked
            ],
            joined.fields,
            joined.circular,
            joined.wrong_sources,
        )
    )


def thawed(
    packed: bytes | memoryview, workspace: Workspace, saved: SavedNotes, atlas: Atlas
) -> Joined | None:
    """Return the notes as they were joined; None where all must be joined anew.

    Args:
        packed: what `freeze` gave.
        workspace: the workspace as it is now.
        saved: the notes as they were saved.
        atlas: the atlas of that time.

    Raises:
        ValueError: these bytes are nothing that was frozen.
    """
    files, read = saved.files, saved.notes
    found = _DECODER.decode(packed) if packed else None
    ground = read_ground(workspace)
    if found is None or found.ground != _digest(ground) or len(found.links) != len(files):
        return None
    changed = {file.path for file in files if not file.text}
    if changed and not (found.fields.is_silent_on(changed) and _is_apart(ground, read, changed)):
        return None
    frame, notes = read_frame(ground, read)
    topics = {key: atlas.nodes[topic_id(key)] for key in found.topics}
    names = Known(known_with(frame, topics), ground.schema)
    ids = {node: node for node in names.nodes}
    linked = _linked(found, files, atlas)
    packed_findings = tuple(
        PackedFindings(note.document, one, ids)
        for note, one in zip(notes, saved.findings, strict=True)
    )
    nodes = dict(atlas.nodes)
    first, _ = first_claims(frame, read, nodes)
    of_all = claims_of_all(frame, names, linked, found.fields)
    return Joined(
        frame,
        files,
        read,
        notes,
        topics,
        names,
        _sections(atlas),
        Resolver(note.document for note in read),
        linked,
        found.fields,
        Claims(first, packed_findings, of_all, bundled(frame, nodes)),
        found.circular,
        found.wrong_sources,
        atlas,
        problems_of(frame, read, linked, found.fields, found.wrong_sources),
    )


def _is_apart(ground: Ground, notes: Sequence[Note], changed: set[str]) -> bool:
    """Tell whether nothing but its own share was made of the text of a changed note."""
    curation = ground.curation
    if says_by_hand(curation) or any(entry.file for entry in curation.relations):
        return False
    return not any(note.has_outline for note in notes if note.document.path in changed)


def _sections(atlas: Atlas) -> Mapping[str, Node]:
    return {n.id: n for n in atlas.nodes.values() if n.provenance.rule == SECTION_RULE}


def _linked(found: _Frozen, files: Sequence[SourceFile], atlas: Atlas) -> tuple[Linked, ...]:
    relations: dict[str, list[Relation]] = {file.path: [] for file in files}
    for relation in some_of(atlas.relations, rule=note_links.ID):
        relations[relation.provenance.position.path].append(relation)
    return tuple(
        Linked(
            tuple(relations[file.path]),
            resolved,
            dangling,
            problems,
            tuple(files[target].path for target in targets),
        )
        for file, (resolved, dangling, targets, problems) in zip(files, found.links, strict=True)
    )


def _digest(ground: Ground) -> bytes:
    told = repr((ground.name, [(file.path, file.text) for file in ground.files]))
    return blake2b(told.encode("utf-8", "backslashreplace"), digest_size=32).digest()
