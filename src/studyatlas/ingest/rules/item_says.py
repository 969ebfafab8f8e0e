"""item-says: what the wording of an exam item says by itself.

"Tuning techniques (for example, grid search)" says that grid search is an example of them,
"Elements of the process (for example, …)" that something is part of it, "Preventing noise (for
example, by using filters)" that these mitigate it, "Using X to debug Y" what X is used for. Where
the brackets may stand for something else it is inferred, or nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.topics.item_sayings import sayings
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Provenance

ID = "item-says"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield relations between names in one exam item."""
    words = reading.vocabulary
    for exam in reading.exams:
        for item in exam.items():
            for said in sayings(item.text):
                source, target = words.subject(said.source.base), words.subject(said.target.base)
                ends = (source or "", said.relation, target or "")
                if reading.allows(*ends):
                    origin = Origin.STATED if said.is_stated else Origin.INFERRED
                    provenance = Provenance(item.position, ID, origin, item.text)
                    yield Relation(*ends, provenance, said.sign)
