"""examples: "Y such as X", "Y, e.g. X", "Y including X", "X is an example of Y".

Both names stand in one clause, right before and right behind the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "examples"
_CUES = (
    cue(r"is an? (?:[a-z]+ )?example of", "example_of"),
    cue(r"are (?:[a-z]+ )?examples of", "example_of"),
    cue(
        r"\(?(?:such as|e\.g\.|including|namely|for example|for instance)[,:]?|\(like,?",
        "example_of",
        backward=True,
        alone=False,
        anywhere=True,
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `example_of` relations from sentences."""
    return stated(reading, ID, _CUES)
