"""A plan as a checklist: what to learn, in which order, why, and what to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studyatlas.analysis.plan import Plan, Step
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.mark import State
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.rows import Json, Rows
from studyatlas.ui.elements.topic_rows import facts, listed, reads, topic_row
from studyatlas.wording import (
    count,
    left_out_words,
    name_of,
    plan_circle,
    plan_title,
    plan_total,
    short,
)

_READS, _WHY, _NAMED = 3, 110, 1
MOST = 250
"""How many steps are sent at most; a longer plan is a file to take away."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the checklist shows beside the plan itself."""

    title: str = ""
    """What the plan is for, where its targets do not say it best."""
    states: Mapping[str, State] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    """Percent of the outline whose items ask about each topic."""
    whole: Plan | None = None
    """The plan as it would be with time for all of it."""
    selected: str = ""
    """The id of the topic that is looked at."""

    def because(self, topic: str) -> tuple[Relation, ...]:
        """Return why the whole plan has a topic: what needs it may be left out for lack of time."""
        steps = self.whole.steps if self.whole else ()
        return next((step.because for step in steps if step.id == topic), ())


def checklist(atlas: Atlas, plan: Plan, beside: Beside, *, key: str) -> None:
    """Draw a plan; `mount.event_of(key)` tells what was done there.

    Events with an `id`: `select`, and `mark` with a `state`.
    """
    data = checklist_data(atlas, plan, beside)
    mount("checklist", key, data, uses=("rows", "badges", "marking", "topic_rows"))


def checklist_data(atlas: Atlas, plan: Plan, beside: Beside) -> Json:
    """Return what the browser gets."""
    rows = Rows(atlas, {}, 0)
    shown = plan.steps[:MOST]
    numbers = {step.id: number for number, step in enumerate(shown, 1)}
    stages = [
        _stage(number, [_step(atlas, rows, numbers[step.id], step, beside) for step in steps])
        for number, stage in enumerate(plan.stages, 1)
        if (steps := [step for step in stage if step.id in numbers])
    ]
    return {
        "about": "\n".join(plan.targets),
        "title": beside.title or plan_title(atlas, plan),
        "total": plan_total(plan),
        "circles": [plan_circle(atlas, circle) for circle in plan.cycles],
        "stages": stages,
        "unshown": len(plan.steps) - len(shown),
        "known": [topic_row(atlas, topic, beside.states) for topic in plan.known[:MOST]],
        "left": _left(atlas, plan, beside),
        "selected": beside.selected,
        "legend": rows.legend(),
    }


def _stage(number: int, steps: list[Json]) -> Json:
    words = "ready now" if number == 1 else f"once stage {number - 1} is known"
    if len(steps) > 1:
        words += ", in any order"
    return {"number": number, "words": words, "steps": steps}


def _step(atlas: Atlas, rows: Rows, number: int, step: Step, beside: Beside) -> Json:
    because = step.because or beside.because(step.id)
    source = {"source": rows.source(because[0].provenance)} if because else {}
    return {
        **topic_row(atlas, step.id, beside.states),
        "number": number,
        "why": short(step.why, _WHY),
        "facts": facts(step.minutes, beside.shares.get(step.id, 0.0)),
        **source,
        **reads(rows, step.sections, _READS),
    }


def _left(atlas: Atlas, plan: Plan, beside: Beside) -> Json | None:
    """Return what does not fit into the hours, and what each would take and bring."""
    if not plan.choice or not plan.choice.left_out:
        return None
    minutes = {step.id: step.minutes for step in beside.whole.steps} if beside.whole else {}
    return {
        "words": left_out_words(atlas, plan.choice),
        "topics": [
            {
                **topic_row(atlas, topic, beside.states),
                "facts": facts(minutes.get(topic, 0.0), beside.shares.get(topic, 0.0)),
            }
            for topic in plan.choice.left_out[:MOST]
        ],
        "count": len(plan.choice.left_out),
    }


def marked_words(atlas: Atlas, topics: Iterable[str], state: State, opens: Iterable[str]) -> str:
    """Say what marking some topics changed.

    >>> from studyatlas.model.atlas import make_atlas
    >>> marked_words(make_atlas([], []), [], State.KNOWN, [])
    'Nothing to mark.'
    """
    marked, ready = list(topics), list(opens)
    if not marked:
        return "Nothing to mark."
    name = short(name_of(atlas, marked[0])) if len(marked) == 1 else count(len(marked), "topic")
    said = {
        State.KNOWN: "known now",
        State.LEARNING: "being learned",
        State.REVIEW: "to be reviewed",
        State.UNKNOWN: "no longer marked",
    }[state]
    words = f"{name} {'is' if len(marked) == 1 else 'are'} {said}."
    return f"{words} Ready now: {listed(atlas, ready, _NAMED)}." if ready else words
