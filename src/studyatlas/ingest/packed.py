"""An atlas and its problems as bytes, for a snapshot.

The notes' lines stay out: they are in the files, whose content a snapshot is kept for. A relation
quotes them by number, and what many relations share is written once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from studyatlas.ingest.documents import pack_document, unpack_document
from studyatlas.model.atlas import Atlas, LinkCount
from studyatlas.model.by_hand import ByHand
from studyatlas.model.document import Document
from studyatlas.model.entities import Node
from studyatlas.model.guide import Exam
from studyatlas.model.problem import Problem
from studyatlas.model.relation_table import Places, Rows, column
from studyatlas.model.relations import Relations
from studyatlas.model.schema import NodeType, RelationType, Schema


class _Packed(msgspec.Struct, array_like=True):
    bare: list[tuple[str, bytes]]
    """Documents that are not as the notes have them, by path: outlines of exams are taken out."""
    nodes: list[Node]
    words: list[str]
    """Every text that the rows below name by number."""
    places: tuple[bytes, ...]
    """Columns of the provenances: path, line, last line, column, rule, origin, quote."""
    relations: tuple[bytes, ...]
    """Columns of the relations: source, type, target, provenance, sign."""
    exams: tuple[Exam, ...]
    node_types: tuple[NodeType, ...]
    relation_types: tuple[RelationType, ...]
    links: LinkCount
    vocabulary: str
    by_hand: ByHand
    problems: tuple[Problem, ...]


_encode = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(_Packed)


def pack_atlas(atlas: Atlas, problems: Iterable[Problem], notes: Mapping[str, Document]) -> bytes:
    """Return an atlas and its problems as bytes; `notes` are documents that are saved already."""
    documents = {document.path: document for document in atlas.documents}
    relations = _columns(atlas, documents)
    return _encode(
        _Packed(
            [(d.path, pack_document(d)) for d in atlas.documents if notes.get(d.path) is not d],
            list(atlas.nodes.values()),
            list(relations.words),
            _as_bytes(relations.places),
            _as_bytes(relations.rows),
            atlas.exams,
            tuple(atlas.schema.node_types.values()),
            tuple(atlas.schema.relation_types.values()),
            atlas.links,
            atlas.vocabulary,
            atlas.by_hand,
            tuple(problems),
        )
    )


def unpack_atlas(
    packed: bytes | memoryview, notes: Mapping[str, Document]
) -> tuple[Atlas, tuple[Problem, ...]]:
    """Return what was packed; `notes` are the documents by path, as they were read.

    Raises:
        ValueError: these bytes are no atlas, or of other notes.
    """
    found = _DECODER.decode(packed)
    try:
        bare = {path: unpack_document(d, notes[path].lines) for path, d in found.bare}
        by_path = {**notes, **bare}
        documents = tuple(by_path[path] for path in sorted(by_path))
        nodes = MappingProxyType({node.id: node for node in found.nodes})
        relations = _relations(found, by_path)
    except (LookupError, TypeError) as failure:  # a column too many or too few is the latter
        raise ValueError("these are other notes") from failure
    schema = Schema(
        {kind.name: kind for kind in found.node_types},
        {kind.name: kind for kind in found.relation_types},
    )
    atlas = Atlas(
        nodes,
        relations,
        documents,
        found.exams,
        schema,
        found.links,
        found.vocabulary,
        found.by_hand,
    )
    return atlas, found.problems


def _columns(atlas: Atlas, documents: Mapping[str, Document]) -> Relations:
    """Return the relations of an atlas as columns, as most are already."""
    relations = atlas.relations
    return relations if isinstance(relations, Relations) else Relations.of(relations, documents)


def _relations(found: _Packed, documents: Mapping[str, Document]) -> Relations:
    ids = {node.id: node.id for node in found.nodes}
    words = [ids.get(word, word) for word in found.words]  # one text for one id
    places, rows = Places(*map(_numbers, found.places)), Rows(*map(_numbers, found.relations))
    relations = Relations(words, places, rows, documents)
    relations.check()
    return relations


def _as_bytes(columns: Iterable[array[int]]) -> tuple[bytes, ...]:
    return tuple(one.tobytes() for one in columns)


def _numbers(packed: bytes) -> array[int]:
    numbers = column()
    numbers.frombytes(packed)
    return numbers
