"""The exam items that are steps of a plan themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from studyatlas.analysis.coverage import ItemCoverage, Status
from studyatlas.analysis.coverage.question import stems, stems_within, without_examples
from studyatlas.analysis.plan.judged import Judged
from studyatlas.analysis.plan.reading import reading_of
from studyatlas.analysis.plan.targets import items_below, known_topics
from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin


def standing(
    atlas: Atlas, targets: Iterable[str], known: Collection[str], judged: Judged
) -> tuple[ItemCoverage, ...]:
    """Return the verdict on each item at and below some targets that stands for itself.

    No topic stands for it, or its topics say little of it and it is a gap, or the best that the
    notes have on it is not among what they have on these topics.

    Args:
        atlas: where to look.
        targets: ids.
        known: ids of what need not be learned.
        judged: the verdicts on all items.
    """
    asked = (judged.verdict(item) for item in barely_named(atlas, targets) if item not in known)
    return tuple(
        verdict
        for verdict in asked
        if verdict.status is not Status.COVERED or not _is_read_with_topics(atlas, verdict)
    )


def barely_named(atlas: Atlas, targets: Iterable[str]) -> Iterator[str]:
    """Yield the exam items at and below some targets of which their topics say less than half.

    What counts is the words of an item without its examples. Where a person wrote what an item asks
    about, that stands for it. What is left out on purpose is none of them.
    """
    for item in items_below(atlas, targets):
        if item not in atlas.items or atlas.items[item][2].waived:
            continue
        asked = [r for r in atlas.outgoing.get(item, ()) if r.relation == "asks_about"]
        if any(relation.provenance.origin is Origin.CURATED for relation in asked):
            continue
        words = stems(without_examples(atlas.items[item][2].text))
        topics = (atlas.nodes[relation.target] for relation in asked)
        names = (name for topic in topics for name in (topic.label, *topic.aliases))
        named = stems_within(names, words)
        if not asked or 2 * sum(word in named for word in words) < len(words):
            yield item


def exams_to_judge(
    atlas: Atlas, targets: Iterable[str], known: Collection[str] = (), *, timed: bool = False
) -> tuple[str, ...]:
    """Return the ids of the exams whose coverage a plan has to know.

    Args:
        atlas: where to look.
        targets: ids of what the plan is for.
        known: ids of what need not be learned.
        timed: whether its hours are given, for then every item has a worth.
    """
    targets, known = tuple(targets), known_topics(atlas, known)
    standing_alone = (item for item in barely_named(atlas, targets) if item not in known)
    asked = items_below(atlas, targets) if timed else standing_alone
    exams = {atlas.items[item][0].id for item in asked if item in atlas.items}
    return tuple(exam.id for exam in atlas.exams if exam.id in exams)


def _is_read_with_topics(atlas: Atlas, verdict: ItemCoverage) -> bool:
    """Tell whether the best passage of a verdict is among what there is to read on its topics."""
    told = [
        section
        for topic in atlas.targets(verdict.id, "asks_about")
        for section in reading_of(atlas, topic).sections
    ]
    return bool(told) and all(
        any(
            best.path == section.path
            and best.line <= section.end_line
            and section.line <= best.end_line
            for section in told
        )
        for best in verdict.evidence[:1]
    )
