"""Documents as bytes, and documents whose blocks stay bytes until somebody reads them.

A note's raw lines stay out of it, for whoever has the file has them: a block that is a whole line
names it by its number. Few blocks are read again after the relations were found, so those of many
notes are kept packed. What they say stands in the lines, of which the packer is told: beside these
they take a seventh of their size, and without them they cannot be read.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from studyatlas.model.document import Block, Document, Link, Look, Section
from studyatlas.model.late import Late
from studyatlas.store.source_file import together

_SAME = "\n"
"""Stands for a text that is the line's, or the block's: no such text is a line's end alone."""
_FAST = 1
_KEPT_OPEN = 64
"""Notes whose blocks are kept unpacked: a note is mostly read from its start to its end."""

_NO_FRONT_MATTER: Mapping[str, str] = MappingProxyType({})

_Blocks = tuple[tuple[Block, ...], ...]
"""Those of each section."""


class Fact(NamedTuple):
    """What is asked of the blocks of every section, so that it need not be unpacked."""

    has_material: bool
    may_declare: bool
    """Whether there may be fields in it (`key:: value`)."""


_FACTS = tuple(Fact(material, declares) for material in (False, True) for declares in (False, True))


class _Section(msgspec.Struct, array_like=True):
    id: str
    title: str
    level: int
    line: int
    end_line: int
    parents: tuple[str, ...]
    parent: str
    bold: bool
    fact: int
    """By its place among all there can be."""
    plain: bool
    """Whether the line of its heading is as its level and title make it."""


class _Document(msgspec.Struct, array_like=True):
    path: str
    title: str
    sections: list[_Section]
    links: bytes
    front_matter: dict[str, str]
    aliases: tuple[str, ...]
    look: tuple[bytes, int, bytes] | None
    """Its numbers, of eight bytes each, are one text."""
    blocks: bytes


_encode = msgspec.msgpack.Encoder().encode
_DOCUMENT = msgspec.msgpack.Decoder(_Document)
_LINKS = msgspec.msgpack.Decoder(tuple[Link, ...])
_BLOCKS = msgspec.msgpack.Decoder(_Blocks)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The blocks of one document."""

    packed: bytes
    count: int
    """Of the sections."""
    lines: Sequence[str]


class LateBlocks(Late[Block]):
    """The blocks of a section."""

    __slots__ = ("fact", "parts", "place", "plain")

    def __init__(self, parts: _Parts, place: int, fact: Fact, *, plain: bool) -> None:
        self.parts, self.place, self.fact, self.plain = parts, place, fact, plain

    def opened(self) -> tuple[Block, ...]:
        """Return them unpacked."""
        return _opened(self.parts)[self.place]


class LateLinks(Late[Link]):
    """The links of a note."""

    __slots__ = ("lines", "packed")

    def __init__(self, packed: bytes, lines: Sequence[str]) -> None:
        self.packed, self.lines = packed, lines

    def opened(self) -> tuple[Link, ...]:
        """Return them unpacked."""
        return _LINKS.decode(_unpacked(self.packed, self.lines))


def fact_of(section: Section) -> Fact:
    """Return what is asked of the blocks of every section."""
    blocks = section.blocks
    if isinstance(blocks, LateBlocks):
        return blocks.fact
    return Fact(any(b.material for b in blocks), any("::" in b.text for b in blocks))


def heading_of(document: Document, section: Section) -> str:
    """Return the line of a section's heading, as it is quoted."""
    blocks = section.blocks
    plain = isinstance(blocks, LateBlocks) and blocks.plain
    return _plain_heading(section) if plain else document.quote(section.line)


def _has_plain_heading(document: Document, section: Section) -> bool:
    if isinstance(section.blocks, LateBlocks):
        return section.blocks.plain
    return document.quote(section.line) == _plain_heading(section)


def _plain_heading(section: Section) -> str:
    return f"{'#' * section.level} {section.title}"


