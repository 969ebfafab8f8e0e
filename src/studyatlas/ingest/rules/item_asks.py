"""item-asks: an exam item asks about every name in its text.

Stated where the name is curated. Where only the notes made a topic of it, that both mean the same
thing is inferred: it helps to plan, and is no evidence of coverage.
"""

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
            named = {mention.node for mention in reading.vocabulary.find(item.text)}
            for node in sorted(named):
                curated = reading.nodes[node].provenance.origin is Origin.CURATED
                origin = Origin.STATED if curated else Origin.INFERRED
                provenance = Provenance(item.position, ID, origin, item.text)
                yield Relation(exam.node_id(item.code), "asks_about", node, provenance)
