"""A mistake in the user's files, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studyatlas.model.position import Position


class Severity(StrEnum):
    """How much a problem matters: an error makes `check` fail, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, with the place to mend it.

    >>> print(Problem(Position("graph/a.yaml", 3, column=5), Severity.ERROR, "self-relation", "…"))
    graph/a.yaml:3:5: error: … (self-relation)
    """

    position: Position
    severity: Severity
    rule: str
    message: str

    def __str__(self) -> str:
        at = self.position
        return f"{at.path}:{at.line}:{at.column}: {self.severity}: {self.message} ({self.rule})"


def error(position: Position, rule: str, message: str) -> Problem:
    """Return a problem that makes `check` fail."""
    return Problem(position, Severity.ERROR, rule, message)


def warning(position: Position, rule: str, message: str) -> Problem:
    """Return a problem that makes `check` fail only with `--strict`."""
    return Problem(position, Severity.WARNING, rule, message)
