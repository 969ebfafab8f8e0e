"""What a person knows, by their marks, and how it grew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from studyatlas.model.atlas import Atlas
from studyatlas.model.mark import Mark, State


@dataclass(frozen=True, slots=True)
class Day:
    """How things stood at the end of a day on which marks were made (UTC)."""

    day: date
    known: int
    learning: int
    review: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What the marks say now, and what they said day by day."""

    states: Mapping[str, State]
    """The state of every marked topic of the atlas, by id; what is `unknown` is not in it."""
    topics: int
    """How many topics the atlas has."""
    gone: tuple[str, ...]
    """Marked ids that are not in the atlas, sorted; their marks stay in the file."""
    days: tuple[Day, ...]
    """The oldest first; a day without marks is not in it."""

    @property
    def known(self) -> frozenset[str]:
        """Ids of the topics that are known."""
        return frozenset(topic for topic, state in self.states.items() if state is State.KNOWN)

    def count(self, state: State) -> int:
        """Return how many topics are in a state."""
        return sum(one is state for one in self.states.values())


def make_progress(atlas: Atlas, history: Iterable[Mark]) -> Progress:
    """Read a history of marks: of several on one topic the last counts.

    >>> from datetime import UTC, datetime
    >>> from studyatlas.model.atlas import make_atlas
    >>> mark = Mark("dropout", State.KNOWN, datetime(2026, 3, 1, tzinfo=UTC))
    >>> make_progress(make_atlas([], []), [mark]).gone
    ('dropout',)
    """
    history = tuple(history)
    outline = atlas.schema.is_outline
    last = {mark.topic: mark.state for mark in history}
    marked = {topic: state for topic, state in sorted(last.items()) if state is not State.UNKNOWN}
    return Progress(
        MappingProxyType({t: state for t, state in marked.items() if t in atlas.nodes}),
        sum(not outline(node.type) for node in atlas.nodes.values()),
        tuple(topic for topic in marked if topic not in atlas.nodes),
        _days(mark for mark in history if mark.topic in atlas.nodes),
    )


def _days(history: Iterable[Mark]) -> tuple[Day, ...]:
    states: dict[str, State] = {}
    counts: Counter[State] = Counter()
    days: dict[date, Day] = {}
    for mark in history:
        counts[states.get(mark.topic, State.UNKNOWN)] -= 1
        counts[mark.state] += 1
        states[mark.topic] = mark.state
        day = mark.at.date()
        days[day] = Day(day, counts[State.KNOWN], counts[State.LEARNING], counts[State.REVIEW])
    return tuple(days[day] for day in sorted(days))
