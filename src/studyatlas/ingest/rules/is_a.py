"""is-a: "X is a Y", "X is a kind of Y", and "X: a Y that …" after a lead-in or in a row.

The subject stands before "is", or is the lead-in or first cell that the words follow. Up to three
plain words may stand before Y ("a simple Y"); nothing may follow that would make Y a part of a
longer name.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "is-a"
_CUES = (
    cue(
        r"(?:is|are) (?:an?|one) (?:[a-z]+ )?"
        r"(?:kind|type|form|sort|class|variant|subtype|subclass)s? of",
        "is_a",
        modifiers=1,
    ),
    cue(r"(?:is|are) (?:kinds|types|forms|variants) of", "is_a"),
    cue(r"is (?:an?|one of the)", "is_a", modifiers=3),
    cue(r"^an?(?= [a-z])", "is_a", modifiers=3, only_alone=True),
    cue(r"^an? (?:kind|type|form|sort|variant) of", "is_a", modifiers=1, only_alone=True),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `is_a` relations from definitions."""
    return stated(reading, ID, _CUES)
