"""note-links: a link from one note to another joins the two sections."""

from __future__ import annotations

import bisect
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby

from studyatlas.ingest.links import ResolvedLink
from studyatlas.ingest.reading import Reading
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "note-links"
LINKS_TO = "links_to"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `links_to` relations between sections that have text, each pair once.

    A link to a bare heading leads to the first text below it: titles without text of their own are
    how most notes begin. So does one to a heading of an exam outline, which is no section of notes.
    """
    documents = {document.path: document for document in reading.documents}
    by_path = groupby(reading.links, lambda link: link.document.path)
    for path, links in by_path:
        for source, target, line in joined_sections(links, documents, reading.nodes):
            quote = documents[path].quote(line)
            provenance = Provenance(Position(path, line), ID, Origin.STATED, quote)
            yield Relation(source, LINKS_TO, target, provenance)


def joined_sections(
    links: Iterable[ResolvedLink], documents: Mapping[str, Document], nodes: Container[str]
) -> Iterator[tuple[str, str, int]]:
    """Yield the two sections that each link of a note joins, and its line; each pair once.

    Args:
        links: where they lead.
        documents: the notes they lead to, by path.
        nodes: the sections that have text.
    """
    joined: set[tuple[str, str]] = set()
    for link in links:
        if link.source is None or link.target is None:
            continue
        target = _first_with_text(nodes, documents[link.note.path], link.target.line)
        pair = (link.source.id, target)
        if target and link.source.id != target and pair not in joined and link.source.id in nodes:
            joined.add(pair)
            yield (*pair, link.link.line)


def _first_with_text(nodes: Container[str], note: Document, line: int) -> str:
    """Return the first section from a line on that is a node; empty if there is none."""
    start = bisect.bisect_left(note.sections, line, key=lambda section: section.line)
    below = (note.sections[place].id for place in range(start, len(note.sections)))
    return next((section for section in below if section in nodes), "")