def pack_document(document: Document) -> bytes:
    """Return a document as bytes, without its lines."""
    sections = [
        _Section(
            section.id,
            section.title,
            section.level,
            section.line,
            section.end_line,
            section.parents,
            section.parent,
            section.bold,
            _FACTS.index(fact_of(section)),
            _has_plain_heading(document, section),
        )
        for section in document.sections
    ]
    look = document.look
    return _encode(
        _Document(
            document.path,
            document.title,
            sections,
            _packed_links(document.links, document.lines),
            dict(document.front_matter),
            document.aliases,
            (look.digest, look.words, look.sketch.tobytes()) if look else None,
            _packed_blocks(document),
        )
    )


def unpack_document(packed: bytes | memoryview, lines: Sequence[str]) -> Document:
    """Return the document that was packed, with its lines; its blocks stay packed.

    Raises:
        ValueError: these bytes are no document.
    """
    found = _DOCUMENT.decode(packed)
    return Document(
        found.path,
        found.title,
        tuple(_sections(found, _Parts(found.blocks, len(found.sections), lines))),
        LateLinks(found.links, lines) if found.links else (),
        lines,
        MappingProxyType(found.front_matter) if found.front_matter else _NO_FRONT_MATTER,
        found.aliases,
        _look(*found.look) if found.look else None,
    )


def _look(digest: bytes, words: int, sketch: bytes) -> Look:
    numbers = array("Q")
    numbers.frombytes(sketch)
    return Look(digest, words, numbers)


def _sections(found: _Document, parts: _Parts) -> Iterator[Section]:
    """Yield the sections; what several name, ids and titles, is one text."""
    texts: dict[str, str] = {}
    for place, one in enumerate(found.sections):
        texts[one.id], texts[one.title] = one.id, one.title
        yield Section(
            one.id,
            one.title,
            one.level,
            one.line,
            one.end_line,
            LateBlocks(parts, place, _FACTS[one.fact], plain=one.plain),
            tuple([texts.get(title, title) for title in one.parents]),
            texts.get(one.parent, one.parent),
            one.bold,
        )


def _packed_links(links: Sequence[Link], lines: Sequence[str]) -> bytes:
    """Return links as bytes; none where there are none."""
    if isinstance(links, LateLinks):
        return links.packed
    return _packed(_encode(links), lines) if links else b""


def _packed(encoded: bytes, lines: Sequence[str]) -> bytes:
    """Return bytes as a packer has them that knows the lines they are about."""
    packer = zlib.compressobj(_FAST, zdict=together(lines))
    return packer.compress(encoded) + packer.flush()


def _unpacked(packed: bytes, lines: Sequence[str]) -> bytes:
    try:
        return zlib.decompressobj(zdict=together(lines)).decompress(packed)
    except zlib.error as failure:
        raise ValueError("these are other lines") from failure


def _packed_blocks(document: Document) -> bytes:
    """Return the blocks as bytes; those that are packed already as they are."""
    parts = {s.blocks.parts for s in document.sections if isinstance(s.blocks, LateBlocks)}
    if len(parts) == 1 and _are_all((packed := parts.pop()), document.sections):
        return packed.packed
    lines = tuple(document.lines)
    blocks = [[_bare(block, lines) for block in s.blocks] for s in document.sections]
    return _packed(_encode(blocks), lines)


def _are_all(parts: _Parts, sections: Sequence[Section]) -> bool:
    """Tell whether these are the blocks of all sections: an exam's outline may be taken out."""
    late = [s.blocks for s in sections if isinstance(s.blocks, LateBlocks)]
    return len(sections) == parts.count and [b.place for b in late] == list(range(parts.count))


@lru_cache(_KEPT_OPEN)
def _opened(parts: _Parts) -> _Blocks:
    found, lines = _BLOCKS.decode(_unpacked(parts.packed, parts.lines)), tuple(parts.lines)
    for block in (block for blocks in found for block in blocks):
        if block.text == _SAME:
            object.__setattr__(block, "text", lines[block.line - 1])
        if block.material == _SAME:
            object.__setattr__(block, "material", block.text)
    return found


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
