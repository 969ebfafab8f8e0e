"""What a phrase query means: small frozen trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from studyatlas.analysis.details import Role

COVERAGE_STATES = ("covered", "thin", "missing", "waived", "stale")
KNOWN = "known"
STATES = (*COVERAGE_STATES, KNOWN)
"""What an exam item or a topic may be: how far the notes cover it, and whether it is known."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Every node."""


@dataclass(frozen=True, slots=True)
class OfType:
    """The nodes of some types: all those that one word stands for."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The nodes that one name stands for; several where it is ambiguous."""

    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InState:
    """A state of a node: one of `STATES`."""

    state: str


@dataclass(frozen=True, slots=True)
class Related:
    """To have a relation to one of some nodes."""

    roles: tuple[Role, ...]
    """What the node is in that relation; several where one wording stands for several types."""
    to: Term


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    condition: InState | Related


@dataclass(frozen=True, slots=True)
class Phrase:
    """The nodes of a subject for which every condition holds."""

    subject: Anything | OfType | Named
    conditions: tuple[Condition, ...] = ()


Condition: TypeAlias = InState | Related | Not
Term: TypeAlias = Anything | OfType | Named | Phrase
