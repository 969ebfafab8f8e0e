"""mitigates: "X mitigates Y", "X prevents Y", "Y is avoided by X"; "X reduces Y" where Y is an ill.

The subject stands before the words, or is what they stand under: a lead-in, a first cell, the item
they are nested in, or the heading. What is reduced and is no ill is `affects` with a minus.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.ills import is_ill
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.statements import cue, stated
from studyatlas.model.entities import Relation

ID = "mitigates"
_TO = (
    r"(?:(?:(?:is|are) )?(?:helps?|used|useful|designed|aims?|serves?|ideal|possible)"
    r" (?:to|in|for|you) )?"
)
_CUES = (
    cue(
        rf"{_TO}(?:mitigates?|mitigating|prevents?|preventing|combats?|combating|counteracts?|alleviates?"
        r"|protects? against|guards? against|avoids?|avoiding)(?: the effects? of)?",
        "mitigates",
    ),
    cue(
        r"(?:is|are|can be) (?:mitigated|prevented|avoided|counteracted|alleviated)"
        r" (?:by|with|using|through)",
        "mitigates",
        backward=True,
    ),
)
_LESS = (
    cue(rf"{_TO}(?:reduces?|reducing|lowers?|decreases?|limits?|minimi[sz]es?)", "mitigates"),
    cue(
        r"(?:is|are|can be) (?:reduced|lowered|decreased|limited) (?:by|with|using|through)",
        "mitigates",
        backward=True,
    ),
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `mitigates` relations from sentences."""
    yield from stated(reading, ID, _CUES)
    for relation in stated(reading, ID, _LESS):
        if is_ill(reading.nodes[relation.target]):
            yield relation
