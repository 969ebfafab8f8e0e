"""The coverage of a whole exam: a verdict for each item, and totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from studyatlas.analysis.coverage.by_hand import Hand, Ruling
from studyatlas.analysis.coverage.judge import verdict_on
from studyatlas.analysis.coverage.shown import (
    MOST_EVIDENCE,
    each_once,
    evidence_of,
    nearest_to,
    without_material,
)
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import NoExamError
from studyatlas.model.guide import Exam, Item

if TYPE_CHECKING:
    from studyatlas.analysis.coverage.findings import Examiner


class Status(StrEnum):
    """What the notes have on an item."""

    COVERED = "covered"
    THIN = "thin"
    MISSING = "missing"
    WAIVED = "waived"
    STALE = "stale"


CREDIT: Mapping[Status, float] = {
    Status.COVERED: 1.0,
    Status.THIN: 0.5,
    Status.MISSING: 0.0,
    Status.STALE: 0.0,
}
"""How much of an item each verdict counts for."""


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """The verdict on one item, with its evidence."""

    id: str
    code: str
    text: str
    task: str
    status: Status
    evidence: tuple[Evidence, ...]
    """Best first."""
    without_material: tuple[str, ...]
    """The item's named examples, and topics of its core, that the notes say nothing of."""
    nearest: Evidence | None
    """For a gap: the section to extend; None where none comes near."""


@dataclass(frozen=True, slots=True)
class TaskCoverage:
    """The totals of a task."""

    code: str
    title: str
    totals: Mapping[str, int]
    percent: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of an exam."""

    exam: str
    totals: Mapping[str, int]
    """Number of items by status, every status named."""
    percent: float
    """Covered counts 1, thin 1/2, waived nothing; domains by weight where each has one."""
    tasks: tuple[TaskCoverage, ...]
    items: tuple[ItemCoverage, ...]
    """In the guide's order."""
    part: str = ""
    """The code of the one task or domain that was asked for; empty for the whole exam."""
    brief: bool = False
    """True where the notes are brief, or share few words with the exam: of what they teach much is
    then called thin or missing."""


def make_coverage(atlas: Atlas, exam_id: str | None = None, task: str | None = None) -> Coverage:
    """Judge every item of an exam against the notes.

    Args:
        atlas: the notes and the outline.
        exam_id: which exam, where there are several; the first by default.
        task: the code of one task, or of a domain, to report on alone.

    Raises:
        NoExamError: there is no such exam or task.
    """
    from studyatlas.analysis.coverage.findings import Examiner  # numpy: only who asks waits for it

    exam = _exam(atlas, exam_id)
    examiner, hand = Examiner(atlas, exam), Hand(atlas)
    items, tasks, shares = [], [], []
    for domain in exam.domains:
        judged_in_domain: list[ItemCoverage] = []
        for part in domain.tasks:
            if task not in (None, part.code, domain.code):
                continue
            by_text = [_judge(examiner, exam, part.code, item) for item in part.items]
            judged = [_overruled(item, hand.ruling(item.id)) for item in by_text]
            judged_in_domain += judged
            tasks.append(TaskCoverage(part.code, part.title, totals_of(judged), _percent(judged)))
        if judged_in_domain:
            items += judged_in_domain
            shares.append((domain.weight, judged_in_domain))
    if task is not None and not tasks:
        known = ", ".join(part.code for _, part in exam.tasks())
        raise NoExamError(f"no task or domain {task!r} in {exam.id}; its tasks: {known}")
    return Coverage(
        exam.id,
        totals_of(items),
        _weighted(shares),
        tuple(tasks),
        tuple(items),
        task or "",
        examiner.notes_are_brief,
    )


def _exam(atlas: Atlas, exam_id: str | None) -> Exam:
    for exam in atlas.exams:
        if exam_id in (None, exam.id):
            return exam
    raise NoExamError(f"no exam {exam_id!r} here" if exam_id else "no exam outline here")


def _judge(examiner: Examiner, exam: Exam, task: str, item: Item) -> ItemCoverage:
    found = examiner.examine(item)
    status = Status.WAIVED if item.waived else Status(verdict_on(found))
    covered = status is Status.COVERED
    evidence = (
        evidence_of(found, covered=covered) if status in (Status.COVERED, Status.THIN) else ()
    )
    gap = status in (Status.THIN, Status.MISSING)
    return ItemCoverage(
        exam.node_id(item.code),
        item.code,
        item.text,
        task,
        status,
        evidence,
        without_material(found, examiner, covered=covered),
        nearest_to(found, evidence) if gap else None,
    )


def _overruled(judged: ItemCoverage, ruling: Ruling | None) -> ItemCoverage:
    """Return a verdict by the text, or the person's own word where there is one."""
    if ruling is None:
        return judged
    status = Status(ruling.word)
    by_text = judged.evidence if judged.status is status else ()
    return replace(
        judged,
        status=status,
        evidence=each_once((*ruling.evidence, *by_text))[:MOST_EVIDENCE],
        nearest=judged.nearest if status is Status.STALE else None,
    )


def totals_of(items: Iterable[ItemCoverage]) -> dict[str, int]:
    """Return how many items have each status, every status named."""
    counts = Counter(item.status for item in items)
    return {str(status): counts[status] for status in Status}


def _percent(items: Iterable[ItemCoverage]) -> float:
    return round(exact_percent(items), 1)


def exact_percent(items: Iterable[ItemCoverage]) -> float:
    """Return how much of some items is covered, in percent; waived ones do not count."""
    credit = [CREDIT[item.status] for item in items if item.status is not Status.WAIVED]
    return 100 * sum(credit) / len(credit) if credit else 100.0


def _weighted(shares: list[tuple[float | None, list[ItemCoverage]]]) -> float:
    """Return the percentage over domains by weight, or over all items where a weight is missing.

    A domain that is waived as a whole weighs nothing.
    """
    counting = [
        (weight, items)
        for weight, items in shares
        if any(item.status is not Status.WAIVED for item in items)
    ]
    if counting and all(weight for weight, _ in counting):
        total = sum(weight or 0.0 for weight, _ in counting)
        parts = ((weight or 0.0) * exact_percent(items) for weight, items in counting)
        return round(sum(parts) / total, 1)
    return _percent([item for _, items in shares for item in items])
