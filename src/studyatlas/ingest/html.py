"""Blocks of HTML as headings, list items, table rows and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.lines import plain_block, row_block
from studyatlas.ingest.sections import Heading, Part
from studyatlas.ingest.words import material_of, squeeze
from studyatlas.model.document import Block, BlockKind

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_CELLS = frozenset(("td", "th"))
_TABLE = frozenset((*_CELLS, "table", "thead", "tbody", "tr"))
_TITLES = frozenset(("summary", "h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "li", "dl", "dt", "dd"))
_PARTS = frozenset(("p", "div", "section", "article", "blockquote", "pre", "details", "hr", "body"))
_BLOCKS = _TABLE | _TITLES | _LISTS | _PARTS


def html_parts(text: str, line: int) -> Iterator[Part]:
    """Yield what a block of HTML says, with its lines; comments, scripts and styles say nothing.

    A summary is a heading as a bold line is one: what is folded away belongs to it.

    Args:
        text: the block as it stands.
        line: the number of its first line.
    """
    walker = _HtmlWalker(line)
    at = 0
    for tag in _TAG.finditer(text):
        walker.text(text[at : tag.start()])
        yield from walker.tag(tag["name"], closes=bool(tag["close"]))
        walker.skip(tag.group())
        at = tag.end()
    walker.text(text[at:])
    yield from walker.flush()


class _HtmlWalker:
    """Gathers words up to the next tag of a block."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._words = ""
        self._first = self._last = line
        self._kind = ""
        self._depth = 0
        self._cells: list[str] = []
        self._header: tuple[str, ...] = ()
        self._heads = False
        self._row_line = line

    def text(self, text: str) -> None:
        """Take words, and count the lines they stand on."""
        if stripped := text.strip():
            if not self._words.strip(" ·"):
                before = text[: len(text) - len(text.lstrip())]
                self._first = self._line + before.count("\n")
            self._last = self._line + text[: text.rindex(stripped[-1]) + 1].count("\n")
        self._words += text
        self._line += text.count("\n")

    def skip(self, markup: str) -> None:
        """Count the lines of a tag."""
        self._line += markup.count("\n")

    def tag(self, name: str | None, *, closes: bool) -> Iterator[Part]:
        """Begin or end a block; any other tag stands inside one."""
        name = (name or "").lower()
        in_cell = self._kind in _CELLS and name not in _TABLE
        if name == "br" or (in_cell and name in _BLOCKS and not closes):
            self._words += " · "
        if name not in _BLOCKS or in_cell:
            return
        yield from self.flush()
        if name in ("ul", "ol"):
            self._depth = max(0, self._depth + (-1 if closes else 1))
        elif name == "table":
            self._header = ()
        elif name == "tr":
            yield from self._row(closes=closes)
        self._kind = "" if closes else name
        self._heads = self._heads or self._kind == "th"

    def flush(self) -> Iterator[Part]:
        """Give out the words gathered so far, as the block they stand in."""
        text = squeeze(self._words).strip(" ·")
        self._words = ""
        if self._kind in _CELLS:
            self._cells.append(text)
        elif not text:
            return
        elif self._kind in _TITLES:
            yield from self._broken_row()
            level = int(self._kind[1]) if self._kind != "summary" else 0
            yield Heading(text, level, self._first, self._last)
        elif self._kind == "li" or (self._depth and self._kind == ""):
            depth = max(0, self._depth - 1)
            kind = BlockKind.ITEM
            taught = material_of(text)
            yield Block(kind, text, self._first, self._last, depth=depth, material=taught)
        else:
            yield plain_block(text, self._first, self._last)

    def _broken_row(self) -> Iterator[Part]:
        """Give out a row that a heading breaks off: what comes later belongs to the heading."""
        cells, self._cells = self._cells, []
        if any(cells):
            yield row_block(cells, (), self._row_line, max(self._row_line, self._first - 1))

    def _row(self, *, closes: bool) -> Iterator[Part]:
        """Begin a row, or give it out; one of nothing but heads names the columns."""
        if not closes:
            self._row_line, self._cells, self._heads = self._line, [], False
            return
        cells, self._cells = self._cells, []
        if self._heads and not self._header:
            self._header = tuple(cells)
        elif any(cells):
            header = self._header if len(self._header) == len(cells) else ()
            yield row_block(cells, header, self._row_line, self._line)
