"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A node that fits a query."""

    id: str
    label: str
    type: str
    score: float
    """0 to 1, the best first."""
    matched: str
    """What fitted: `label: …`, `alias: …`, `acronym: …`, `initials: …`, `id: …`, `code: …`,
    `summary: …`, or `text: …` with a sentence of the section; for a phrase query what holds of the
    node, such as `mitigates Overfitting`."""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query."""

    query: str
    results: tuple[SearchResult, ...]
    read_as: str = ""
    """A phrase query in the words it was understood in; empty for a plain search."""
    total: int | None = None
    """How many nodes a phrase holds for; None for a plain search, which stops at the limit."""
