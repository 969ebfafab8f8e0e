"""plan: what to learn for a target, in order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.plan import ELSEWHERE, Plan, Step, schedule
from studyatlas.cli.context import session
from studyatlas.cli.marks import KnownOption, NoMarksOption, known_names
from studyatlas.cli.output import EXIT_USAGE, Line, fail, patience, print_answer, print_text, styled
from studyatlas.export import plan_calendar, plan_markdown, shapes
from studyatlas.model.atlas import Atlas
from studyatlas.wording import (
    left_out_words,
    minutes_of,
    name_of,
    plan_circle,
    plan_title,
    plan_total,
    reads,
    short,
)

_LISTED = 60
_WORKS = "Still working: to compare many notes with an exam takes a while."


class PlanFormat(StrEnum):
    """How a plan is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    ICAL = "ical"


def _time(text: str) -> float:
    value = _number(text)
    if not (math.isfinite(value) and value >= 0):
        raise typer.BadParameter(f"{text!r} is no length of time; give a number such as 1.5")
    return value


def _time_in_a_day(text: str) -> float:
    value = _number(text)
    if not (math.isfinite(value) and value > 0):
        raise typer.BadParameter(f"{text!r} leaves no time in a day; give a number such as 45")
    return value


def _number(text: str) -> float:
    """Return a number; one that is none is `nan`, which is no length of time either."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").astimezone().date()
    except (ValueError, OverflowError) as failure:
        raise typer.BadParameter(f"there is no day {text!r}; give one as 2026-03-01") from failure


def plan(  # noqa: PLR0913 - the options of one command
    context: typer.Context,
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET...", help='Topics, items, tasks or domains; "all gaps" for every gap.'
        ),
    ],
    known: KnownOption = None,
    *,
    no_marks: NoMarksOption = False,
    hours: Annotated[
        float | None,
        typer.Option(parser=_time, metavar="H", help="Keep what is worth most in so many hours."),
    ] = None,
    elsewhere: Annotated[
        float,
        typer.Option(
            parser=_time,
            metavar="MINUTES",
            help="Minutes for a step that the notes do not explain.",
        ),
    ] = ELSEWHERE,
    start: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DATE", help="First day of a calendar. Default: today."),
    ] = None,
    daily: Annotated[
        float,
        typer.Option(parser=_time_in_a_day, metavar="MINUTES", help="Minutes a day in a calendar."),
    ] = 60.0,
    form: Annotated[
        PlanFormat, typer.Option("--format", help="text to read, the others to keep.")
    ] = PlanFormat.TEXT,
) -> None:
    """List what to learn for a target, in order, with what to read; what you marked is skipped.

    Example: studyatlas plan 2.2.K5 --known "Machine learning" --hours 6
    """
    current = session(context)
    atlas = current.atlas()
    skipped = known_names(current, atlas, known, no_marks=no_marks)
    with patience(_WORKS):
        made = api.plan(atlas, targets, skipped, hours=hours, elsewhere=elsewhere)
    if form == PlanFormat.MARKDOWN:
        print_text(plan_markdown.render(atlas, made))
    elif form == PlanFormat.ICAL:
        print_text(_calendar(made, start or datetime.now().astimezone().date(), daily, elsewhere))
    else:
        print_answer(form, lambda: shapes.plan_shape(made), lambda: _lines(atlas, made))
    current.end()


def _calendar(made: Plan, start: date, daily: float, elsewhere: float) -> str:
    try:
        return plan_calendar.render(schedule(made, start, daily, elsewhere))
    except ValueError as failure:
        fail(str(failure))
        raise typer.Exit(EXIT_USAGE) from failure


def _lines(atlas: Atlas, made: Plan) -> Iterator[Line]:
    yield Text(plan_title(atlas, made), style="bold")
    yield plan_total(made)
    if made.known:
        yield f"Known already: {_names(atlas, made.known)}"
    for cycle in made.cycles:
        yield styled(plan_circle(atlas, cycle), "yellow")
    number = 0
    for place, stage in enumerate(made.stages, 1):
        yield ""
        yield Text(f"Stage {place}", style="bold").append(_beside(stage), style="dim")
        for step in stage:
            number += 1
            yield from _step_lines(atlas, number, step)
    if made.choice and made.choice.left_out:
        yield ""
        yield styled(left_out_words(atlas, made.choice), "yellow")
        yield f"Left out: {_names(atlas, made.choice.left_out)}"


def _beside(stage: tuple[Step, ...]) -> str:
    return "  in any order" if len(stage) > 1 else ""


def _names(atlas: Atlas, topics: tuple[str, ...]) -> str:
    listed = ", ".join(name_of(atlas, topic) for topic in topics[:_LISTED])
    more = len(topics) - _LISTED
    return f"{listed} and {more} more" if more > 0 else listed


def _step_lines(atlas: Atlas, number: int, step: Step) -> Iterator[Line]:
    line = Text(f"{number:>3}. ").append(name_of(atlas, step.id), style="bold")
    time = f", {minutes_of(step.minutes)} min" if step.minutes else ""
    yield line.append(f"  {step.type}, {short(step.why)}{time}", style="dim")
    yield from (Text(f"       {place}", style="dim") for place in list(reads(step))[:3])


COMMANDS = (plan,)
