"""An atlas and its problems as bytes, for a snapshot.

The notes' lines stay out: they are in the files, whose content a snapshot is kept for. A relation
quotes them by number, and what many relations share is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec

from studyatlas.ingest.wire import ORIGINS, PLACE, with_lines, without_lines
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
    bare: list[Document]
    """Documents that are not as the notes have them: outlines of exams are taken out."""
    nodes: list[Node]
    words: list[str]
    """Every text that the rows below name by number."""
    places: list[int]
    """Seven numbers for each provenance: path, line, last line, column, rule, origin, quote."""
    relations: list[int]
    """Five numbers for each relation: source, type, target, provenance, sign."""
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
    table = _Table({document.path: document for document in atlas.documents})
    relations = [number for relation in atlas.relations for number in table.row(relation)]
    return _encode(
        _Packed(
            [without_lines(d) for d in atlas.documents if notes.get(d.path) is not d],
            list(atlas.nodes.values()),
            list(table.words),
            table.places,
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
        bare = {d.path: with_lines(d, notes[d.path].lines) for d in found.bare}
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


@dataclass(slots=True)
class _Table:
    """Gathers the rows of relations."""

    documents: Mapping[str, Document]
    words: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    _known: dict[tuple[int, ...], int] = field(default_factory=dict)

    def row(self, relation: Relation) -> tuple[int, ...]:
        """Return the numbers of a relation."""
        word = self._word
        return (
            word(relation.source),
            word(relation.relation),
            word(relation.target),
            self._place(relation.provenance),
            word(relation.sign),
        )

    def _word(self, text: str) -> int:
        return self.words.setdefault(text, len(self.words))

    def _place(self, at: Provenance) -> int:
        position = at.position
        document = self.documents.get(position.path)
        quoted = document is not None and document.quote(position.line) == at.quote
        row = (
            self._word(position.path),
            position.line,
            position.end_line,
            position.column,
            self._word(at.rule),
            PLACE[at.origin],
            -1 if quoted else self._word(at.quote),
        )
        place = self._known.setdefault(row, len(self._known))
        if place * len(row) == len(self.places):
            self.places += row
        return place


def _relations(found: _Packed, documents: Mapping[str, Document]) -> list[Relation]:
    ids = {node.id: node.id for node in found.nodes}
    words = [ids.get(word, word) for word in found.words]  # one text for one id
    provenances = _provenances(found.places, words, documents)
    source, relation, target, place, sign = _columns(found.relations, 5)
    word = words.__getitem__
    return made(
        Relation,
        source=map(word, source),
        relation=map(word, relation),
        target=map(word, target),
        provenance=map(provenances.__getitem__, place),
        sign=map(word, sign),
    )


def _provenances(
    numbers: Sequence[int], words: Sequence[str], documents: Mapping[str, Document]
) -> list[Provenance]:
    path, line, end_line, column, rule, origin, quote = _columns(numbers, 7)
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


def _columns(numbers: Sequence[int], count: int) -> list[list[int]]:
    """Return the columns of rows that were written one after the other.

    Raises:
        ValueError: the last row is cut short.
    """
    if len(numbers) % count:
        raise ValueError("these are no rows")
    return [list(numbers[first::count]) for first in range(count)]
