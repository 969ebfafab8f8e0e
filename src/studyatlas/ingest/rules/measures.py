"""measures: "X measures Y", "X is a measure of Y".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "measures"
_CUES = (
    cue(
        r"measures|quantifies|gauges|is an? (?:measure|metric) (?:of|for)|used to measure"
        r"|used (?:for|in) measuring",
        "measures",
    ),
    cue(r"measure|quantify", "measures", alone=False),
    cue(r"(?:is|are) measured (?:by|with|in|using)", "measures", backward=True),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `measures` relations from sentences."""
    return stated(reading, ID, _CUES)
