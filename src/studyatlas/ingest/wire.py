"""Notes and findings as bytes: how they go from one process to another, and into a snapshot.

A note's raw lines stay out of it, for whoever has the file has them: a block that is a whole line,
and a relation that quotes one, name it by its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from studyatlas.ingest.note import Findings, Note
from studyatlas.model.document import Block, Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ORIGINS = tuple(Origin)
"""Origins as numbers: each by its place."""
PLACE = {origin: place for place, origin in enumerate(ORIGINS)}

_SAME = "\n"
"""Stands for a text that is the line's, or the block's: no such text is a line's end alone."""
_encode = msgspec.msgpack.Encoder().encode


class _Findings(msgspec.Struct, array_like=True):
    words: list[str]
    """Every text that the rows name, once."""
    rows: list[int]
    """Ten numbers for each relation, one after the other."""


_NOTES = msgspec.msgpack.Decoder(Note)
_FINDINGS = msgspec.msgpack.Decoder(_Findings)
_ROW = 10


def pack_note(note: Note) -> bytes:
    """Return a note as bytes, without its lines."""
    return _encode(replace(note, document=without_lines(note.document)))


def unpack_note(packed: bytes, lines: tuple[str, ...]) -> Note:
    """Return the note that was packed, with its lines.

    Raises:
        ValueError: these bytes are no note.
    """
    note = _NOTES.decode(packed)
    return replace(note, document=with_lines(note.document, lines))


def without_lines(document: Document) -> Document:
    """Return a document as it becomes bytes."""
    lines = document.lines
    sections = tuple(
        replace(section, blocks=tuple(_bare(block, lines) for block in section.blocks))
        for section in document.sections
    )
    front = dict(document.front_matter)
    return replace(document, sections=sections, lines=(), front_matter=front)


def _bare(block: Block, lines: Sequence[str]) -> Block:
    """Return a block without the texts that stand elsewhere; most prose is one line, all of it."""
    text = _SAME if block.text == lines[block.line - 1] else block.text
    material = _SAME if block.material == block.text else block.material
    return Block(
        block.kind,
        text,
        block.line,
        block.end_line,
        block.subject,
        block.titles,
        block.cells,
        block.header,
        block.depth,
        material,
    )


def with_lines(document: Document, lines: tuple[str, ...]) -> Document:
    """Return a document that was bytes, with its lines; its blocks get their texts back.

    Raises:
        IndexError: these are the lines of another document.
    """
    for section in document.sections:
        for block in section.blocks:
            if block.text == _SAME:
                object.__setattr__(block, "text", lines[block.line - 1])
            if block.material == _SAME:
                object.__setattr__(block, "material", block.text)
    front = MappingProxyType(document.front_matter)
    return Document(
        document.path,
        document.title,
        document.sections,
        document.links,
        lines,
        front,
        document.aliases,
    )


def pack_findings(findings: Findings, document: Document) -> bytes:
    """Return what was found in a note as bytes."""
    words: dict[str, int] = {}
    rows: list[int] = []

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
                PLACE[at.origin],
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
    places: dict[tuple[int, ...], Provenance] = {}
    for start in range(0, len(rows), _ROW):
        place, source, name, target, sign, *where = rows[start : start + _ROW]
        at = places.get(key := tuple(where))
        if at is None:
            at = places[key] = _provenance(document, words, *where)
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
        return len(nodes.intersection(_FINDINGS.decode(self.packed).words)) > 1

    def unpacked(self) -> Findings:
        """Return what was found."""
        return unpack_findings(self.packed, self.document, self.ids)


def opened(found: Findings | PackedFindings) -> Findings:
    """Return what was found in a note, whether it is packed or not."""
    return found.unpacked() if isinstance(found, PackedFindings) else found


def _provenance(
    document: Document,
    words: Sequence[str],
    line: int,
    end: int,
    rule: int,
    origin: int,
    quote: int,
) -> Provenance:
    said = document.quote(line) if quote < 0 else words[quote]
    return Provenance(Position(document.path, line, end), words[rule], ORIGINS[origin], said)
