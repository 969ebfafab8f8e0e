"""What to learn, and in which order, to reach a target."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from studyatlas.analysis.plan.closure import below
from studyatlas.analysis.plan.draft import make_draft
from studyatlas.analysis.plan.judged import Judged
from studyatlas.analysis.plan.reading import WORDS_PER_MINUTE
from studyatlas.analysis.plan.reasons import grounds_for
from studyatlas.analysis.plan.result import Choice, Plan
from studyatlas.analysis.plan.standing import barely_named, standing
from studyatlas.analysis.plan.targets import known_topics, waived, wanted
from studyatlas.analysis.plan.worth import values_of
from studyatlas.model.atlas import Atlas

ELSEWHERE = 10.0
"""Minutes to allow for a topic that the notes do not explain, where nobody says how many."""


def make_plan(
    atlas: Atlas,
    targets: Iterable[str],
    known: Collection[str] = (),
    *,
    hours: float | None = None,
    elsewhere: float = ELSEWHERE,
    judged: Judged | None = None,
) -> Plan:
    """Plan the way to some nodes; an item, task or domain stands for what it asks about.

    An item that asks about no topic, or whose topics say little of it, is a step itself, with what
    coverage has on it (see `plan.standing`).

    The topics are all that the targets need in the end, in stages: everything stands in a later
    stage than what it needs, as early as it can. Within a stage the topic with more exam weight
    comes first, then the name decides, or of items their order in the guide. What is known is left
    out, with all that only it needs. Topics that need each other share a stage, and are named in
    `cycles`.

    Args:
        atlas: where the topics and the notes stand.
        targets: ids.
        known: ids of what need not be learned; outline nodes stand for their topics here too.
        hours: how much time there is; the most valuable topics that fit are kept, with all that
            they need (see `plan.budget` for how, `plan.worth` for their value).
        elsewhere: minutes that a topic takes which the notes do not explain, within `hours`.
        judged: the coverage of the exams; judged here if left out.

    Raises:
        KeyError: there is no such node.
        ValueError: `hours` or `elsewhere` is no length of time.
    """
    targets = tuple(dict.fromkeys(targets))
    check_time(hours or 0.0, elsewhere)
    known, asked = known_topics(atlas, known), wanted(atlas, targets)
    judged, needs = judged or Judged(atlas), below(atlas, asked, known)
    items = standing(atlas, targets, known, judged)
    draft, grounds = (
        make_draft(atlas, needs, items),
        grounds_for(atlas, targets, asked, needs, items),
    )
    choice = None
    if hours is not None:
        values = values_of(atlas, targets, judged, {item.id for item in items})
        kept = draft.budget(values, elsewhere).choose(hours * 60 * WORDS_PER_MINUTE)
        choice = _choice(hours, draft.order, kept, values)
        draft, grounds = draft.within(kept), grounds.within(kept)
    return Plan(
        targets,
        draft.steps(atlas, grounds),
        draft.circles,
        tuple(sorted(known & {*below(atlas, asked), *barely_named(atlas, targets)}))
        if known
        else (),
        draft.minutes,
        choice,
        elsewhere,
        waived(atlas, targets),
    )


def check_time(hours: float, elsewhere: float) -> None:
    """Refuse what is no length of time.

    Raises:
        ValueError: negative, infinite or no number.
    """
    for value, name in ((hours, "hours"), (elsewhere, "minutes for a topic")):
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"{value} is no number of {name}")


def _choice(
    hours: float, order: Sequence[str], kept: Collection[str], values: Mapping[str, float]
) -> Choice:
    return Choice(
        hours,
        tuple(topic for topic in order if topic not in kept),
        round(sum(values.get(topic, 0.0) for topic in order if topic in kept), 6),
        round(sum(values.get(topic, 0.0) for topic in order), 6),
    )
