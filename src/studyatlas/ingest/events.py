"""pyromark's events with line numbers: one shape for all of them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)
_NEWLINE = b"\n"
_WHITE = b" \t\n\r\x0b\x0c"
_OPENING = ord("<")
_BOUNDS = ("Start", "End")
_LINKS = ("Link", "Image")
_BLOCKS = ("Heading", "CodeBlock", "TableRow")
"""What one may ask the last line of."""
_ANGLE = re.compile(rb"<([^<>\s=]+\.(?:md|markdown)(?:#[^<>\s]*)?)>", re.IGNORECASE)
_FORMULAS = frozenset(("InlineMath", "DisplayMath"))
_ADDRESS = re.compile(rb"\((?:https?:|mailto:)", re.IGNORECASE)


class Event(NamedTuple):
    """One step of CommonMark: a start, an end, or a leaf such as text."""

    kind: str
    """`Start`, `End`, or the leaf's own name: `Text`, `Code`, `SoftBreak`, `InlineHtml`…; `Angle`
    for a note's path in angle brackets, which is text as well."""
    name: str
    """What starts or ends: `Heading`, `Item`, `Strong`…; empty for leaves."""
    detail: Any
    """A heading's level, a link's target, a leaf's text; pyromark's own shapes."""
    line: int
    """First line, 1-based."""
    end_line: int
    """Last line with anything on it, 1-based and inclusive, where a heading, a piece of code or a
    row ends; the first for all else."""
    column: int = 1
    """Where a link or picture starts, 1-based, in characters; 1 for everything else."""

    @property
    def starts(self) -> bool:
        """Tell a start from an end."""
        return self.kind == "Start"


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text; byte offsets become lines.

    Links in formulas are left out, and `[[1]](https://…)`, which is a link to that address.
    """
    data = text.encode()
    places, angle = _Places(data), _Angles(text, data)
    hidden = _Formulas(text, data)
    starts, new = places.starts, tuple.__new__  # a hundred times a note: no call that can be spared
    event: Any
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        first = span["start"]
        line = bisect.bisect_right(starts, first)
        if isinstance(event, str):
            yield new(Event, (event, "", None, line, line, 1))
            continue
        ((kind, detail),) = event.items()
        if kind == "Text":
            if path := angle.path(first):
                yield Event("Angle", "", path, line, line, places.column(first, line))
            yield new(Event, (kind, "", detail, line, line, 1))
        elif kind in _BOUNDS:
            if isinstance(detail, str):
                name, detail = detail, None
            else:
                ((name, detail),) = detail.items()
            if name in _LINKS:
                if hidden.cover(first) or _is_cited(detail, data, span["end"]):
                    continue
                column = places.column(first, line) if kind == "Start" else 1
                yield Event(kind, name, detail, line, line, column)
            elif kind == "End" and name in _BLOCKS:
                end_line = bisect.bisect_right(starts, _last(data, first, span["end"]))
                yield new(Event, (kind, name, detail, line, end_line, 1))
            else:
                yield new(Event, (kind, name, detail, line, line, 1))
        else:
            yield new(Event, (kind, "", detail, line, line, 1))


def link_events(text: str) -> Iterator[Event]:
    """Yield those of the events of a text that links are made of, for who wants nothing else."""
    data = text.encode()
    places, angle = _Places(data), _Angles(text, data)
    hidden = _Formulas(text, data)
    event: Any
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        if isinstance(event, str):
            continue
        ((kind, detail),) = event.items()
        first = span["start"]
        if kind == "Text":
            if path := angle.path(first):
                line = places.line(first)
                yield Event("Angle", "", path, line, line, places.column(first, line))
        elif kind in _BOUNDS:
            name, detail = _named(detail)
            if name not in _LINKS or hidden.cover(first):
                continue
            if not _is_cited(detail, data, span["end"]):
                line = places.line(first)
                column = places.column(first, line) if kind == "Start" else 1
                yield Event(kind, name, detail, line, line, column)


def _named(detail: Any) -> tuple[str, Any]:
    """Return the name of what starts or ends, and what else is said of it."""
    if isinstance(detail, str):
        return detail, None
    ((name, more),) = detail.items()
    return name, more


def _last(data: bytes, first: int, end: int) -> int:
    """Return where the last byte stands that is no white space."""
    end = max(first, end - 1)
    while end > first and data[end] in _WHITE:
        end -= 1
    return end


class _Places:
    """Lines and columns of byte offsets."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        lengths = [len(line) + 1 for line in data.split(_NEWLINE)]
        self.starts = [0, *accumulate(lengths[:-1])]
        """The offset of each line."""
        self._last = (0, 1)
        """An offset and its column: columns are counted on from it, or many links in one line
        would each count the line anew."""

    def line(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset)

    def column(self, offset: int, line: int) -> int:
        start, column = self.starts[line - 1], 1
        if start <= self._last[0] <= offset:
            start, column = self._last
        self._last = (offset, column + len(self._data[start:offset].decode()))
        return self._last[1]


class _Angles:
    """Paths of notes in angle brackets, which are text for CommonMark."""

    def __init__(self, text: str, data: bytes) -> None:
        self._data = data
        self._none = "<" not in text

    def path(self, first: int) -> str:
        """Return the path that a text at an offset begins with; empty where it does not."""
        if self._none or self._data[first] != _OPENING:
            return ""
        found = _ANGLE.match(self._data, first)
        return found[1].decode() if found else ""


class _Formulas:
    """Where `$…$` and `$$…$$` stand in a text that has links.

    They are looked for apart: in the text itself dollars stay what they are, for most are money.
    """

    def __init__(self, text: str, data: bytes) -> None:
        self._spans: list[tuple[int, int]] = []
        if "$" not in text or ("[[" not in text and "](" not in text):
            return
        options = _OPTIONS | pyromark.Options.ENABLE_MATH
        for event, span in pyromark.events_with_range(text, options=options):
            formula = isinstance(event, dict) and not _FORMULAS.isdisjoint(event)
            if formula and not data[span["end"] : span["end"] + 1].isdigit():
                self._spans.append((span["start"], span["end"]))

    def cover(self, offset: int) -> bool:
        place = bisect.bisect_right(self._spans, (offset, 0)) - 1
        return place >= 0 and offset < self._spans[place][1]


def _is_cited(detail: Any, data: bytes, end: int) -> bool:
    wiki = isinstance(detail, dict) and isinstance(detail["link_type"], dict)
    return wiki and _ADDRESS.match(data, end) is not None
