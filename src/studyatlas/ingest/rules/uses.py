"""uses: "X uses Y", "X relies on Y", "X is based on Y".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading. "Use Y" alone is advice to the reader and says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "uses"
_CUES = (
    cue(
        r"uses|utili[sz]es|leverages|employs|makes use of|relies (?:heavily )?on|runs on"
        r"|(?:(?:is|are) )?(?:built|based|powered) (?:on|by)"
        r"|(?:is|are) implemented (?:using|with|in)",
        "uses",
        modifiers=1,
    ),
    cue(
        r"use|utili[sz]e|leverage|employ|make use of|rely on|run on",
        "uses",
        modifiers=1,
        alone=False,
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `uses` relations from sentences."""
    return stated(reading, ID, _CUES)
