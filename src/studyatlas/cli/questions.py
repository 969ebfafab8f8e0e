"""search, path and plan: how things connect and what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.paths import Paths
from studyatlas.analysis.plan import Plan
from studyatlas.analysis.search import SearchResults
from studyatlas.cli.context import session
from studyatlas.cli.output import Format, Line, print_answer, styled
from studyatlas.export import shapes
from studyatlas.model.atlas import Atlas
from studyatlas.wording import (
    count,
    how_read,
    name_of,
    no_path_reason,
    sentence,
    short,
    source_words,
)

FormatOption = Annotated[Format, typer.Option("--format", help="text to read, json to compute.")]


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words of a name, typos are fine; or a phrase.")],
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Keep one node type; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many results at most.")] = 10,
    form: FormatOption = Format.TEXT,
) -> None:
    """Find topics, exam items and sections by name, or by a phrase in the schema's words.

    Example: studyatlas search "techniques that mitigate overfitting"
    """
    current = session(context)
    atlas = current.atlas()
    unknown = set(types or ()) - atlas.schema.node_types.keys()
    if unknown:
        known = ", ".join(atlas.schema.node_types)
        raise typer.BadParameter(f"no node type {min(unknown)!r}; there are: {known}")
    found = api.search(atlas, query, types or (), limit)
    print_answer(form, lambda: shapes.search_shape(found), lambda: _search_lines(atlas, found))
    current.end()


def _search_lines(atlas: Atlas, found: SearchResults) -> Iterator[Line]:
    if read := how_read(atlas, found):
        yield Text(read, style="dim")
    if not found.results:
        yield f"Nothing fits {found.query!r}."
    width = max((len(result.type) for result in found.results), default=0)
    for result in found.results:
        line = Text(f"{result.type:<{width}}  ", style="dim")
        line.append(short(result.label), style="bold")
        line.append(f"  {result.id.partition('#')[0]}")
        if result.matched != f"label: {result.label}":
            line.append(f"  ({short(result.matched)})", style="dim")
        yield line
    if found.total is not None and (more := found.total - len(found.results)) > 0:
        yield Text(f"and {more} more; --limit {found.total} shows all", style="dim")


def path(
    context: typer.Context,
    start: Annotated[str, typer.Argument(metavar="FROM", help="Where to start.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where to get.")],
    alternatives: Annotated[
        int, typer.Option(min=1, max=20, help="How many different paths at most.")
    ] = 1,
    via: Annotated[
        list[str] | None,
        typer.Option(help="Stay on this relation type or node type; may be repeated."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Avoid this relation type or node type; may be repeated."),
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Explain how one topic leads to another, hop by hop.

    Example: studyatlas path XGBoost Overfitting --alternatives 3
    """
    current = session(context)
    atlas = current.atlas()
    found = api.paths(
        atlas, start, target, alternatives=alternatives, via=via or (), without=without or ()
    )
    print_answer(form, lambda: shapes.paths_shape(atlas, found), lambda: _path_lines(atlas, found))
    current.end()


def _path_lines(atlas: Atlas, found: Paths) -> Iterator[Line]:
    if not found.found:
        yield no_path_reason(atlas, found)
    for number, way in enumerate(found.paths, 1):
        if number > 1:
            yield ""
        chain = " → ".join(name_of(atlas, node) for node in way.nodes)
        yield Text(f"{number}. {chain}", style="bold").append(
            f"  ({count(len(way.steps), 'hop')}, cost {way.cost:.2f})", style="dim"
        )
        for step in way.steps:
            yield Text("   ").append(sentence(atlas, step))
            yield Text("     ").append(source_words(step), style="dim")


def plan(
    context: typer.Context,
    targets: Annotated[
        list[str], typer.Argument(metavar="TARGET...", help="Topics, items, tasks or domains.")
    ],
    known: Annotated[
        list[str] | None, typer.Option(help="A topic you know already; may be repeated.")
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """List what to learn for a target, in order, with what to read.

    Example: studyatlas plan 2.2.K5 --known "Machine learning"
    """
    current = session(context)
    atlas = current.atlas()
    made = api.plan(atlas, targets, known or ())
    print_answer(form, lambda: shapes.plan_shape(made), lambda: _plan_lines(atlas, made))
    current.end()


def _plan_lines(atlas: Atlas, made: Plan) -> Iterator[Line]:
    targets = ", ".join(short(name_of(atlas, target)) for target in made.targets)
    total = sum(step.minutes for step in made.steps)
    yield Text(f"Plan for {targets}", style="bold")
    yield f"{count(len(made.steps), 'step')}, about {total:.0f} minutes to read in these notes."
    if made.known:
        yield f"Known already: {', '.join(name_of(atlas, node) for node in made.known)}"
    for cycle in made.cycles:
        names = ", ".join(name_of(atlas, node) for node in cycle)
        yield styled(f"These require each other, so they stand side by side: {names}", "yellow")
    for number, step in enumerate(made.steps, 1):
        line = Text(f"{number:>3}. ").append(step.label, style="bold")
        yield line.append(f"  {step.type}, {step.why}", style="dim")
        for section in step.sections[:3]:
            only = " (mention)" if section.why.startswith("mentions") else ""
            yield Text(f"       {section.path}:{section.line} {section.heading}{only}", style="dim")
        if not step.sections:
            yield Text("       nothing on it in the notes", style="dim")


COMMANDS = (search, path, plan)
