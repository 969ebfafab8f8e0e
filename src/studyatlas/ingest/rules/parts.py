"""parts: "X is part of Y", "Y consists of X".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "parts"
_PART = r"(?:parts?|components?|elements?|stages?|phases?|modules?|members?)"
_CUES = (
    cue(
        rf"(?:is|are)(?: an?| one)?(?: (?:core|key|main|important|essential|integral|central))?"
        rf" {_PART} (?:of|in)"
        r"|belongs? to",
        "part_of",
    ),
    cue(
        r"consists? of|(?:is|are) (?:made up|composed|made) of|comprises?|contains?"
        r"|(?:is|are) divided into",
        "part_of",
        backward=True,
        modifiers=1,
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `part_of` relations from sentences."""
    return stated(reading, ID, _CUES)
