"""pyromark's events with line numbers: one shape for all of them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_WIKILINKS
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_NEWLINE = b"\n"


@dataclass(frozen=True, slots=True)
class Event:
    """One step of CommonMark: a start, an end, or a leaf such as text."""

    kind: str
    """`Start`, `End`, or the leaf's own name: `Text`, `Code`, `SoftBreak`, `InlineHtml`…"""
    name: str
    """What starts or ends: `Heading`, `Item`, `Strong`…; empty for leaves."""
    detail: Any
    """A heading's level, a link's target, a leaf's text; pyromark's own shapes."""
    line: int
    """First line, 1-based."""
    end_line: int
    """Last line with anything on it, 1-based and inclusive."""
    column: int = 1
    """Where a link starts, 1-based, in characters; 1 for everything else."""

    @property
    def starts(self) -> bool:
        """Tell a start from an end."""
        return self.kind == "Start"


def events(text: str) -> Iterator[Event]:
    """Yield the events of a text; byte offsets become lines."""
    data = text.encode()
    starts = [0]
    while (newline := data.find(_NEWLINE, starts[-1])) >= 0:
        starts.append(newline + 1)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        first, end = span["start"], max(span["start"], span["end"] - 1)
        while end > first and data[end : end + 1].isspace():
            end -= 1
        line, end_line = bisect.bisect_right(starts, first), bisect.bisect_right(starts, end)
        kind, name, detail = _shape(event)
        column = len(data[starts[line - 1] : first].decode()) + 1 if name == "Link" else 1
        yield Event(kind, name, detail, line, end_line, column)


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
