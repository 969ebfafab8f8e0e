"""compare: what two topics share and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer
from rich.text import Text

from studyatlas import api_study
from studyatlas.analysis.compare import Comparison
from studyatlas.analysis.details import other_end
from studyatlas.cli.context import session
from studyatlas.cli.output import Format, Line, print_answer
from studyatlas.cli.questions import FormatOption
from studyatlas.export import study_shapes
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.wording import name_of, role_words, sentence, short, source_words


def compare(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="NODE", help="An id, a code, a label or an alias.")],
    other: Annotated[str, typer.Argument(metavar="NODE", help="The node to hold against it.")],
    form: FormatOption = Format.TEXT,
) -> None:
    """Say what two topics share and where they differ, relation by relation.

    Example: studyatlas compare "Amazon Kendra" "Amazon Lex"
    """
    current = session(context)
    atlas = current.atlas()
    found = api_study.compare(atlas, one, other)
    print_answer(
        form, lambda: study_shapes.compare_shape(atlas, found), lambda: _lines(atlas, found)
    )
    current.end()


def _lines(atlas: Atlas, found: Comparison) -> Iterator[Line]:
    names = [short(name_of(atlas, node.id)) for node in (found.one, found.other)]
    for name, node in zip(names, (found.one, found.other), strict=True):
        yield Text(name, style="bold").append(f"  {node.type}", style="dim")
        yield from (f"  {text}" for text in (node.summary,) if text)
    yield from _sentences(atlas, "Between the two", found.joined)
    yield from _shared(atlas, found)
    crossing = [r for c in found.crossings for r in (*c.one, *c.other)]
    yield from _sentences(atlas, "Joined to both, in different ways", crossing)
    for place, name in enumerate(names):
        yield from _only(atlas, found, place, name)
    if found.sections:
        yield from _heading("In the notes, both")
    for section in found.sections:
        at = atlas.nodes[section]
        yield f"  {at.provenance.position} {at.label}"


def _heading(words: str) -> Iterator[Line]:
    yield ""
    yield Text(words, style="bold")


def _sentences(atlas: Atlas, title: str, relations: Iterable[Relation]) -> Iterator[Line]:
    relations = tuple(relations)
    if relations:
        yield from _heading(title)
    for relation in relations:
        yield f"  {sentence(atlas, relation)}"
        yield Text(f"    {source_words(relation)}", style="dim")


def _shared(atlas: Atlas, found: Comparison) -> Iterator[Line]:
    if found.shared:
        yield from _heading("Both")
    for group in found.shared:
        yield f"  {role_words(atlas, group.role)}"
        for one, other in group.pairs:
            line = Text(f"    {short(name_of(atlas, other_end(one, found.one.id)))}")
            places = f"{one.provenance.position}, {other.provenance.position}"
            yield line.append(f"  ({places})", style="dim")


def _only(atlas: Atlas, found: Comparison, place: int, name: str) -> Iterator[Line]:
    """Yield what only one of the two has: the first (0) or the second (1)."""
    here = (found.one, found.other)[place].id
    sides = [(d.role, (d.one, d.other)[place]) for d in found.differences]
    if any(relations for _, relations in sides):
        yield from _heading(f"Only {name}")
    for role, relations in sides:
        if relations:
            yield f"  {role_words(atlas, role)}"
        for relation in relations:
            at = relation.provenance
            line = Text(f"    {short(name_of(atlas, other_end(relation, here)))}")
            yield line.append(f"  ({at.origin}, {at.position})", style="dim")


COMMANDS = (compare,)
