"""Exceptions: for programmers' mistakes and for names that stand for nothing."""

from __future__ import annotations

from studyatlas.model.entities import Node


class StudyAtlasError(Exception):
    """Everything studyatlas raises on purpose."""


class NameUnknownError(StudyAtlasError):
    """A name stands for no node, or for several."""

    def __init__(self, name: str, candidates: tuple[Node, ...], *, ambiguous: bool) -> None:
        self.name = name
        self.candidates = candidates
        """The nodes it may stand for; where it is unknown, those with the nearest names."""
        self.ambiguous = ambiguous
        listed = ", ".join(f"{node.label} ({node.id})" for node in candidates)
        if ambiguous:
            super().__init__(f"{name!r} may be any of: {listed}")
        else:
            super().__init__(
                f"nothing is named {name!r}" + (f"; nearest: {listed}" if listed else "")
            )


class NoExamError(StudyAtlasError):
    """A workspace has no exam outline, or not the one that was asked for."""


class ClusterError(StudyAtlasError):
    """Other machines were to help, and cannot."""
