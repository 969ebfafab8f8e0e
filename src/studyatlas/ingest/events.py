"""pyromark's events with line numbers: one shape for all of them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
)
_NEWLINE = b"\n"
_ANGLE = re.compile(rb"<([^<>\s=]+\.(?:md|markdown)(?:#[^<>\s]*)?)>", re.IGNORECASE)
_FORMULAS = frozenset(("InlineMath", "DisplayMath"))
_ADDRESS = re.compile(rb"\((?:https?:|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
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
    """Last line with anything on it, 1-based and inclusive."""
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
    places = _Places(data)
    hidden = _Formulas(text, data)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        first, end = span["start"], max(span["start"], span["end"] - 1)
        while end > first and data[end : end + 1].isspace():
            end -= 1
        line, end_line = places.line(first), places.line(end)
        kind, name, detail = _shape(event)
        column = 1
        if name in ("Link", "Image"):
            if hidden.cover(first) or _is_cited(detail, data, span["end"]):
                continue
            column = places.column(first, line) if kind == "Start" else 1
        elif kind == "Text" and (path := _ANGLE.match(data, first)):
            yield Event("Angle", "", path[1].decode(), line, line, places.column(first, line))
        yield Event(kind, name, detail, line, end_line, column)


class _Places:
    """Lines and columns of byte offsets."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = [0]
        while (newline := data.find(_NEWLINE, self._starts[-1])) >= 0:
            self._starts.append(newline + 1)
        self._last = (0, 1)
        """An offset and its column: columns are counted on from it, or many links in one line
        would each count the line anew."""

    def line(self, offset: int) -> int:
        return bisect.bisect_right(self._starts, offset)

    def column(self, offset: int, line: int) -> int:
        start, column = self._starts[line - 1], 1
        if start <= self._last[0] <= offset:
            start, column = self._last
        self._last = (offset, column + len(self._data[start:offset].decode()))
        return self._last[1]


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


def _shape(event: Any) -> tuple[str, str, Any]:
    """Return an event's kind, name and detail."""
    if isinstance(event, str):
        return event, "", None
    ((kind, value),) = event.items()
    if kind not in ("Start", "End"):
        return kind, "", value
    if isinstance(value, str):
        return kind, value, None
    ((name, detail),) = value.items()
    return kind, name, detail
