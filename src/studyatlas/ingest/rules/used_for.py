"""used-for: "X is used for Y", "suitable for Y", "use cases are Y".

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "used-for"
_BE = (
    r"(?:(?:is|are|can be|be) )?(?:(?:often|mainly|mostly|commonly|typically|usually|primarily|"
    r"widely|also|well|very|especially|only|still) )*"
)
_TAILS = "problems?|tasks?|workloads?|applications?|use cases?|scenarios?|purposes|work"
_CUES = (
    cue(
        rf"{_BE}(?:used|useful|suited|suitable|ideal|designed|intended|meant|recommended|great|good|perfect)"
        r" for(?: (?:performing|doing|solving|handling))?",
        "used_for",
        tails=_TAILS,
    ),
    cue(
        r"(?:(?:is|are) )?(?:an? )?(?:[a-z-]+ (?:and [a-z-]+ )?){0,3}"
        r"(?:algorithm|technique|method|approach|tool|library|framework|service) (?:used )?for",
        "used_for",
        tails=_TAILS,
    ),
    cue(rf"{_BE}(?:suited|applied) to", "used_for", tails=_TAILS),
    cue(rf"{_BE}used to (?:perform|do|solve|handle|carry out|tackle)", "used_for", tails=_TAILS),
    cue(r"use cases?(?: (?:is|are|include|includes))?", "used_for", tails=_TAILS),
    cue(r"(?:perfect|ideal|good|great|typical|classic) use case for", "used_for", backward=True),
    cue(r"used for(?=:)", "used_for", tails=_TAILS),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `used_for` relations from sentences."""
    return stated(reading, ID, _CUES)
