"""Where something stands and how it came to be known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """How a node or a relation came into the atlas."""

    CURATED = "curated"
    """A person wrote it in `graph/*.yaml` from knowledge of the field."""
    STATED = "stated"
    """A line of the notes or of the exam guide says it."""
    INFERRED = "inferred"
    """A rule concluded it; no line says it outright."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A range of lines in a file of the workspace.

    >>> str(Position("notes/fit.md", 3, 5))
    'notes/fit.md:3'
    """

    path: str
    """Path relative to the workspace, with forward slashes."""
    line: int = 1
    """First line, 1-based."""
    end_line: int = 0
    """Last line, 1-based and inclusive; never before `line`."""
    column: int = 1
    """First column, 1-based, in characters."""

    def __post_init__(self) -> None:
        if self.end_line < self.line:
            object.__setattr__(self, "end_line", self.line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """The source of one node or relation."""

    position: Position
    """The lines that say it."""
    rule: str
    """The id of the reader or extraction rule that made it."""
    origin: Origin
    quote: str = ""
    """The words on those lines that say it, as they stand there."""
