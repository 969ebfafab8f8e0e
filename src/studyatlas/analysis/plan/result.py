"""A plan as a value."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.evidence import Evidence
from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class Step:
    """A topic of a plan, or an exam item that stands for itself."""

    id: str
    label: str
    type: str
    needs: tuple[str, ...]
    """Ids of the plan's own topics that come first."""
    why: str
    """Why it is in the plan: what needs it, or that it was asked for."""
    sections: tuple[Evidence, ...]
    """What the notes have to read on it; where nothing explains it, what mentions it, or of an item
    the section to extend."""
    minutes: float
    """Reading time of the sections that explain it."""
    stage: int = 1
    """Topics of one stage can be studied side by side, once those before it are known."""
    needed_for: tuple[str, ...] = ()
    """Ids of the plan's own topics that need it right after it."""
    because: tuple[Relation, ...] = ()
    """The relations that say so, and those by which what was asked for asks about it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a plan had to leave out for lack of time."""

    hours: float
    left_out: tuple[str, ...]
    """Ids of the topics that did not fit, in the order of the whole plan."""
    value: float
    """What the topics that were kept bring, in percent of the outline (see `plan.worth`)."""
    whole: float
    """What the whole plan would bring."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Topics in an order in which they can be learned."""

    targets: tuple[str, ...]
    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...]
    """Groups of topics that need each other, sorted."""
    known: tuple[str, ...]
    """What was left out as known already."""
    minutes: float = 0.0
    """Reading time of the whole; what several topics share is read once."""
    choice: Choice | None = None
    """What did not fit, where a time was given."""
    elsewhere: float = 0.0
    """Minutes to allow for each step that the notes do not explain."""
    waived: tuple[str, ...] = ()
    """Ids of the targets' exam items that are left out on purpose."""

    @property
    def unexplained(self) -> int:
        """How many steps the notes do not explain."""
        return sum(not step.minutes for step in self.steps)

    @property
    def whole_minutes(self) -> float:
        """Reading time, and what is allowed for the steps that the notes do not explain."""
        return self.minutes + self.elsewhere * self.unexplained

    @property
    def stages(self) -> tuple[tuple[Step, ...], ...]:
        """The steps in groups that can be studied side by side."""
        groups: dict[int, list[Step]] = {}
        for step in self.steps:
            groups.setdefault(step.stage, []).append(step)
        return tuple(tuple(group) for group in groups.values())
