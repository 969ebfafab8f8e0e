"""note-links: a link from one note to another joins the two sections."""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.links import links_between
from studyatlas.ingest.reading import Reading
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "note-links"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `links_to` relations between sections."""
    for link in links_between(reading.documents):
        if link.source.id != link.target.id:
            position = Position(link.document.path, link.link.line)
            quote = link.document.quote(link.link.line)
            provenance = Provenance(position, ID, Origin.STATED, quote)
            yield Relation(link.source.id, "links_to", link.target.id, provenance)
