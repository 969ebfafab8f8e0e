"""Notes and findings as bytes: how they go from one process to another, and into a snapshot.

A note's raw lines stay out of it, for whoever has the file has them: a relation that quotes one
names it by its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from studyatlas.ingest.documents import pack_document, unpack_document
from studyatlas.ingest.note import Findings, Note
from studyatlas.ingest.subjects import LateSubjects, pack_subjects
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem
from studyatlas.model.relation_table import LINE, NUMBER, ORIGINS, Table

_encode = msgspec.msgpack.Encoder().encode


class _Note(msgspec.Struct, array_like=True):
    document: bytes
    problems: tuple[Problem, ...]
    subjects: bytes
    telling: tuple[str, ...]
    has_outline: bool


class _Findings(msgspec.Struct, array_like=True):
    words: list[str]
    """Every text that the rows name, once."""
    rows: list[int]
    """Ten numbers for each relation, one after the other."""


class _Words(msgspec.Struct, array_like=True):
    """The same as far as it is looked at to see what may be in there."""

    words: list[str]


_NOTES = msgspec.msgpack.Decoder(_Note)
_FINDINGS = msgspec.msgpack.Decoder(_Findings)
_WORDS = msgspec.msgpack.Decoder(_Words)
_ROW = 10


def pack_note(note: Note) -> bytes:
    """Return a note as bytes, without its lines."""
    document = pack_document(note.document)
    subjects = pack_subjects(note.subjects, note.document)
    return _encode(_Note(document, note.problems, subjects, note.telling, note.has_outline))


def unpack_note(packed: bytes, lines: Sequence[str]) -> Note:
    """Return the note that was packed, with its lines.

    Raises:
        ValueError: these bytes are no note.
    """
    found = _NOTES.decode(packed)
    document = unpack_document(found.document, lines)
    subjects = LateSubjects(found.subjects, document)
    return Note(document, found.problems, subjects, found.telling, found.has_outline)


def shut(note: Note, lines: Sequence[str]) -> Note:
    """Return a note whose blocks are packed, as they are in one that comes from elsewhere."""
    return unpack_note(pack_note(note), lines)


def pack_findings(findings: Findings, document: Document) -> bytes:
    """Return what was found in a note as bytes."""
    words: dict[str, int] = {}
    rows: list[int] = []
    document = document.at_hand()

    def word(text: str) -> int:
        return words.setdefault(text, len(words))

    for place, relations in (*findings.stated, *findings.inferred):
        for relation in relations:
            at = relation.provenance
            position = at.position
            quoted = at.quote == document.quote(position.line)
            rows += (
                place,
                word(relation.source),
                word(relation.relation),
                word(relation.target),
                word(relation.sign),
                position.line,
                position.end_line,
                word(at.rule),
                NUMBER[at.origin],
                -1 if quoted else word(at.quote),
            )
    return _encode(_Findings(list(words), rows))


def unpack_findings(packed: bytes, document: Document, ids: Mapping[str, str]) -> Findings:
    """Return what was packed of a note; `ids` has the texts to share, each by itself.

    Raises:
        ValueError: these bytes are no findings.
    """
    found = _FINDINGS.decode(packed)
    words, rows = [ids.get(word, word) for word in found.words], found.rows
    stated: dict[int, list[Relation]] = {}
    inferred: dict[int, list[Relation]] = {}
    positions: dict[tuple[int, int], Position] = {}
    places: dict[tuple[int, ...], Provenance] = {}
    for start in range(0, len(rows), _ROW):
        place, source, name, target, sign, line, end, rule, origin, quote = rows[
            start : start + _ROW
        ]
        at = places.get(key := (line, end, rule, origin, quote))
        if at is None:
            position = positions.get((line, end))
            if position is None:
                position = positions[line, end] = Position(document.path, line, end)
            said = document.quote(line) if quote < 0 else words[quote]
            at = places[key] = Provenance(position, words[rule], ORIGINS[origin], said)
        relation = Relation(words[source], words[name], words[target], at, words[sign])
        by_rule = inferred if at.origin is Origin.INFERRED else stated
        by_rule.setdefault(place, []).append(relation)
    return Findings(*(tuple((n, tuple(f)) for n, f in by.items()) for by in (stated, inferred)))


@dataclass(frozen=True, slots=True)
class PackedFindings:
    """What was found in a note, as bytes until somebody needs it."""

    document: Document
    """As far as it is known: without its lines nothing is quoted."""
    packed: bytes
    ids: Mapping[str, str]

    def may_join(self, nodes: frozenset[str]) -> bool:
        """Tell whether some relation may join two of some nodes."""
        return len(nodes.intersection(_WORDS.decode(self.packed).words)) > 1

    def add_to(self, table: Table) -> Iterator[tuple[int, Origin]]:
        """Add all relations to a table; yield for each the place of its rule, and its origin."""
        found = _FINDINGS.decode(self.packed)
        number = list(map(table.number, found.words))
        path, places, rows = table.number(self.document.path), table.places, table.rows
        there: dict[tuple[int, ...], int] = {}
        for start in range(0, len(found.rows), _ROW):
            rule_place, source, name, target, sign, *where = found.rows[start : start + _ROW]
            place = there.get(key := tuple(where))
            if place is None:
                line, end_line, rule, origin, quote = where
                said = LINE if quote < 0 else number[quote]
                place = there[key] = places.add(path, line, end_line, 1, number[rule], origin, said)
            rows.add(number[source], number[name], number[target], place, number[sign])
            yield rule_place, ORIGINS[places.origin[place]]

    def unpacked(self) -> Findings:
        """Return what was found."""
        return unpack_findings(self.packed, self.document, self.ids)


def opened(found: Findings | PackedFindings) -> Findings:
    """Return what was found in a note, whether it is packed or not."""
    return found.unpacked() if isinstance(found, PackedFindings) else found
