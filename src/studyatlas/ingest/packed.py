"""An atlas and its problems as bytes, for a snapshot.

The notes' lines stay out: they are in the files, whose content a snapshot is kept for. A relation
quotes them by number, and what many relations share is written once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from studyatlas.ingest.documents import pack_document, unpack_document
from studyatlas.ingest.wire import ORIGINS, PLACE
from studyatlas.model.atlas import Atlas, LinkCount
from studyatlas.model.bulk import made
from studyatlas.model.by_hand import ByHand
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Exam
from studyatlas.model.position import Position, Provenance
from studyatlas.model.problem import Problem
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
    words, places, relations = _columns(atlas.relations, documents)
    return _encode(
        _Packed(
            [(d.path, pack_document(d)) for d in atlas.documents if notes.get(d.path) is not d],
            list(atlas.nodes.values()),
            words,
            places,
            relations,
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
        relations = tuple(_relations(found, by_path))
    except (KeyError, IndexError) as failure:
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


def _columns(
    relations: Sequence[Relation], documents: Mapping[str, Document]
) -> tuple[list[str], tuple[bytes, ...], tuple[bytes, ...]]:
    """Return every text once, and by their numbers the columns of provenances and of relations."""
    numbers: dict[str, int] = {}

    def named(texts: Iterable[str]) -> array[int]:
        column = list(texts)
        for text in dict.fromkeys(column):
            numbers.setdefault(text, len(numbers))
        return _column(map(numbers.__getitem__, column))

    every = {id(relation.provenance): relation.provenance for relation in relations}
    place_of = {found: place for place, found in enumerate(every)}
    provenances = list(every.values())
    positions = [at.position for at in provenances]
    quoted = [documents.get(position.path) for position in positions]
    is_line = [
        document is not None and document.quote(position.line) == at.quote
        for document, position, at in zip(quoted, positions, provenances, strict=True)
    ]
    quotes = named("" if line else at.quote for line, at in zip(is_line, provenances, strict=True))
    places = (
        named(position.path for position in positions),
        _column(position.line for position in positions),
        _column(position.end_line for position in positions),
        _column(position.column for position in positions),
        named(at.rule for at in provenances),
        _column(PLACE[at.origin] for at in provenances),
        _column(-1 if line else quote for line, quote in zip(is_line, quotes, strict=True)),
    )
    rows = (
        named(relation.source for relation in relations),
        named(relation.relation for relation in relations),
        named(relation.target for relation in relations),
        _column(place_of[id(relation.provenance)] for relation in relations),
        named(relation.sign for relation in relations),
    )
    return list(numbers), _as_bytes(places), _as_bytes(rows)


def _relations(found: _Packed, documents: Mapping[str, Document]) -> list[Relation]:
    ids = {node.id: node.id for node in found.nodes}
    words = [ids.get(word, word) for word in found.words]  # one text for one id
    provenances = _provenances(list(map(_numbers, found.places)), words, documents)
    source, relation, target, place, sign = map(_numbers, found.relations)
    word = words.__getitem__
    return made(
        Relation,
        source=map(word, source),
        relation=map(word, relation),
        target=map(word, target),
        provenance=map(provenances.__getitem__, place),
        sign=map(word, sign),
    )


def _column(numbers: Iterable[int]) -> array[int]:
    return array("i", numbers)


def _as_bytes(columns: Iterable[array[int]]) -> tuple[bytes, ...]:
    return tuple(column.tobytes() for column in columns)


def _numbers(column: bytes) -> array[int]:
    numbers = array("i")
    numbers.frombytes(column)
    return numbers


def _provenances(
    columns: Sequence[array[int]], words: Sequence[str], documents: Mapping[str, Document]
) -> list[Provenance]:
    path, line, end_line, column, rule, origin, quote = columns
    paths = [words[number] for number in path]
    positions = made(Position, path=paths, line=line, end_line=end_line, column=column)
    quotes = [
        documents[name].quote(at) if number < 0 else words[number]
        for name, at, number in zip(paths, line, quote, strict=True)
    ]
    return made(
        Provenance,
        position=positions,
        rule=map(words.__getitem__, rule),
        origin=map(ORIGINS.__getitem__, origin),
        quote=quotes,
    )
