"""What each line of a file is by its form alone, so that it can be shown as what it is.

A line-by-line reading of CommonMark's blocks, for display: what counts as material is settled when
notes are read, not here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    RULE = "rule"
    """A line that only parts others: `---`, the line below a table's head or a heading."""
    QUOTE = "quote"
    CODE = "code"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class LineForm:
    """A line's kind and how high or deep it stands."""

    kind: LineKind
    level: int = 0
    """A heading's level, 1-6; how deep an item, or text in a list, is nested; a table's head 1."""


_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_FENCE = re.compile(r"\s*(`{3,}[^`]*|~{3,}.*)$")
_BREAK = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}\s*$")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_DASHES = re.compile(r":?-+:?")
_KEY = re.compile(r"[^\s:][^:]*:(?:\s|$)")
_CODE_INDENT = 4


def line_forms(lines: Sequence[str]) -> tuple[LineForm, ...]:
    """Return the form of every line of a Markdown text.

    >>> [str(form.kind) for form in line_forms(["# Fit", "", "- One", "  more", "***"])]
    ['heading', 'blank', 'item', 'text', 'rule']
    """
    return tuple(_Walk(lines).forms())


def code_forms(lines: Sequence[str]) -> tuple[LineForm, ...]:
    """Return the forms of a file that is no prose: code, and blank lines between.

    >>> [str(form.kind) for form in code_forms(["dropout:", "", "  type: technique"])]
    ['code', 'blank', 'code']
    """
    blank, code = LineForm(LineKind.BLANK), LineForm(LineKind.CODE)
    return tuple(code if line.strip() else blank for line in lines)


class _Walk:
    """Goes through lines once, and knows what is open."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._made: list[LineForm] = []
        self._indents: list[int] = []
        self._paragraph = 0
        """How many lines of running text stand right above."""

    def forms(self) -> list[LineForm]:
        self._front_matter()
        while len(self._made) < len(self._lines):
            line = self._lines[len(self._made)]
            if _FENCE.match(line):
                self._fence(line)
            elif self._is_table():
                self._table()
            else:
                self._one(line)
        return self._made

    def _add(self, kind: LineKind, level: int = 0) -> None:
        self._made.append(LineForm(kind, level))
        self._paragraph = self._paragraph + 1 if kind is LineKind.TEXT else 0

    def _front_matter(self) -> None:
        lines = self._lines
        if len(lines) < 3 or lines[0].rstrip() != "---" or not _KEY.match(lines[1]):  # noqa: PLR2004 - two marks and a key
            return
        end = next((n for n, t in enumerate(lines[1:], 2) if t.rstrip() in ("---", "...")), 0)
        for _ in range(end):
            self._add(LineKind.CODE)

    def _fence(self, line: str) -> None:
        mark = line.strip()
        mark = mark[: len(mark) - len(mark.lstrip(mark[0]))]
        self._add(LineKind.CODE)
        while len(self._made) < len(self._lines):
            text = self._lines[len(self._made)].strip()
            self._add(LineKind.CODE)
            if text.startswith(mark) and not text.strip(mark[0]):
                return

    def _is_table(self) -> bool:
        at = len(self._made)
        if "|" not in self._lines[at] or at + 1 >= len(self._lines):
            return False
        below = self._lines[at + 1].strip()
        cells = below.removeprefix("|").removesuffix("|").split("|")
        return "|" in below and all(_DASHES.fullmatch(cell.strip()) for cell in cells)

    def _table(self) -> None:
        self._add(LineKind.ROW, 1)
        self._add(LineKind.RULE)
        while len(self._made) < len(self._lines) and "|" in self._lines[len(self._made)]:
            self._add(LineKind.ROW)
        self._indents = []

    def _one(self, line: str) -> None:
        if not line.strip():
            self._add(LineKind.BLANK)
        elif heading := _HEADING.match(line):
            self._add(LineKind.HEADING, len(heading.group(1)))
            self._indents = []
        elif self._paragraph and not self._indents and _UNDERLINE.match(line):
            self._underline(1 if "=" in line else 2)
        elif _BREAK.match(line):
            self._add(LineKind.RULE)
        elif item := _ITEM.match(line):
            self._item(len(item.group(1).expandtabs(4)))
        elif line.lstrip().startswith(">"):
            self._add(LineKind.QUOTE)
        else:
            self._text(line)

    def _underline(self, level: int) -> None:
        """Make the paragraph above a heading."""
        for back in range(1, self._paragraph + 1):
            self._made[-back] = LineForm(LineKind.HEADING, level)
        self._add(LineKind.RULE)

    def _item(self, indent: int) -> None:
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._add(LineKind.ITEM, len(self._indents))
        self._indents.append(indent)

    def _text(self, line: str) -> None:
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip())
        after_blank = not self._made or self._made[-1].kind in (LineKind.BLANK, LineKind.CODE)
        if not indent and after_blank:
            self._indents = []
        if indent >= _CODE_INDENT and after_blank and not self._indents:
            self._add(LineKind.CODE)
        else:
            self._add(LineKind.TEXT, len(self._indents))
