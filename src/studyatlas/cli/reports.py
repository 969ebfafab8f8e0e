"""check, coverage, stats and export: the workspace as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status
from studyatlas.analysis.stats import Stats
from studyatlas.cli.changes import print_changes
from studyatlas.cli.context import Session, session
from studyatlas.cli.output import (
    EXIT_ERRORS,
    EXIT_GOOD,
    EXIT_USAGE,
    Format,
    Line,
    fail,
    print_answer,
    print_text,
    problem_counts,
    say,
    styled,
)
from studyatlas.cli.questions import FormatOption
from studyatlas.export import COVERAGE_FORMATS, shapes
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import NoExamError
from studyatlas.wording import (
    BRIEF_NOTES,
    NO_OUTLINE,
    STATUS_MARKS,
    coverage_of,
    name_of,
    short,
    spoken,
)

LinksOnlyOption = Annotated[
    bool,
    typer.Option("--links-only", help="Read the links between notes and nothing else: quick."),
]
_WHY = 60
_ALL = 100.0


class CoverageFormat(StrEnum):
    """How a coverage report is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


def check(
    context: typer.Context,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    links_only: LinksOnlyOption = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """List every mistake in the workspace, each with its line.

    Example: studyatlas -w my-notes check --strict
    """
    current = session(context)
    if current.bundled:
        say("No workspace here: this is the bundled atlas (AWS MLA-C01, Domain 2).")
    current.read(links_only=links_only)
    found = current.problems
    print_answer(form, lambda: shapes.problems_shape(found), lambda: _problem_lines(current))
    if form == Format.TEXT:
        say(f"{current.workspace}: {problem_counts(found)}")
    bad = current.has_errors or (strict and bool(found))
    raise typer.Exit(EXIT_ERRORS if bad else EXIT_GOOD)


def _problem_lines(current: Session) -> Iterator[Line]:
    for problem in current.problems:
        at = problem.position
        line = Text(f"{at.path}:{at.line}:{at.column}: ")
        line.append_text(styled(problem.severity))
        yield line.append(f": {problem.message} ({problem.rule})")


def coverage(
    context: typer.Context,
    task: Annotated[str | None, typer.Option(help="Only this task or domain, by its code.")] = None,
    exam: Annotated[str | None, typer.Option(help="Which exam, where there are several.")] = None,
    fail_under: Annotated[
        float | None,
        typer.Option(min=0, max=100, help="Exit with 1 if less than this is covered."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DIR_OR_REV", help="What changed since an older copy, or a revision."),
    ] = None,
    form: Annotated[
        CoverageFormat, typer.Option("--format", help="text to read, the others to keep.")
    ] = CoverageFormat.TEXT,
) -> None:
    """Say for every exam item whether the notes cover it, with the lines that do.

    Example: studyatlas -w my-notes coverage --task 2.3
    """
    current = session(context)
    atlas = current.atlas()
    if not atlas.exams:
        fail(NO_OUTLINE)
        raise typer.Exit(EXIT_ERRORS)
    _choose_exam(atlas, exam)
    try:
        report = api.coverage(atlas, exam, task)
    except NoExamError as failure:
        fail(str(failure))
        raise typer.Exit(EXIT_USAGE) from failure
    if since is not None:
        print_changes(current, atlas, report, since, task, form)
    elif form in COVERAGE_FORMATS:
        print_text(COVERAGE_FORMATS[form](report))
    else:
        print_answer(form, lambda: shapes.coverage_shape(report), lambda: _coverage_lines(report))
    if fail_under is not None and report.percent < fail_under:
        of = f"{coverage_of(report)}: " if report.part else ""
        fail(f"{of}{report.percent} % covered, under the {fail_under:g} % asked for")
        raise typer.Exit(EXIT_ERRORS)
    current.end()


def _choose_exam(atlas: Atlas, exam: str | None) -> None:
    """Leave with a list of the exams where one has to be named."""
    known = [found.id for found in atlas.exams]
    if len(known) > 1 and exam is None:
        fail(f"several exams here: name one with --exam: {', '.join(known)}")
        raise typer.Exit(EXIT_USAGE)


def _coverage_lines(report: Coverage) -> Iterator[Line]:
    totals = ", ".join(f"{n} {status}" for status, n in report.totals.items() if n)
    yield Text(f"{coverage_of(report)}: {report.percent} % covered", style="bold").append(
        f"  ({totals}; thin counts half, domains by their weight)"
    )
    for task in report.tasks:
        yield ""
        yield Text(f"{task.code} {task.title}", style="bold").append(f"  {task.percent} %")
        for item in report.items:
            if item.task == task.code:
                yield from _item_lines(item)
    if report.brief and report.percent < _ALL:
        yield ""
        yield Text(f"{BRIEF_NOTES} `confirm ITEM SECTION` says where it stands.", style="dim")


def _item_lines(item: ItemCoverage) -> Iterator[Line]:
    line = Text("  ").append_text(styled(STATUS_MARKS[item.status], _style(item)))
    line.append(f" {item.code:<7} ").append_text(styled(f"{item.status:<8}", _style(item)))
    yield line.append(item.text)
    for found in item.evidence[:3]:
        place = f"      {found.path}:{found.line}"
        why = found.why if item.status is Status.STALE else short(found.why, _WHY)
        yield Text(place).append(f" “{short(spoken(found.quote))}” ({why})", style="dim")
    if item.without_material:
        yield Text(f"      nothing on: {', '.join(item.without_material)}", style="dim")
    if item.nearest and not item.evidence:
        place = f"{item.nearest.path}:{item.nearest.line}"
        yield Text(f"      nearest: {place} {item.nearest.heading}", style="dim")


def _style(item: ItemCoverage) -> str:
    return styled(str(item.status)).style  # type: ignore[return-value]


def stats(
    context: typer.Context,
    *,
    links_only: LinksOnlyOption = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """Count nodes and relations by type, and name the hubs and bridges.

    Example: studyatlas stats
    """
    current = session(context)
    atlas = current.atlas(links_only=links_only)
    found = api.stats(atlas)
    print_answer(form, lambda: shapes.stats_shape(found), lambda: _stats_lines(atlas, found))
    current.end()


def _stats_lines(atlas: Atlas, found: Stats) -> Iterator[Line]:
    for title, counts in (("Nodes", found.nodes), ("Relations", found.relations)):
        yield Text(f"{title}: {sum(counts.values())}", style="bold")
        for name, number in counts.items():
            yield f"  {name:<16}{number:>6}"
    yield f"Documents: {found.documents}   Sections: {found.sections}"
    links = found.links
    yield f"Links between notes: {links.resolved} resolved, {links.dangling} dangling"
    yield f"Parts that nothing joins: {found.components}"
    if atlas.vocabulary:
        yield f"Names: the bundled vocabulary {atlas.vocabulary}, for the notes are about it."
    yield Text("Hubs", style="bold")
    for node, degree in found.hubs:
        neighbours = "neighbour" if degree == 1 else "neighbours"
        yield f"  {name_of(atlas, node):<32}{degree:>4} {neighbours}"
    yield Text(f"Bridges: {len(found.bridges)}", style="bold")
    for one, other in found.bridges:
        yield f"  {name_of(atlas, one)} – {name_of(atlas, other)}"


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to write; its suffix tells the format.")],
    to: Annotated[
        str | None, typer.Option(help="The format, whatever the suffix: json, parquet.")
    ] = None,
    *,
    links_only: LinksOnlyOption = False,
) -> None:
    """Write the whole atlas: JSON is NetworkX node-link, Parquet a folder of two tables.

    Example: studyatlas export atlas.json
    """
    current = session(context)
    atlas = current.atlas(links_only=links_only)
    try:
        written = api.export(atlas, file, to)
    except OSError as failure:
        fail(f"{file}: {failure.strerror or failure}")
        raise typer.Exit(EXIT_USAGE) from failure
    say(f"{written}: {len(atlas.nodes)} nodes, {len(atlas.relations)} relations")
    current.end()


COMMANDS = (check, coverage, stats, export)
