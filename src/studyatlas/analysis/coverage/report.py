"""The coverage of a whole exam: a verdict for each item, and totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from studyatlas.analysis.coverage.by_hand import Hand, Ruling
from studyatlas.analysis.coverage.findings import Examiner
from studyatlas.analysis.coverage.judge import Findings, is_covered, is_touched
from studyatlas.analysis.coverage.likeness import Fit, telling_line
from studyatlas.analysis.coverage.parts import parts_of
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.topics import Level, Teaching
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.atlas import Atlas
from studyatlas.model.guide import Exam, Item

_MOST_EVIDENCE = 6
_NEAR = 0.5
_GOOD = 0.5
_TITLED, _OWN = 0.6, 0.5
_INFERRED = 0.6  # the weight of evidence that rests on a heading that only names something


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


def make_coverage(atlas: Atlas, exam_id: str | None = None, task: str | None = None) -> Coverage:
    """Judge every item of an exam against the notes.

    Args:
        atlas: the notes and the outline.
        exam_id: which exam, where there are several; the first by default.
        task: the code of one task, or of a domain, to report on alone.

    Raises:
        LookupError: there is no such exam or task.
    """
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
        raise LookupError(f"no task or domain {task!r} in {exam.id}; its tasks: {known}")
    return Coverage(exam.id, totals_of(items), _weighted(shares), tuple(tasks), tuple(items))


def _exam(atlas: Atlas, exam_id: str | None) -> Exam:
    for exam in atlas.exams:
        if exam_id in (None, exam.id):
            return exam
    raise LookupError(f"no exam {exam_id!r} here" if exam_id else "no exam outline here")


def _judge(examiner: Examiner, exam: Exam, task: str, item: Item) -> ItemCoverage:
    found = examiner.examine(item)
    if item.waived:
        status = Status.WAIVED
    elif is_covered(found):
        status = Status.COVERED
    else:
        status = Status.THIN if is_touched(found) else Status.MISSING
    evidence = _evidence(found, status) if status in (Status.COVERED, Status.THIN) else ()
    gap = status in (Status.THIN, Status.MISSING)
    return ItemCoverage(
        exam.node_id(item.code),
        item.code,
        item.text,
        task,
        status,
        evidence,
        _without_material(found, examiner),
        _nearest(found) if gap else None,
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
        evidence=_each_once((*ruling.evidence, *by_text))[:_MOST_EVIDENCE],
        nearest=judged.nearest if status is Status.STALE else None,
    )


def _evidence(found: Findings, status: Status) -> tuple[Evidence, ...]:
    """Return the passages a verdict rests on, the best first.

    First the one with the item's own words and those that explain its core, then its examples,
    then what it implies; by way of kinds only where nothing else is there; mentions only for a thin
    verdict, for they are no reason to call anything covered.
    """
    core = [t for t in found.core if t.node not in found.everywhere]
    named = (*found.named, *found.examples)
    examples = [name.topic for name in named if name.topic]
    implied = [t for t in found.implied if t.level is Level.TAUGHT]
    ranked = [_by_words(found.best, found.weights)] if found.telling and found.best else []
    ranked = [evidence for evidence in ranked if evidence.score >= _GOOD]
    ranked += _explaining(core, stated=True) + _explaining(examples, stated=True)
    ranked += _explaining(implied, stated=True)
    if found.titled:
        why = "stands under a heading made of the item's words"
        ranked.append(_whole(found.titled.passage, found.weights, why, _TITLED))
    if found.own:
        why = "is nearer to this item than to any other (inferred)"
        ranked.append(_whole(found.own.passage, found.weights, why, _OWN))
    ranked += _explaining([*core, *examples, *implied], stated=False)
    if not ranked:
        ranked += [e for topic in (*core, *examples) for e in topic.by_kinds]
    if not ranked or status is Status.THIN:
        ranked += [e for t in (*examples, *core) for e in t.evidence[:2] if e.score < _INFERRED]
        ranked += [name.place for name in named if name.place]
    return _each_once(ranked)[:_MOST_EVIDENCE]


def _each_once(ranked: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Drop what starts on the line of a better one, or is another part of the same stretch."""
    kept: list[Evidence] = []
    taken: set[tuple[str, object, int]] = set()
    for evidence in ranked:
        start = (evidence.path, None, evidence.line)
        stretch = (evidence.path, evidence.heading, evidence.end_line)
        if taken.isdisjoint((start, stretch)):
            kept.append(evidence)
        taken.update((start, stretch))
    return tuple(kept)


def _explaining(topics: Iterable[Teaching], *, stated: bool) -> list[Evidence]:
    """Return what explains these topics: by name alone, or by a heading that has the name."""
    return [
        evidence
        for topic in topics
        for evidence in topic.evidence
        if evidence.score >= _INFERRED and (evidence.score > _INFERRED) == stated
    ]


def _by_words(fit: Fit, weights: dict[str, float]) -> Evidence:
    why = "has the item's own words"
    return _whole(fit.passage, weights, why, round(fit.score, 2))


def _whole(passage: Passage, weights: dict[str, float], why: str, score: float) -> Evidence:
    """Return a passage from the line on that says most of the item."""
    line, quote = telling_line(passage, weights)
    return Evidence(passage.path, line, passage.end_line, passage.heading, quote, why, score)


def _without_material(found: Findings, examiner: Examiner) -> tuple[str, ...]:
    named = (*found.named, *found.examples)
    missing = [name.text for name in named if name.level is Level.NOTHING]
    if len(found.core) > 1 or not found.examples:
        missing += [examiner.label(t.node) for t in found.core if t.level is Level.NOTHING]
    some = len(found.absent) < len(parts_of(found.question))  # of all of it the verdict tells
    parts = (part for part in found.absent if some and not any(m in part for m in missing))
    return tuple(dict.fromkeys((*missing, *parts)))


def _nearest(found: Findings) -> Evidence | None:
    by_words = found.best and found.telling and found.best.score >= _NEAR
    examples = [name.topic for name in (*found.named, *found.examples) if name.topic]
    for topic in (*(() if by_words else found.core), *examples, *found.implied):
        if topic.evidence and topic.node not in found.everywhere:
            return topic.evidence[0]
    return _by_words(found.best, found.weights) if by_words and found.best else None


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
