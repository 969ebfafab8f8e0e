"""item-asks: an exam item asks about every name in its text."""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Provenance

ID = "item-asks"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `asks_about` relations from the wording of exam items."""
    for exam in reading.exams:
        for item in exam.items():
            provenance = Provenance(item.position, ID, Origin.STATED, item.text)
            named = {mention.node for mention in reading.vocabulary.find(item.text)}
            for node in sorted(named):
                yield Relation(exam.node_id(item.code), "asks_about", node, provenance)
