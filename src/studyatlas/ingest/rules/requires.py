"""requires: "X requires Y", "X builds on Y", "Y is a prerequisite for X".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "requires"
_CUES = (
    cue(
        r"requires?|needs?|depends? on|builds? (?:up)?on|presupposes?"
        r"|assumes? (?:knowledge of|familiarity with)"
        r"|requires? (?:an understanding|knowledge) of",
        "requires",
        modifiers=1,
        unless_before=r"\s+to\s",
    ),
    cue(r"prerequisites?(?: (?:is|are|include))?", "requires"),
    cue(
        r"(?:is|are) (?:required|needed|necessary|an? prerequisite) (?:for|of|to)",
        "requires",
        backward=True,
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `requires` relations from sentences."""
    return stated(reading, ID, _CUES)
