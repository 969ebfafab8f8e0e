"""show: everything the atlas knows of one node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api
from studyatlas.analysis.details import Details, grouped, other_end
from studyatlas.cli.context import session
from studyatlas.cli.output import Format, Line, print_answer
from studyatlas.cli.questions import FormatOption
from studyatlas.export import shapes
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.wording import name_of, role_words, sentence, short, source_words, spoken


def show(
    context: typer.Context,
    node: Annotated[str, typer.Argument(help="An id, an exam code, a label or an alias.")],
    depth: Annotated[int, typer.Option(min=1, max=5, help="How many hops of relations.")] = 1,
    form: FormatOption = Format.TEXT,
) -> None:
    """Show a topic: its summary, relations with their source lines, and where the notes have it.

    Example: studyatlas show Dropout
    """
    current = session(context)
    atlas = current.atlas()
    found = api.show(atlas, node, depth)
    print_answer(form, lambda: shapes.show_shape(found), lambda: _lines(atlas, found))
    current.end()


def _lines(atlas: Atlas, found: Details) -> Iterator[Line]:
    node = found.node
    yield Text(node.label, style="bold").append(f"  {node.type}  {node.id}", style="dim")
    if node.aliases:
        yield f"Also: {', '.join(node.aliases)}"
    if node.summary:
        yield node.summary
    if node.url:
        yield node.url
    at = node.provenance
    yield Text(f"{at.origin}, {at.position}", style="dim")
    yield from _relation_lines(atlas, found)
    if found.sections:
        yield ""
        yield Text("In the notes", style="bold")
    for section in found.sections:
        verb_word = section.why.split(" ", 1)[0]
        yield f"  {section.path}:{section.line} {section.heading} ({verb_word})"
        yield Text(f"    “{short(spoken(section.quote))}”", style="dim")


def _relation_lines(atlas: Atlas, found: Details) -> Iterator[Line]:
    """Yield the relations grouped by their words in the direction away from the node."""
    here = found.node.id
    own = [r for r in found.relations if here in (r.source, r.target)]
    for group in grouped(atlas, here, own):
        yield from _heading(role_words(atlas, group.role))
        for relation in group.relations:
            yield f"  {short(name_of(atlas, other_end(relation, here)))}"
            yield _source(relation)
    further = [r for r in found.relations if here not in (r.source, r.target)]
    if further:
        yield from _heading("further on")
    for relation in further:
        yield f"  {sentence(atlas, relation)}"
        yield _source(relation)


def _heading(words: str) -> Iterator[Line]:
    yield ""
    yield Text(words[0].upper() + words[1:], style="bold")


def _source(relation: Relation) -> Line:
    return Text(f"    {source_words(relation)}", style="dim")


COMMANDS = (show,)
