"""next, unlocks and mark: what is ready, what a topic opens, and what one knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from studyatlas import api_study
from studyatlas.analysis.plan import Frontier, Opened, Unlocks
from studyatlas.analysis.progress import Progress, make_progress
from studyatlas.cli.context import Session, session
from studyatlas.cli.marks import (
    KnownOption,
    NoMarksOption,
    known_names,
    marks_file,
    read_progress,
    tell_gone,
)
from studyatlas.cli.output import EXIT_ERRORS, Format, Line, fail, print_answer, say
from studyatlas.cli.questions import FormatOption
from studyatlas.export import study_shapes
from studyatlas.model.atlas import Atlas
from studyatlas.model.mark import State
from studyatlas.wording import count, leads_words, name_of, short, unlocks_words

_LISTED = 20


def next_(
    context: typer.Context,
    known: KnownOption = None,
    *,
    no_marks: NoMarksOption = False,
    target: Annotated[
        list[str] | None,
        typer.Option(help="Only what this topic, item, task or domain needs; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    form: FormatOption = Format.TEXT,
) -> None:
    """List what is ready to learn now: all that it needs is known, and itself it is not.

    Example: studyatlas next --target 2.3 --limit 5
    """
    current = session(context)
    atlas = current.atlas()
    have = known_names(current, atlas, known, no_marks=no_marks)
    found = api_study.ready(atlas, have, targets=target or (), limit=limit)
    print_answer(
        form, lambda: study_shapes.frontier_shape(found), lambda: _next_lines(atlas, found)
    )
    current.end()


def _next_lines(atlas: Atlas, found: Frontier) -> Iterator[Line]:
    shown = f"; the first {len(found.ready)}" if found.total > len(found.ready) else ""
    yield Text(f"{count(found.total, 'topic')} ready to learn{shown}", style="bold").append(
        f"  ({len(found.known)} of {found.topics} known)", style="dim"
    )
    for number, topic in enumerate(found.ready, 1):
        line = Text(f"{number:>3}. ").append(topic.label, style="bold")
        yield line.append(f"  {topic.type}, {leads_words(topic)}", style="dim")
        if topic.together:
            names = ", ".join(name_of(atlas, other) for other in topic.together)
            yield f"       together with {names}, for they need each other"
        for section in topic.sections[:2]:
            yield Text(f"       {section.path}:{section.line} {section.heading}", style="dim")


def unlocks(
    context: typer.Context,
    node: Annotated[str, typer.Argument(help="An id, an exam code, a label or an alias.")],
    known: KnownOption = None,
    *,
    no_marks: NoMarksOption = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say what a topic opens: what needs it, directly and in the end.

    Example: studyatlas unlocks Overfitting
    """
    current = session(context)
    atlas = current.atlas()
    have = known_names(current, atlas, known, no_marks=no_marks)
    found = api_study.unlocks(atlas, node, have)
    print_answer(
        form, lambda: study_shapes.unlocks_shape(found), lambda: _unlock_lines(atlas, found)
    )
    current.end()


def _unlock_lines(atlas: Atlas, found: Unlocks) -> Iterator[Line]:
    head = Text(short(name_of(atlas, found.node)), style="bold")
    yield head.append(f"  {unlocks_words(atlas, found)}", style="dim")
    for title, topics in (("Directly", found.directly), ("In the end", found.later)):
        if topics:
            yield ""
            yield Text(f"{title}: {len(topics)}", style="bold")
        yield from (_opened_line(atlas, topic) for topic in topics[:_LISTED])
        if len(topics) > _LISTED:
            yield f"  and {len(topics) - _LISTED} more"
    if found.items:
        yield ""
        yield Text("Exam items that ask about it, or about any of these", style="bold")
        codes = ", ".join(item.rpartition("/")[2] for item in found.items)
        yield f"  {codes}"


def _opened_line(atlas: Atlas, topic: Opened) -> Line:
    line = Text(f"  {topic.label}").append(f"  {topic.type}", style="dim")
    if topic.needs:
        others = ", ".join(name_of(atlas, need) for need in topic.needs)
        line.append(f", needs also {others}", style="dim")
    at = topic.because[0].provenance
    return line.append(f"  ({at.origin}, {at.position})", style="dim")


def mark(
    context: typer.Context,
    node: Annotated[
        str | None, typer.Argument(help="A topic, or an item, task or domain for its topics.")
    ] = None,
    state: Annotated[State | None, typer.Argument(help="How well you know it.")] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Mark a topic as known, learning, to review or unknown; without a topic, list the marks.

    Example: studyatlas mark Dropout known
    """
    current = session(context)
    atlas = current.atlas()
    file = marks_file(current)
    if node is None:
        progress = read_progress(current, atlas)
        print_answer(
            form,
            lambda: study_shapes.progress_shape(atlas, progress, str(file)),
            lambda: _progress_lines(atlas, progress, file),
        )
        current.end()
    if state is None:
        raise typer.BadParameter(f"say how well you know it: {', '.join(State)}")
    _mark(current, atlas, file, (str(node), state), form)


def _mark(
    current: Session, atlas: Atlas, file: Path, wanted: tuple[str, State], form: Format
) -> None:
    try:
        done = api_study.mark(atlas, file, *wanted, datetime.now(UTC))
    except OSError as failure:
        fail(f"{file}: {failure.strerror or failure}")
        raise typer.Exit(EXIT_ERRORS) from failure
    for problem in done.marks.problems:
        say(f"{problem}; the file is kept as {done.marks.kept_aside}")
    tell_gone(make_progress(atlas, done.marks.history))
    print_answer(form, lambda: _marked_shape(atlas, done), lambda: _marked_lines(atlas, done))
    current.end()


def _marked_shape(atlas: Atlas, done: api_study.Marked) -> dict[str, Any]:
    shape = study_shapes.marked_shape(atlas, done.node, done.state, done.topics, done.opens)
    aside = done.marks.kept_aside
    return shape | {"file": str(done.marks.file), "kept_aside": str(aside) if aside else None}


def _marked_lines(atlas: Atlas, done: api_study.Marked) -> Iterator[Line]:
    for topic, was in done.topics:
        same = "as before" if was is done.state else f"was {was}"
        line = Text(name_of(atlas, topic), style="bold")
        yield line.append(f": {done.state}").append(f"  ({same})", style="dim")
    if done.opens:
        names = ", ".join(name_of(atlas, topic) for topic in done.opens)
        yield f"Ready now: {names}"
    yield Text(f"Kept in {done.marks.file}", style="dim")


def _progress_lines(atlas: Atlas, progress: Progress, file: Path) -> Iterator[Line]:
    counts = (f"{progress.count(s)} {s}" for s in (State.KNOWN, State.LEARNING, State.REVIEW))
    yield Text(f"{', '.join(counts)} of {count(progress.topics, 'topic')}", style="bold")
    for topic, state in progress.states.items():
        yield f"  {state:<10}{name_of(atlas, topic)}"
    for day in progress.days:
        told = f"{day.known} known, {day.learning} learning, {day.review} to review"
        yield Text(f"  {day.day.isoformat()}  {told}", style="dim")
    yield Text(f"Kept in {file}", style="dim")


COMMANDS = (next_, unlocks, mark)
