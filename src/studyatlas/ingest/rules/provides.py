"""provides: "X provides Y", "X offers Y", "X comes with Y".

"X supports Y" says that X works with Y, or for it, and is none.
The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "provides"
_CUES = (
    cue(
        r"(?:provides?|offers?|supplies|computes)(?: you)?(?: (?:with|access to))?"
        r"(?: a (?:variety|range|set|choice|number) of)?"
        r"|gives? (?:you )?access to|comes? with|ships? with|allows? for|enables",
        "provides",
        modifiers=1,
        unless_before=r"\s+to\s",
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `provides` relations from sentences."""
    return stated(reading, ID, _CUES)
