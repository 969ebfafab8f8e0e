"""What to learn, and in which order, to reach a target."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from studyatlas.analysis.evidence import minutes
from studyatlas.analysis.plan.budget import Budget
from studyatlas.analysis.plan.closure import below, groups, stages
from studyatlas.analysis.plan.reading import Reading, reading_of
from studyatlas.analysis.plan.reasons import Grounds, grounds_for
from studyatlas.analysis.plan.result import Choice, Plan, Step
from studyatlas.analysis.plan.targets import topics_of, wanted
from studyatlas.analysis.plan.weight import item_shares, rank_of
from studyatlas.analysis.plan.worth import values_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node

ELSEWHERE = 10.0
"""Minutes to allow for a topic that the notes do not explain, where nobody says how many."""
_WORDS_PER_HOUR = 60 * 200


def make_plan(
    atlas: Atlas,
    targets: Iterable[str],
    known: Collection[str] = (),
    *,
    hours: float | None = None,
    elsewhere: float = ELSEWHERE,
    gains: Mapping[str, float] | None = None,
) -> Plan:
    """Plan the way to some nodes; an item, task or domain stands for what it asks about.

    The topics are all that the targets need in the end, in stages: everything stands in a later
    stage than what it needs, as early as it can. Within a stage the topic with more exam weight
    comes first, then the name decides. What is known is left out, with all that only it needs.
    Topics that need each other share a stage, and are named in `cycles`.

    Args:
        atlas: where the topics and the notes stand.
        targets: ids.
        known: ids of what need not be learned; outline nodes stand for their topics here too.
        hours: how much time there is; the most valuable topics that fit are kept, with all that
            they need (see `plan.budget` for how, `plan.worth` for their value).
        elsewhere: minutes that a topic takes which the notes do not explain, within `hours`.
        gains: what each gap takes from the exam, by item; judged here if left out.

    Raises:
        KeyError: there is no such node.
        ValueError: `hours` or `elsewhere` is no length of time.
    """
    targets = tuple(dict.fromkeys(targets))
    check_time(hours or 0.0, elsewhere)
    known = frozenset(topic for name in known for topic in (name, *topics_of(atlas, name)))
    asked = wanted(atlas, targets)
    needs = below(atlas, asked, known)
    grouped = groups(needs)
    stage = stages(needs, grouped)
    order = _ordered(atlas, stage)
    reading = {topic: reading_of(atlas, topic) for topic in order}
    choice = None
    if hours is not None:
        values = values_of(atlas, targets, gains)
        kept = _budget(order, needs, reading, values, elsewhere).choose(hours * _WORDS_PER_HOUR)
        choice = _choice(hours, order, kept, values)
        order = [topic for topic in order if topic in kept]
        needs = {topic: near for topic, near in needs.items() if topic in kept}
    cycles = sorted(group for group in grouped if len(group) > 1 and group[0] in needs)
    grounds = grounds_for(atlas, targets, asked, needs)
    return Plan(
        targets,
        tuple(
            _step(atlas.nodes[topic], stage[topic] + 1, needs[topic], reading[topic], grounds)
            for topic in order
        ),
        tuple(cycles),
        tuple(sorted(known & below(atlas, asked).keys())) if known else (),
        minutes(_words(reading[topic] for topic in order)),
        choice,
    )


def check_time(hours: float, elsewhere: float) -> None:
    """Refuse what is no length of time.

    Raises:
        ValueError: negative, infinite or no number.
    """
    for value, name in ((hours, "hours"), (elsewhere, "minutes for a topic")):
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"{value} is no number of {name}")


def _ordered(atlas: Atlas, stage: Mapping[str, int]) -> list[str]:
    shares = item_shares(atlas)
    return sorted(stage, key=lambda topic: (stage[topic], rank_of(atlas, topic, shares)))


def _budget(
    order: Sequence[str],
    needs: Mapping[str, Collection[str]],
    reading: Mapping[str, Reading],
    values: Mapping[str, float],
    elsewhere: float,
) -> Budget:
    unread = round(elsewhere * _WORDS_PER_HOUR / 60)
    costs = {topic: 0 if reading[topic].blocks else unread for topic in order}
    return Budget(order, needs, costs, {t: reading[t].blocks for t in order}, values)


def _step(node: Node, stage: int, needs: Iterable[str], reading: Reading, grounds: Grounds) -> Step:
    return Step(
        node.id,
        node.label,
        node.type,
        tuple(sorted(needs)),
        grounds.why[node.id],
        reading.sections,
        minutes(reading.words),
        stage,
        grounds.needed_for[node.id],
        grounds.relations[node.id],
    )


def _choice(
    hours: float, order: Sequence[str], kept: Collection[str], values: Mapping[str, float]
) -> Choice:
    return Choice(
        hours,
        tuple(topic for topic in order if topic not in kept),
        round(sum(values.get(topic, 0.0) for topic in order if topic in kept), 6),
        round(sum(values.get(topic, 0.0) for topic in order), 6),
    )


def _words(reading: Iterable[Reading]) -> int:
    blocks: dict[tuple[str, int], int] = {}
    for one in reading:
        blocks.update(one.blocks)
    return sum(blocks.values())
