"""A note line by line, with what the atlas knows from each line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from studyatlas.analysis.line_kinds import LineForm, LineKind, code_forms, line_forms
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.naming import WORD, fold

TOLD = ("explains", "mentions")
"""What sections say of nodes; the stronger is the first in the alphabet as well."""
_SHORTEST_NAME = 2
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a file, and what stands in its margin."""

    number: int
    """1-based."""
    text: str
    """As it stands in the file."""
    kind: LineKind
    level: int
    """As `LineForm.level`."""
    told: tuple[Relation, ...] = ()
    """`explains` and `mentions` of this line, the explained first; one for each node."""
    stated: tuple[Relation, ...] = ()
    """Every other relation whose source is this line."""
    defines: tuple[Node, ...] = ()
    """Nodes that are written down here and not told of: curated ones, and the exam's outline."""
    repeats: tuple[Node, ...] = ()
    """Nodes named here that an earlier line of the same section is the source for."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A file to read."""

    path: str
    title: str
    lines: tuple[NoteLine, ...]
    words: int
    topics: int
    """How many nodes its lines explain, mention or define."""


@dataclass(frozen=True, slots=True)
class NotePlace:
    """The lines of a note that are asked for."""

    line: int
    end_line: int
    beyond: int = 0
    """The line that was asked for where the note ends before it; else 0."""


@dataclass(frozen=True, slots=True)
class _Margin:
    """What is known from one line, as it is gathered."""

    told: list[Relation]
    stated: list[Relation]
    defines: list[Node]


def note_view(atlas: Atlas, path: str, lines: Sequence[str] | None = None) -> NoteView | None:
    """Return a file of the workspace with the nodes and relations of each line.

    Args:
        atlas: what was read from the workspace.
        path: of a note, or of another file that `lines` are given for.
        lines: the lines of a file that is no note, such as `graph/*.yaml`.

    Returns:
        None where there is no such note and no lines are given.
    """
    document = next((d for d in atlas.documents if d.path == path), None)
    text = document.lines if document else lines
    if text is None:
        return None
    text = text[:-1] if text and not text[-1] else text
    margins = _margins(atlas, path)
    repeats = _repeats(atlas, document, text, margins) if document else {}
    made = tuple(
        _line(number, words, form, margins.get(number), repeats.get(number, ()))
        for number, (words, form) in enumerate(zip(text, _forms(document, text), strict=True), 1)
    )
    title = document.title if document else path.rpartition("/")[2]
    return NoteView(path, title, made, count_words(text), _topics(margins.values()))


def place_in(view: NoteView, line: str, end_line: str = "") -> NotePlace | None:
    """Return which lines are meant by what stands in a link; None where it is no number.

    A line beyond the end leads to the last one.
    """
    first = _number(line)
    if first is None or not view.lines:
        return None
    last = len(view.lines)
    inside = min(max(first, 1), last)
    end = min(max(_number(end_line) or inside, inside), last)
    return NotePlace(inside, end, first if first > last else 0)


def _number(text: str) -> int | None:
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else None


def count_words(lines: Iterable[str]) -> int:
    """Return how many words lines have, markup not counted."""
    return sum(len(WORD.findall(line)) for line in lines)


def _margins(atlas: Atlas, path: str) -> dict[int, _Margin]:
    """Gather what is known from each line of a file."""
    margins: dict[int, _Margin] = defaultdict(lambda: _Margin([], [], []))
    for relation in atlas.relations:
        at = relation.provenance.position
        if at.path == path:
            margin = margins[at.line]
            (margin.told if relation.relation in TOLD else margin.stated).append(relation)
    for node in atlas.nodes.values():
        at = node.provenance.position
        if at.path == path and node.id not in atlas.sections:
            margins[at.line].defines.append(node)
    return margins


def _topics(margins: Iterable[_Margin]) -> int:
    found: set[str] = set()
    for margin in margins:
        found.update(relation.target for relation in margin.told)
        found.update(node.id for node in margin.defines)
    return len(found)


def _forms(document: Document | None, lines: Sequence[str]) -> Sequence[LineForm]:
    if document is None:
        return code_forms(lines)
    forms = list(line_forms(lines))
    for section in document.sections:
        if section.bold:  # a heading by its place, which no single line tells
            forms[section.line - 1] = LineForm(LineKind.HEADING, section.level)
    return forms


def _line(
    number: int, text: str, form: LineForm, margin: _Margin | None, repeats: tuple[Node, ...]
) -> NoteLine:
    line = NoteLine(number, text, form.kind, form.level, repeats=repeats)
    if margin is None:
        return line
    told: dict[str, Relation] = {}
    for relation in sorted(margin.told, key=attrgetter("relation")):
        told.setdefault(relation.target, relation)
    return replace(
        line,
        told=tuple(told.values()),
        stated=tuple(margin.stated),
        defines=tuple(node for node in margin.defines if node.id not in told),
    )


def _repeats(
    atlas: Atlas, document: Document, lines: Sequence[str], margins: Mapping[int, _Margin]
) -> dict[int, tuple[Node, ...]]:
    """Find the names of a section's nodes on the lines that are not their source."""
    found: dict[int, tuple[Node, ...]] = {}
    names_of: dict[str, list[str]] = {}
    for section in document.sections:
        told = [r.target for r in atlas.outgoing.get(section.id, ()) if r.relation in TOLD]
        for node in told:
            if node not in names_of:
                names_of[node] = _names(atlas.nodes[node])
        owners = {name: node for node in told for name in names_of[node]}
        for number in range(section.line, min(section.end_line, len(lines)) + 1):
            here = {r.target for r in margins[number].told} if number in margins else set()
            nodes = dict.fromkeys(owners[n] for n in _named(owners, _folded(lines[number - 1])))
            if again := tuple(atlas.nodes[n] for n in nodes if n not in here):
                found[number] = again
    return found


def _names(node: Node) -> list[str]:
    return [_folded(n) for n in (node.label, *node.aliases) if len(n) >= _SHORTEST_NAME]


def _named(names: Iterable[str], text: str) -> list[str]:
    """Return the names in a text, whole or in a plain plural; where two overlap, the longer."""
    there = [name for name in names if name in text]  # few are, and this is the quickest to ask
    longest_first = sorted(there, key=lambda name: (-len(name), name))
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?:e?s)?(?!\w)"
    return re.findall(pattern, text) if there else []


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)  # the same, and far quicker
