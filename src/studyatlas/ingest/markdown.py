"""Markdown text to a `Document` with exact line ranges.

pyromark gives CommonMark events with byte ranges; this file turns them into the blocks that
`sections.py` groups. Lines in bold that stand for headings become headings here.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyromark

from studyatlas.model.document import Block, BlockKind, Document, Link
from studyatlas.ingest.sections import Heading, Part, make_sections
from studyatlas.ingest.words import is_title, material, squeeze
from studyatlas.store.marked_yaml import Mapping, Scalar, read_yaml

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"<(/?)(?:b|strong|u)>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)
_BULLET = re.compile(r"(?:^|(?<= · ))[*+-]\s*(?=\S)")
_WIKI_END = "]]"


def read_markdown(path: str, text: str) -> Document:
    """Read one file; every text is Markdown, so nothing here can fail.

    >>> doc = read_markdown("a.md", "# Fit\\n\\n**Overfitting**\\n\\nMemorizes.\\n")
    >>> [(s.title, s.line, s.end_line) for s in doc.sections]
    [('Fit', 1, 2), ('Overfitting', 3, 5)]
    """
    text = text.removeprefix("\ufeff")
    walker = _Walker(text)
    parts = list(walker.parts())
    stem = path.rpartition("/")[2].rpartition(".")[0] or path
    lines = tuple(text.splitlines())
    return Document(
        path=path,
        title=next((p.title for p in parts if isinstance(p, Heading)), stem),
        sections=make_sections(path, stem, parts, len(lines)),
        links=tuple(walker.links),
        lines=lines,
        front_matter=_front_matter(path, walker.front_matter),
    )


def _front_matter(path: str, text: str) -> dict[str, str]:
    value, _ = read_yaml(path, text) if text else (None, [])
    if not isinstance(value, Mapping):
        return {}
    return {key.text: v.text for key, v in value.entries if isinstance(v, Scalar)}


@dataclass(slots=True)
class _Line:
    """The words of one physical line of a paragraph or list item."""

    number: int
    plain: str = ""
    bold: str = ""
    """The bold words it begins with."""

    def add(self, text: str, bold: bool) -> None:
        if bold and not self.plain.strip().removeprefix(self.bold.strip()):
            self.bold += text
        self.plain += text

    @property
    def lead(self) -> str:
        """The bold words it begins with, without a closing colon."""
        return squeeze(self.bold).strip(" :")

    @property
    def all_bold(self) -> bool:
        return bool(self.lead) and self.lead == squeeze(self.plain).strip(" :")


@dataclass(slots=True)
class _Item:
    """A list item that is being read."""

    depth: int
    titles: tuple[str, ...]
    lines: list[_Line] = field(default_factory=list)
    done: bool = False
    """True once its own block was given out: what follows in it is nested or a further paragraph."""
    subject: str = ""


class _Walker:
    """Turns events into headings and blocks, in order."""

    def __init__(self, text: str) -> None:
        self.links: list[Link] = []
        self.front_matter = ""
        self._data = text.encode()
        self._starts = [0]
        self._starts += [i + 1 for i, byte in enumerate(self._data) if byte == 0x0A]
        self._events = pyromark.events_with_range(text, options=_OPTIONS)
        self._bold = 0
        self._lines: list[_Line] = []
        self._items: list[_Item] = []
        self._link: tuple[str, bool, bool, int, str] | None = None
        self._image = 0

    def parts(self) -> Iterator[Part]:
        handlers = {
            "Heading": self._on_heading,
            "Paragraph": self._on_paragraph,
            "Item": self._on_item,
            "List": self._on_list,
            "Table": self._on_table,
            "CodeBlock": self._on_code,
            "HtmlBlock": self._on_html,
            "MetadataBlock": self._on_metadata,
        }
        for event, span in self._events:
            kind, name, detail = _shape(event)
            handler = handlers.get(name) if kind in ("Start", "End") else None
            if handler is not None:
                self._bold = 0  # an unclosed <b> ends with its block
                yield from handler(kind == "Start", detail, span)
            else:
                yield from self._inline(kind, name, detail, span)

    # Inline text ---------------------------------------------------------------------------

    def _inline(self, kind: str, name: str, detail: Any, span: dict[str, int]) -> Iterator[Part]:
        if name == "Strong":
            self._bold += 1 if kind == "Start" else -1
        elif name == "Image":
            self._image += 1 if kind == "Start" else -1
            if kind == "Start":
                line = self._line_at(span["start"])
                self.links.append(Link(detail["dest_url"], "", line, image=True))
        elif name == "Link":
            self._on_link(kind == "Start", detail, span)
        elif kind in ("Text", "Code", "InlineMath", "Html"):
            self._add(detail, span)
        elif kind == "InlineHtml":
            if _BREAK.fullmatch(detail):
                self._add(" · ", span)
            elif tag := _BOLD_TAG.fullmatch(detail):
                self._bold = max(0, self._bold + (-1 if tag.group(1) else 1))
        elif kind in ("SoftBreak", "HardBreak"):
            self._add(" ", span)
        yield from ()

    def _on_link(self, start: bool, detail: Any, span: dict[str, int]) -> None:
        if start:
            wiki = isinstance(detail["link_type"], dict) and "WikiLink" in detail["link_type"]
            line = self._line_at(span["start"])
            self._link = (detail["dest_url"], wiki, False, line, "")
        elif self._link is not None:
            target, wiki, image, line, text = self._link
            self.links.append(Link(target, squeeze(text), line, wiki, image))
            self._link = None

    def _add(self, text: str, span: dict[str, int]) -> None:
        if self._image:
            return
        number = self._line_at(span["start"])
        lines = self._target()
        if not lines or lines[-1].number != number:
            lines.append(_Line(number))
        lines[-1].add(text, self._bold > 0)
        if self._link is not None:
            target, wiki, image, line, so_far = self._link
            self._link = (target, wiki, image, line, so_far + text)

    def _target(self) -> list[_Line]:
        open_item = self._items[-1] if self._items else None
        return open_item.lines if open_item and not open_item.done else self._lines

    def _line_at(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset)

    def _range(self, span: dict[str, int]) -> tuple[int, int]:
        end = max(span["start"], span["end"] - 1)
        while end > span["start"] and self._data[end : end + 1].isspace():
            end -= 1
        return self._line_at(span["start"]), self._line_at(end)

    # Blocks --------------------------------------------------------------------------------

    def _on_heading(self, start: bool, detail: Any, span: dict[str, int]) -> Iterator[Part]:
        if start:
            self._heading_level = int(detail["level"][1])
            self._lines = []
            return
        title = squeeze(" ".join(line.plain for line in self._lines)).strip(" #")
        self._lines = []
        first, last = self._range(span)
        if title:
            yield Heading(title, self._heading_level, first, last)

    def _on_paragraph(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if self._items:
            if not start and self._items[-1].done:
                yield from self._rest_of_item()
            return
        if not start:
            yield from self._paragraph_parts()
        self._lines = []

    def _paragraph_parts(self) -> Iterator[Part]:
        """Split a paragraph at its lines that stand for headings."""
        run: list[_Line] = []
        for line in self._lines:
            if line.all_bold and is_title(line.plain):
                yield from _paragraph(run)
                run = []
                yield Heading(squeeze(line.plain).strip(" :"), 0, line.number, line.number)
            else:
                run.append(line)
        yield from _paragraph(run)

    def _on_list(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if start and self._items:
            yield from self._finish_item(nested=True)

    def _on_item(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if start:
            titles: tuple[str, ...] = ()
            if self._items:
                parent = self._items[-1]
                titles = (*parent.titles, parent.subject) if parent.subject else parent.titles
            self._items.append(_Item(len(self._items), titles))
            return
        yield from self._finish_item(nested=False)
        yield from self._rest_of_item()
        self._items.pop()

    def _finish_item(self, *, nested: bool) -> Iterator[Part]:
        """Give out the block of the open item, once; a lead-in names what is nested in it."""
        item = self._items[-1]
        if item.done:
            return
        item.done = True
        text = squeeze(" ".join(line.plain for line in item.lines))
        if not text:
            return
        item.subject = item.lines[0].lead or (text.strip(" :") if nested and is_title(text) else "")
        first, last = item.lines[0].number, item.lines[-1].number
        yield Block(
            BlockKind.ITEM,
            text,
            first,
            last,
            item.subject,
            item.titles,
            depth=item.depth,
            material=material((text,)),
        )

    def _rest_of_item(self) -> Iterator[Part]:
        """Give out a further paragraph of a list item."""
        if self._lines:
            item = self._items[-1]
            titles = (*item.titles, item.subject) if item.subject else item.titles
            for block in _paragraph(self._lines, titles):
                yield block
        self._lines = []

    def _on_code(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if start:
            if self._items:
                yield from self._finish_item(nested=True)
            self._lines = []
            return
        text = "\n".join(line.plain.rstrip("\n") for line in self._lines)
        self._lines = []
        first, last = self._range(span)
        if text.strip():
            yield Block(BlockKind.CODE, text, first, last)

    def _on_html(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if start:
            if self._items:
                yield from self._finish_item(nested=True)
            self._lines = []
            return
        lines, self._lines = self._lines, []
        raw = "".join(line.plain for line in lines)
        text = squeeze(_TAG.sub(" ", _BREAK.sub(" · ", raw)))
        first, last = self._range(span)
        if text:
            yield Block(BlockKind.PARAGRAPH, text, first, last, material=material((text,)))

    def _on_metadata(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if not start:
            self.front_matter = "".join(line.plain for line in self._lines)
        self._lines = []
        yield from ()

    # Tables --------------------------------------------------------------------------------

    def _on_table(self, start: bool, _: Any, span: dict[str, int]) -> Iterator[Part]:
        if not start:
            return
        header: tuple[str, ...] = ()
        for cells, row in self._rows():
            if not header:
                header = cells
                continue
            yield _row(cells, header, *self._range(row))

    def _rows(self) -> Iterator[tuple[tuple[str, ...], dict[str, int]]]:
        """Consume the events of a table, row by row."""
        cells: list[str] = []
        for event, span in self._events:
            kind, name, detail = _shape(event)
            if name == "TableCell":
                self._bold = 0
                if kind == "End":
                    cells.append(squeeze(" ".join(line.plain for line in self._lines)))
                self._lines = []
            elif name in ("TableHead", "TableRow"):
                if kind == "Start":
                    cells = []
                else:
                    yield tuple(_BULLET.sub("", cell).strip(" ·") for cell in cells), span
            elif name == "Table":
                return
            else:
                for _ in self._inline(kind, name, detail, span):
                    pass


def _shape(event: Any) -> tuple[str, str, Any]:
    """Return an event as kind (`Start`, `End`, `Text`…), name and detail."""
    if isinstance(event, str):
        return event, "", None
    ((kind, value),) = event.items()
    if kind not in ("Start", "End"):
        return kind, "", value
    if isinstance(value, str):
        return kind, value, None
    ((name, detail),) = value.items()
    return kind, name, detail


def _paragraph(lines: list[_Line], titles: tuple[str, ...] = ()) -> Iterator[Block]:
    text = squeeze(" ".join(line.plain for line in lines))
    if text:
        subject = lines[0].lead if is_title(lines[0].lead) else ""
        first, last = lines[0].number, lines[-1].number
        yield Block(
            BlockKind.PARAGRAPH, text, first, last, subject, titles, material=material((text,))
        )


def _row(cells: tuple[str, ...], header: tuple[str, ...], first: int, last: int) -> Block:
    text = " · ".join(cell for cell in cells if cell)
    subject = cells[0] if cells else ""
    taught = material(cells[1:])
    return Block(
        BlockKind.ROW, text, first, last, subject, cells=cells, header=header, material=taught
    )
