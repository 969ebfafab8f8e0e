"""affects: "X increases Y" (+), "X lowers Y" (-), "X affects Y".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading. Lowering an ill such as an error is `mitigates`.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.ills import is_ill
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "affects"
_MORE = (
    r"(?:increases?|raises?|improves?|boosts?|speeds? up|accelerates?|enhances?|strengthens|"
    r"promotes?|stimulates?)"
)
_LESS = (
    r"(?:decreases?|lowers?|reduces?|shrinks?|slows?(?: down)?|weakens|inhibits?|suppresses|cuts|"
    r"minimi[sz]es?)"
)
_CUES = (
    cue(rf"(?:helps? (?:to )?)?{_MORE}", "affects", sign="+"),
    cue(rf"(?:helps? (?:to )?)?{_LESS}", "affects", sign="-"),
    cue(r"affects?|influences?|impacts?|effects|determines", "affects"),
    cue(r"(?:is|are) (?:affected|influenced|determined) by", "affects", backward=True),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `affects` relations from sentences."""
    for relation in stated(reading, ID, _CUES):
        if relation.sign != "-" or not is_ill(reading.nodes[relation.target]):
            yield relation
