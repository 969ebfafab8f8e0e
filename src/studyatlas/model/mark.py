"""What a person says of how well they know a topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How well a topic is known; only `known` lets plans leave it out."""

    KNOWN = "known"
    LEARNING = "learning"
    REVIEW = "review"
    """Learned once and due again: plans list it like a topic that is not known."""
    UNKNOWN = "unknown"
    """Takes an earlier mark back."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in the history; of several on one topic the last in the file counts."""

    topic: str
    """A node's id."""
    state: State
    at: datetime
    """When it was made, in UTC, to the second."""
