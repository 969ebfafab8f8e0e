"""Notes and findings as bytes: how they go from one process to another, and into a snapshot.

A note's raw lines stay out of it, for whoever has the file has them: a relation that quotes one
names it by its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from studyatlas.ingest.documents import pack_document, unpack_document
from studyatlas.ingest.note import Findings, Note
from studyatlas.ingest.subjects import LateSubjects, pack_subjects
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.late import Late
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
    number, quote = words.setdefault, document.at_hand().quote
    for place, relations in (*findings.stated, *findings.inferred):
        for relation in relations:
            at = relation.provenance
            line, said = at.position.line, at.quote
            rows += (
                place,
                number(relation.source, len(words)),
                number(relation.relation, len(words)),
                number(relation.target, len(words)),
                number(relation.sign, len(words)),
                line,
                at.position.end_line,
                number(at.rule, len(words)),
                ORIGINS.index(at.origin),
                -1 if said == quote(line) else number(said, len(words)),
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

    def add_to(self, table: Table) -> tuple[list[int], list[int]]:
        """Add all relations to a table; return the places of their rules, and their origins."""
        found = _FINDINGS.decode(self.packed)
        flat, number = found.rows, list(map(table.number, found.words))
        place, source, name, target, sign, line, end_line, rule, origin, quote = (
            flat[part::_ROW] for part in range(_ROW)
        )
        where = list(zip(line, end_line, rule, origin, quote, strict=True))
        start = len(table.places.path)
        there = {one: start + n for n, one in enumerate(dict.fromkeys(where))}
        _add_places(table, list(there), number, self.document.path)
        ends = ([number[one] for one in some] for some in (source, name, target))
        table.rows.extend(*ends, [there[one] for one in where], [number[one] for one in sign])
        return place, origin

    def unpacked(self) -> Findings:
        """Return what was found."""
        return unpack_findings(self.packed, self.document, self.ids)


def _add_places(
    table: Table, places: list[tuple[int, ...]], number: Sequence[int], path: str
) -> None:
    """Add where relations of a note are said, as `_Findings` has it, to a table."""
    if places:
        line, end_line, rule, origin, quote = map(list, zip(*places, strict=True))
        table.places.extend(
            [table.number(path)] * len(places),
            line,
            end_line,
            [1] * len(places),
            [number[one] for one in rule],
            origin,
            [LINE if one < 0 else number[one] for one in quote],
        )


class LateRelations(Late[Relation]):
    """The relations of one type that a rule states in a note, each by a whole line."""

    __slots__ = ("found",)

    def __init__(self, found: PackedFindings) -> None:
        self.found = found

    def opened(self) -> tuple[Relation, ...]:
        """Return them unpacked."""
        return tuple(relation for _, some in self.found.unpacked().stated for relation in some)


def pack_lines(place: int, rule: str, name: str, ends: Iterable[tuple[str, str, int]]) -> bytes:
    """Return as `pack_findings` does what a rule states of two nodes each, by a line."""
    words = {name: 0, rule: 1, "": 2}
    rows: list[int] = []
    for source, target, line in ends:
        one, other = (words.setdefault(end, len(words)) for end in (source, target))
        rows += (place, one, 0, other, 2, line, line, 1, NUMBER[Origin.STATED], -1)
    return _encode(_Findings(list(words), rows))


def opened(found: Findings | PackedFindings) -> Findings:
    """Return what was found in a note, whether it is packed or not."""
    return found.unpacked() if isinstance(found, PackedFindings) else found
