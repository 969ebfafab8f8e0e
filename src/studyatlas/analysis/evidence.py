"""A stretch of the notes that says something about a topic or an exam item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Block, Document, Section
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

_WORDS_PER_MINUTE, _LEAST_MINUTES = 200, 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lines of a note, with the reason they were picked."""

    path: str
    line: int
    """The line that is quoted."""
    end_line: int
    heading: str
    """The heading they stand under."""
    quote: str
    """The words of the first line that says it."""
    why: str
    """Why they count, as a sentence part: "explains Dropout"."""
    score: float
    """How well they fit, 0 to 1."""


class Quoted(NamedTuple):
    """The first words of a stretch that say something, and where they stand."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a section that a relation is about."""

    document: Document
    section: Section
    line: int
    end_line: int
    words: int
    quoted: Quoted


def stretch_of(atlas: Atlas, relation: Relation) -> Stretch:
    """Return what to read for an `explains` or `mentions` relation.

    A relation from a row or a list item is about that block and what is nested in it; one from a
    heading, or one that a person wrote in `graph/`, is about the whole section.
    """
    document, section = atlas.sections[relation.source]
    at = relation.provenance.position
    blocks = list(section.blocks)
    first = None
    if at.path == document.path and at.line != section.line:
        first = next((i for i, b in enumerate(blocks) if b.line <= at.line <= b.end_line), None)
    if first is None:
        line, words = section.line, section.words
        return Stretch(document, section, line, section.end_line, words, opening_of(section))
    last = first
    while last + 1 < len(blocks) and blocks[last + 1].depth > blocks[first].depth:
        last += 1
    taken = blocks[first : last + 1]
    words = sum(len(block.material.split()) for block in taken)
    inside = at.line > blocks[first].line  # a line of a longer block
    spot = at.line if inside else says_more(taken).line
    quoted = Quoted(spot, document.quote(spot))
    return Stretch(document, section, at.line, taken[-1].end_line, words, quoted)


def says_more(blocks: Sequence[Block]) -> Block:
    """Return the first block that says more than its own subject, or the first."""
    more = (b for b in blocks if b.material and b.text.strip(" :") != b.subject)
    return next(more, blocks[0])


def told_by(atlas: Atlas, node_id: str, name: str) -> tuple[Relation, ...]:
    """Return the relations of one type that lead from sections to a node, in order."""
    return tuple(
        relation
        for relation in atlas.incoming.get(node_id, ())
        if relation.relation == name and relation.source in atlas.sections
    )


def opening_of(section: Section) -> Quoted:
    """Return the first words of a section's text, or its title where it has none."""
    if not section.blocks:
        return Quoted(section.line, section.title)
    first = says_more(section.blocks)
    return Quoted(first.line, first.text)


def explained_in(atlas: Atlas, node_id: str) -> tuple[Evidence, ...]:
    """Return the stretches that explain a node, in order of path and line."""
    found = [
        _evidence(atlas, relation, *_strength(relation))
        for relation in told_by(atlas, node_id, "explains")
    ]
    return tuple(sorted(found, key=lambda e: (e.path, e.line)))


def mentioned_in(atlas: Atlas, node_id: str) -> tuple[Evidence, ...]:
    """Return the stretches that mention a node without explaining it, in order."""
    explained = set(atlas.sources(node_id, "explains"))
    found = [
        _evidence(atlas, relation, "mentions {}", 0.3)
        for relation in told_by(atlas, node_id, "mentions")
        if relation.source not in explained
    ]
    return tuple(sorted(found, key=lambda e: (e.path, e.line)))


def minutes(words: int) -> float:
    """Return reading time at 200 words a minute, to a tenth; 0 only where there is nothing to read.

    >>> minutes(450), minutes(6), minutes(0)
    (2.2, 0.1, 0.0)
    """
    return max(_LEAST_MINUTES, round(words / _WORDS_PER_MINUTE, 1)) if words else 0.0


def _strength(relation: Relation) -> tuple[str, float]:
    """Return how to say that a section explains something, and how much that weighs."""
    if relation.provenance.origin is Origin.INFERRED:
        return "stands under a heading that names {} (inferred)", 0.6
    return "explains {}", 0.9


def _evidence(atlas: Atlas, relation: Relation, words: str, score: float) -> Evidence:
    stretch = stretch_of(atlas, relation)
    return Evidence(
        stretch.document.path,
        stretch.quoted.line,
        stretch.end_line,
        stretch.section.title,
        stretch.quoted.text,
        words.replace("{}", atlas.nodes[relation.target].label),
        score,
    )
