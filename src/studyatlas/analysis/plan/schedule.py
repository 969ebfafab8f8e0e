"""On which days the steps of a plan can be studied."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from studyatlas.analysis.plan.making import ELSEWHERE
from studyatlas.analysis.plan.result import Plan, Step


@dataclass(frozen=True, slots=True)
class Session:
    """A step on one day, or on several in a row where it takes longer than a day has."""

    step: Step
    first: date
    last: date


def schedule(
    plan: Plan, start: date, minutes_a_day: float, elsewhere: float = ELSEWHERE
) -> tuple[Session, ...]:
    """Spread a plan over days, in its order, as many minutes on each as there are.

    A step that does not fit into what is left of a day waits for the next.

    Args:
        plan: what to study.
        start: the first day.
        minutes_a_day: how much time each day has.
        elsewhere: minutes for a step that the notes do not explain.

    Raises:
        ValueError: there is no time in a day, or the last step lies beyond the year 9999.
    """
    if not (math.isfinite(minutes_a_day) and minutes_a_day > 0):
        raise ValueError(f"{minutes_a_day} is no number of minutes a day")
    try:
        return tuple(_sessions(plan, start, minutes_a_day, elsewhere))
    except OverflowError as failure:
        raise ValueError("the plan takes longer than calendars go") from failure


def _sessions(plan: Plan, start: date, room: float, elsewhere: float) -> Iterator[Session]:
    day, used = start, 0.0
    for step in plan.steps:
        takes = step.minutes or elsewhere
        if used and used + takes > room:
            day, used = day + timedelta(days=1), 0.0
        further = max(0, math.ceil((used + takes) / room) - 1)
        last = day + timedelta(days=further)
        yield Session(step, day, last)
        day, used = last, used + takes - further * room
