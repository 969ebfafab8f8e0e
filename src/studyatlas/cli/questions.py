"""search and path: what there is, and how things connect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.nearest import nearest_to
from studyatlas.analysis.paths import Paths
from studyatlas.analysis.query import asks_what_is_known
from studyatlas.analysis.search import SearchResults
from studyatlas.cli.context import session
from studyatlas.cli.marks import read_progress
from studyatlas.cli.output import Format, Line, print_answer, say
from studyatlas.export import shapes
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import WORD, fold
from studyatlas.wording import (
    around,
    count,
    how_read,
    lacks_outline,
    name_of,
    no_path_reason,
    nothing_fits,
    said_words,
    sentence,
    short,
    source_words,
)

_REASON = 72  # letters shown of what matched
_SENTENCE = (160, 100)  # letters of a text, and how many of these before the first word found
FormatOption = Annotated[Format, typer.Option("--format", help="text to read, json to compute.")]


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words of a name, typos are fine; or a phrase.")],
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Keep one node type; may be repeated.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, help="How many results at most. Default: 20, but all exam items of a question."
        ),
    ] = None,
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
    marked = read_progress(current, atlas).known if asks_what_is_known(atlas, query) else ()
    found = api.search(atlas, query, types or (), limit, known=sorted(marked))
    if form is Format.JSON and (no_outline := lacks_outline(atlas, found)):
        say(no_outline)
    near = nearest_to(atlas, found, types or ())
    print_answer(
        form, lambda: shapes.search_shape(found), lambda: _search_lines(atlas, found, near)
    )
    current.end()


def _search_lines(
    atlas: Atlas, found: SearchResults, near: Sequence[tuple[Node, str]]
) -> Iterator[Line]:
    if read := how_read(atlas, found):
        yield Text(read, style="dim")
    if not found.results:
        yield nothing_fits(atlas, found, near=bool(near))
    results = [(atlas.nodes[result.id], result.matched) for result in found.results]
    shown = results or near
    width = max((len(node.type) for node, _ in shown), default=0)
    for node, matched in shown:
        line = Text(f"{node.type:<{width}}  ", style="dim")
        line.append(short(node.label), style="bold")
        line.append(f"  {node.id.partition('#')[0]}")
        if matched != f"label: {node.label}":
            line.append(f"  ({_why(matched, found.query)})", style="dim")
        yield line
    if found.total is not None and (more := found.total - len(found.results)) > 0:
        yield Text(f"and {more} more; --limit {found.total} shows all", style="dim")


def _why(matched: str, query: str) -> str:
    """Return what matched, cut to fit a line; a sentence of a text so that a word found stays."""
    kind, _, text = matched.partition(": ")
    if kind != "text":
        return short(matched, _REASON)
    return f"{kind}: {around(text, said_words(WORD.findall(fold(query))), *_SENTENCE)}"


def path(
    context: typer.Context,
    from_to: Annotated[
        tuple[str, str], typer.Argument(metavar="FROM TO", help="Where to start, where to get.")
    ],
    alternatives: Annotated[
        int, typer.Option(min=1, max=20, help="How many different paths at most.")
    ] = 1,
    via: Annotated[
        list[str] | None,
        typer.Option(help="Stay on this relation type, node type or origin; may be repeated."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(help="Leave out this relation type, node type or origin; may be repeated."),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(metavar="NODE", help="Keep away from this node; may be repeated."),
    ] = None,
    through: Annotated[
        list[str] | None,
        typer.Option(metavar="NODE", help="Go through this node; may be repeated, in order."),
    ] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Explain how one topic leads to another, hop by hop.

    Example: studyatlas path XGBoost Overfitting --alternatives 3
    """
    current = session(context)
    atlas = current.atlas()
    found = api.paths(
        atlas,
        *from_to,
        alternatives=alternatives,
        via=via or (),
        without=without or (),
        avoid=avoid or (),
        through=through or (),
    )
    if form is Format.JSON and not found.found:
        say(_no_path_words(atlas, found))
    print_answer(form, lambda: shapes.paths_shape(atlas, found), lambda: _path_lines(atlas, found))
    current.end()


def _path_lines(atlas: Atlas, found: Paths) -> Iterator[Line]:
    if not found.found:
        yield _no_path_words(atlas, found)
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


def _no_path_words(atlas: Atlas, found: Paths) -> str:
    """Say why there is no path, and which options show one through the outline."""
    options = " ".join(f"--via {name}" for name in found.outline)
    return no_path_reason(atlas, found) + (f" Add {options} to see it." if options else "")


COMMANDS = (search, path)
