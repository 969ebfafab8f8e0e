"""Markdown text to a `Document` with exact line ranges.

Events (`events.py`) become headings and blocks here, which `sections.py` groups. A line in bold
that stands for a heading becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import ClassVar

from studyatlas.ingest.bare_links import drop_bare_links
from studyatlas.ingest.events import Event, events
from studyatlas.ingest.html import html_parts
from studyatlas.ingest.lines import (
    Item,
    Line,
    clean_cells,
    item_block,
    paragraph,
    row_block,
    share_texts,
    text_of,
)
from studyatlas.ingest.links.front_matter import aliases, front_links
from studyatlas.ingest.links.reader import LinkReader
from studyatlas.ingest.rows import fitted
from studyatlas.ingest.sections import Heading, Part, make_sections
from studyatlas.ingest.typed import typed_item, typed_runs
from studyatlas.ingest.words import is_title
from studyatlas.model.document import Block, BlockKind, Document
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem
from studyatlas.store.marked_yaml import Mapping, Scalar, read_yaml
from studyatlas.store.source_file import SourceFile, plain_lines

_BREAK = re.compile(r"<(?:br\s*/?|li(?:\s[^<>]*)?)>", re.IGNORECASE)
_BOLD_TAG = re.compile(r"<(/?)(?:b|strong|u)>", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[^\s:][^\n:]*:(?:\s|$))(.*?^)(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)


def read_markdown(path: str, text: str) -> Document:
    r"""Read one file; every text is Markdown, so nothing here can fail.

    >>> doc = read_markdown("a.md", "# Fit\n\n**Overfitting**\n\nMemorizes.\n")
    >>> [(s.title, s.line, s.end_line) for s in doc.sections]
    [('Fit', 1, 2), ('Overfitting', 3, 5)]
    """
    return read_file(SourceFile(path, text))[0]


def read_file(file: SourceFile) -> tuple[Document, list[Problem]]:
    """Read one file, and say what is wrong with its front matter."""
    path, lines = file.path, file.lines
    front, body = split_front_matter(plain_lines(file.text))
    walker = _Walker(lines)
    parts = walker.parts(events(body))
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    blocks = [part for part in parts if isinstance(part, Block)]
    share_texts(blocks, lines)
    drop_bare_links(blocks, walker.links.links)
    matter, problems = read_front_matter(path, front)
    document = Document(
        path=path,
        title=next((p.title for p in parts if isinstance(p, Heading)), stem),
        sections=make_sections(path, stem, parts, len(lines) - (not lines[-1])),
        links=(*front_links(matter, lines), *walker.links.links),
        lines=lines,
        front_matter=MappingProxyType(
            {key.text: value.text for key, value in matter.entries if isinstance(value, Scalar)}
        ),
        aliases=aliases(matter),
    )
    return document, problems


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML between `---` lines at the very start, and the text with it blanked out.

    Further down, `---` parts stretches of notes; pyromark would take those for YAML too.
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return "", text
    return found.group(1), "\n" * found.group().count("\n") + text[found.end() :]


def read_front_matter(path: str, text: str) -> tuple[Mapping, list[Problem]]:
    """Return what the YAML between the `---` lines says, nothing where there is none."""
    value, problems = read_yaml(path, f"\n{text}") if text else (None, [])
    return value if isinstance(value, Mapping) else Mapping((), Position(path)), problems


class _Walker:
    """Turns events into headings and blocks, in order."""

    def __init__(self, raw: Sequence[str]) -> None:
        self.links = LinkReader()
        self._parts: list[Part] = []
        self._raw = raw
        self._bold = 0
        self._image = 0
        self._struck = 0
        self._lines: list[Line] = []
        self._items: list[Item] = []
        self._cells: list[str] = []
        self._header: tuple[str, ...] = ()

    def parts(self, found: Iterable[Event]) -> list[Part]:
        blocks, inline, add = self._BLOCKS, self._inline, self._add
        for event in found:
            kind, name, detail, line, _, _ = event
            if kind == "Text":
                add(detail, line)
            elif block := blocks.get(name):
                self._bold = 0  # an unclosed <b> ends with its block
                block(self, event)
            else:
                inline(event)
        return self._parts

    # Inline text ---------------------------------------------------------------------------

    def _inline(self, event: Event) -> None:
        kind, name = event.kind, event.name
        if name == "Strong":
            self._bold += 1 if kind == "Start" else -1
        elif name == "Strikethrough":
            self._struck += 1 if kind == "Start" else -1
        elif name:
            self.links.take(event)
            if name == "Image":
                self._image += 1 if kind == "Start" else -1
        elif kind in ("SoftBreak", "HardBreak"):
            self._add(" ", event.line)
        elif kind in ("Code", "Html"):
            self._add(event.detail, event.line)
        elif kind == "InlineHtml":
            self._on_tag(event)
        elif kind == "TaskListMarker":
            self._items[-1].to_do = not event.detail
        else:
            self.links.take(event)

    def _on_tag(self, event: Event) -> None:
        if _BREAK.fullmatch(event.detail):
            self._add(" · ", event.line)
        elif tag := _BOLD_TAG.fullmatch(event.detail):
            self._bold = max(0, self._bold + (-1 if tag.group(1) else 1))

    def _add(self, text: str, number: int) -> None:
        if self._image or self._struck:
            return
        lines = self._lines
        if self._items and not self._items[-1].done:
            lines = self._items[-1].lines
        if not lines or lines[-1].number != number:
            lines.append(Line(number))
        lines[-1].add(text, bold=self._bold > 0)
        self.links.add(text)

    def _taken(self) -> list[Line]:
        """Return the lines gathered so far, and start anew."""
        lines, self._lines = self._lines, []
        return lines

    # Blocks --------------------------------------------------------------------------------

    def _heading(self, event: Event) -> None:
        if event.starts:
            self._finish_item(nested=True)
            self._level = int(event.detail["level"][1])
            self._lines = []
            return
        lines = self._taken()
        title = text_of(lines)
        if not title:
            return
        underlined = event.end_line > event.line
        if underlined and self._level > 1 and (len(lines) > 1 or not is_title(title)):
            self._parts += _with_bold_titles(lines)  # a rule typed right below running text
        else:
            self._parts.append(Heading(title, self._level, event.line, event.end_line))

    def _paragraph(self, event: Event) -> None:
        if self._items:
            if not event.starts and self._items[-1].done:
                self._parts += paragraph(self._taken(), self._items[-1].below)
        elif not event.starts:
            self._parts += _with_bold_titles(self._taken())

    def _list(self, event: Event) -> None:
        if event.starts:
            self._finish_item(nested=True)

    def _item(self, event: Event) -> None:
        if event.starts:
            titles = self._items[-1].below if self._items else ()
            self._items.append(Item(len(self._items), titles))
            return
        self._finish_item(nested=False)
        item, lines = self._items.pop(), self._taken()
        if lines:
            self._parts += paragraph(lines, item.below)

    def _finish_item(self, *, nested: bool) -> None:
        """Give out the block of the open item, once."""
        if self._items and not self._items[-1].done:
            self._items[-1].done = True
            self._parts += item_block(self._items[-1], nested=nested)

    def _code(self, event: Event) -> None:
        if event.starts:
            self._finish_item(nested=True)
        text = "\n".join(line.plain.rstrip("\n") for line in self._taken())
        if text.strip() and not event.starts:
            self._parts.append(Block(BlockKind.CODE, text, event.line, event.end_line))

    def _html(self, event: Event) -> None:
        if event.starts:
            self._finish_item(nested=True)
        raw = "".join(line.plain for line in self._taken())
        if not event.starts:
            self._parts += html_parts(raw, event.line)

    # Tables --------------------------------------------------------------------------------

    def _table_cell(self, event: Event) -> None:
        if event.kind == "Start":
            self._finish_item(nested=True)
            self._lines = []
        else:
            self._cells.append(text_of(self._taken()))

    def _table_head(self, event: Event) -> None:
        if not event.starts:
            self._header = clean_cells(self._cells)
        self._cells = []

    def _table_row(self, event: Event) -> None:
        if not event.starts:
            cells, header = fitted(self._cells, self._header, self._raw[event.line - 1])
            if any(cells):  # all of it may be struck out
                self._parts.append(row_block(cells, header, event.line, event.end_line))
        self._cells = []

    _BLOCKS: ClassVar[dict[str, Callable[[_Walker, Event], None]]] = {
        "Heading": _heading,
        "Paragraph": _paragraph,
        "List": _list,
        "Item": _item,
        "TableHead": _table_head,
        "TableRow": _table_row,
        "TableCell": _table_cell,
        "CodeBlock": _code,
        "HtmlBlock": _html,
    }
    """What takes which event. Of the class: a walker that held its own methods would hold itself,
    and a note's text with it until somebody looks for such rings."""


def _with_bold_titles(lines: list[Line]) -> Iterator[Part]:
    """Split a paragraph at its lines that stand for headings."""
    run: list[Line] = []
    for line in lines:
        if line.is_bold_title:
            yield from _running(run)
            run = []
            yield Heading(line.lead, 0, line.number, line.number)
        else:
            run.append(line)
    yield from _running(run)


def _running(lines: list[Line]) -> Iterator[Part]:
    """Split running text at the items of a list that was typed without marks."""
    for is_item, run in typed_runs(lines) if lines else ():
        yield from typed_item(run) if is_item else paragraph(run)
