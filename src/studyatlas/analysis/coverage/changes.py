"""What changed in the coverage of an exam between two versions of the notes, or of its guide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studyatlas.analysis.coverage.follow import follow
from studyatlas.analysis.coverage.report import (
    CREDIT,
    Coverage,
    ItemCoverage,
    Status,
    exact_percent,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import fingerprint
from studyatlas.model.guide import Exam


class Turn(StrEnum):
    """What became of an item."""

    GAINED = "gained"
    """Its verdict is better than it was."""
    LOST = "lost"
    """Its verdict is worse."""
    STALE = "stale"
    """What was said of it by hand does not hold any more."""
    CHANGED = "changed"
    """Its verdict is another, neither better nor worse: waived, or counting again."""
    ADDED = "added"
    """The guide did not ask for it before."""
    REMOVED = "removed"
    """The guide asks for it no more."""
    SAME = "same"
    """Its verdict is what it was; the guide says it in other words, or under another number."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of one item."""

    turn: Turn
    before: ItemCoverage | None
    """None for an item that was added."""
    after: ItemCoverage | None
    """None for an item that was removed."""
    renumbered: bool = False
    """True where it has another code."""
    reworded: bool = False
    """True where it has other words."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed in an exam's coverage."""

    exam: str
    before: float | None
    """The percentage that was covered before; None where nothing of it was asked for."""
    after: float
    items: tuple[ItemChange, ...]
    """Items that nothing became of are left out; the guide's order, removed ones last."""

    def of(self, turn: Turn) -> tuple[ItemChange, ...]:
        """Return the items that took one turn."""
        return tuple(item for item in self.items if item.turn is turn)


def compare(old: Coverage | None, new: Coverage) -> Changes:
    """Compare two reports on a whole exam.

    An item that was renumbered or reworded is followed: it is neither added nor removed.

    Args:
        old: the earlier report; None where there was no such exam.
        new: the later one.
    """
    before = old.items if old else ()
    pairs = {j: i for i, j in follow(before, new.items)}
    after = [
        _change(before[pairs[j]] if j in pairs else None, item) for j, item in enumerate(new.items)
    ]
    followed = set(pairs.values())
    gone = [
        ItemChange(Turn.REMOVED, item, None) for i, item in enumerate(before) if i not in followed
    ]
    told = (c for c in (*after, *gone) if c.turn is not Turn.SAME or c.renumbered or c.reworded)
    return Changes(new.exam, old.percent if old else None, new.percent, tuple(told))


def within(changes: Changes, old: Coverage | None, report: Coverage) -> Changes:
    """Return the changes among the tasks that a report is about, with the percentages of these."""
    tasks = {task.code for task in report.tasks}
    there = [item for item in (old.items if old else ()) if item.task in tasks]
    kept = tuple(
        change
        for change in changes.items
        if any(item and item.task in tasks for item in (change.after, change.before))
    )
    before = round(exact_percent(there), 1) if there else None
    return Changes(report.exam, before, report.percent, kept)


def counterpart(atlas: Atlas, exam: Exam) -> Exam | None:
    """Return the exam of another version that is the same: by id, or by most of its words.

    None where no exam there has an item in common with it.
    """
    words = {fingerprint(item.text) for item in exam.items()}
    shared = {
        other.id: len(words & {fingerprint(item.text) for item in other.items()})
        for other in atlas.exams
    }
    for other in sorted(atlas.exams, key=lambda other: (other.id != exam.id, -shared[other.id])):
        if other.id == exam.id or shared[other.id]:
            return other
    return None


def _change(before: ItemCoverage | None, after: ItemCoverage) -> ItemChange:
    if before is None:
        return ItemChange(Turn.ADDED, None, after)
    return ItemChange(
        _turn(before.status, after.status),
        before,
        after,
        renumbered=before.code != after.code,
        reworded=fingerprint(before.text) != fingerprint(after.text),
    )


def _turn(before: Status, after: Status) -> Turn:
    if before is after:
        return Turn.SAME
    if after is Status.STALE:
        return Turn.STALE
    if Status.WAIVED in (before, after) or CREDIT[before] == CREDIT[after]:
        return Turn.CHANGED
    return Turn.GAINED if CREDIT[after] > CREDIT[before] else Turn.LOST
