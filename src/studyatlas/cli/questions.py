"""search and path: what there is, and how things connect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.paths import Paths
from studyatlas.analysis.search import SearchResults
from studyatlas.cli.context import session
from studyatlas.cli.output import Format, Line, print_answer
from studyatlas.export import shapes
from studyatlas.model.atlas import Atlas
from studyatlas.wording import (
    count,
    name_of,
    no_path_reason,
    sentence,
    short,
    source_words,
)

FormatOption = Annotated[Format, typer.Option("--format", help="text to read, json to compute.")]


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words as you would type them; typos are fine.")],
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Keep one node type; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many results at most.")] = 10,
    form: FormatOption = Format.TEXT,
) -> None:
    """Find a topic, an exam item or a section by name.

    Example: studyatlas search "k nn" --type algorithm
    """
    current = session(context)
    atlas = current.atlas()
    unknown = set(types or ()) - atlas.schema.node_types.keys()
    if unknown:
        known = ", ".join(atlas.schema.node_types)
        raise typer.BadParameter(f"no node type {min(unknown)!r}; there are: {known}")
    found = api.search(atlas, query, types or (), limit)
    print_answer(form, lambda: shapes.search_shape(found), lambda: _search_lines(found))
    current.end()


def _search_lines(found: SearchResults) -> Iterator[Line]:
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


COMMANDS = (search, path)
