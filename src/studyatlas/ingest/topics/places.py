"""What is kept of all places where one name stands as a subject, looked at one after the other.

Many notes have very many such places, so those that tell nothing more are let go of at once.
"""

from __future__ import annotations

from collections.abc import Container

from studyatlas.ingest.topics.candidates import Candidate
from studyatlas.ingest.topics.in_prose import BOLD_ONCE

_Rank = tuple[int, str, int]


class Places:
    """The places of one name."""

    __slots__ = ("_best_rank", "_first", "_type_rank", "acronyms", "best", "recurs", "type")

    def __init__(self, first: Candidate) -> None:
        self.best = first
        """The best place with the name itself; the first one where an acronym stands in all."""
        self.type = ""
        """The type that the best place tells which tells any; empty where none does."""
        self.acronyms: tuple[str, ...] = ()
        self.recurs = False
        """False where one note alone has the name in bold, and has it once."""
        self._first = first
        self._best_rank: _Rank | None = None
        self._type_rank: _Rank | None = None

    def add(self, candidate: Candidate, types: Container[str]) -> None:
        """Look at one more place, or at the first; `types` are those that a topic may have."""
        if candidate.rule != BOLD_ONCE or candidate.path != self._first.path:
            self.recurs = True
        rank = candidate.rank
        if (self._best_rank is None or rank < self._best_rank) and (
            candidate.name.key == candidate.key
        ):
            self.best, self._best_rank = candidate, rank
        if candidate.type in types and (self._type_rank is None or rank < self._type_rank):
            self.type, self._type_rank = candidate.type, rank
        acronym = candidate.name.acronym
        if acronym and acronym not in self.acronyms:
            self.acronyms = (*self.acronyms, acronym)
