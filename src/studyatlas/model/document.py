"""Notes as they were read: sections, and the blocks of text in them."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block of text was in Markdown."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CODE = "code"


class Link(NamedTuple):
    """A link in the notes, not yet resolved."""

    target: str
    """As written: a path, an address, or the name in `[[…]]`."""
    text: str
    line: int
    wiki: bool = False
    """True for `[[…]]`."""
    embed: bool = False
    """True for `![…]`: a picture, or a note shown inside another."""
    column: int = 1
    key: str = ""
    """The front matter's top-level key that holds it; empty for a link in the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row or piece of code, as plain text."""

    kind: BlockKind
    text: str
    """Plain words without markup; the lines of a cell's list are joined by ` · `."""
    line: int
    end_line: int
    subject: str = ""
    """What the block is about by its own form: a bold lead-in, or a row's first cell."""
    titles: tuple[str, ...] = ()
    """Lead-ins of the list items it is nested in, outermost first."""
    cells: tuple[str, ...] = ()
    """A row's cells as plain text; empty for other kinds."""
    header: tuple[str, ...] = ()
    """The table's column names; empty for other kinds."""
    depth: int = 0
    """How deep a list item is nested: 0 at the top."""
    material: str = ""
    """The part of the text that can teach something: no placeholders, no row's subject, no code."""

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line."""
        return self.line, self.end_line


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading."""

    id: str
    """`<path>#<slug>`; the same when lines move or text is added elsewhere."""
    title: str
    level: int
    """Heading level 1-6; a bold line used as a heading is one below the last real heading."""
    line: int
    """Line of the heading, 1-based; for a document's untitled start, its first line."""
    end_line: int
    """Last line before the next heading."""
    blocks: Sequence[Block] = ()
    parents: tuple[str, ...] = ()
    """Titles above this one, outermost first."""
    parent: str = ""
    """Id of the section this one stands in; empty at the top."""
    bold: bool = False
    """True where a bold line served as the heading."""

    @property
    def words(self) -> int:
        """Number of words in the blocks, headings not counted."""
        return sum(len(block.text.split()) for block in self.blocks)


class Look(NamedTuple):
    """What is kept of a note to compare it with others by (`model.sketches`)."""

    digest: bytes
    """Of its words in order."""
    words: int
    sketch: array[int]
    """The smallest hashes of its runs of three words."""


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file."""

    path: str
    title: str
    sections: tuple[Section, ...]
    links: Sequence[Link] = ()
    lines: Sequence[str] = ()
    """The raw lines, to quote from."""
    front_matter: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Top-level keys of YAML front matter whose values are plain text."""
    aliases: tuple[str, ...] = ()
    """Other names that the front matter gives the note."""
    look: Look | None = field(default=None, compare=False, repr=False)
    """What it is compared by; None where nobody has looked yet."""

    def at_hand(self) -> Document:
        """Return it with its lines unpacked, for who quotes many of them."""
        lines = tuple(self.lines)
        return self if lines is self.lines else replace(self, lines=lines)

    def quote(self, line: int) -> str:
        """Return a raw line (1-based) without surrounding blanks; empty past the end."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
