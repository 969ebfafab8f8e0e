"""note-links: a link from one note to another joins the two sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyatlas.ingest.links import links_between
from studyatlas.ingest.reading import Reading
from studyatlas.model.document import Section
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "note-links"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `links_to` relations between sections that have text.

    A link to a bare heading leads to the first text below it: titles without text of their own are
    how most notes begin.
    """
    sections = {document.path: document.sections for document in reading.documents}
    for link in links_between(reading.documents):
        below = sections[link.target.id.partition("#")[0]]
        target = _first_with_text(reading, below[below.index(link.target) :])
        if target and link.source.id != target:
            position = Position(link.document.path, link.link.line)
            quote = link.document.quote(link.link.line)
            provenance = Provenance(position, ID, Origin.STATED, quote)
            yield Relation(link.source.id, "links_to", target, provenance)


def _first_with_text(reading: Reading, sections: Sequence[Section]) -> str | None:
    return next((section.id for section in sections if section.id in reading.nodes), None)
