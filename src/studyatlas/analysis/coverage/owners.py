"""Which passage an item calls its own: each is nearer to the other than to anything else.

Two texts that share few words may still belong together, when no other item claims the passage and
no other passage the item (mutual nearest neighbours; Gowda and Krishna, 1978).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import telling_in
from studyatlas.analysis.shelves import Note, Place, Shelves

_PASSAGE_WORDS = 15
_NEAR = 0.15
_MARGIN = 0.05
_WIDE = 0.25
_IN_COMMON = 2


@dataclass(frozen=True, slots=True)
class Near:
    """The passage that is nearest to an item by words and pieces of words."""

    passage: Passage
    score: float
    """Over 0, up to 2."""
    is_own: bool
    """True where the passage is nearer to this item, or its twin, than to any other."""


def near_passages(items: Mapping[str, str], passages: Sequence[Passage]) -> dict[str, Near]:
    """Return the passage that is nearest to each item, where one is near at all.

    Args:
        items: the text of each item, by code.
        passages: the notes, cut up; those of a few words and whole chapters are left out.
    """
    long = [p for p in passages if p.words >= _PASSAGE_WORDS and not p.chapter]
    shelves = Shelves(
        [Place(code, text, code) for code, text in items.items()],
        [Note(f"{p.heading}. {p.heading}. {' '.join(p.body)}") for p in long],
    )
    best: dict[str, tuple[float, int]] = {}
    claims: dict[int, frozenset[str]] = {}
    words = {code: frozenset(telling_in(text)) for code, text in items.items()}
    for index in range(len(long)):
        scores = dict(zip(items, shelves.scores(index), strict=True))
        for code, score in scores.items():
            if score > best.get(code, (0.0, 0))[0]:
                best[code] = (score, index)
        claims[index] = _claimed_by(scores, words)
    return {
        code: Near(long[index], score, code in claims[index])
        for code, (score, index) in best.items()
    }


def _claimed_by(scores: Mapping[str, float], words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the items that a passage is clearly nearer to than to the rest: one, or twins.

    Guides ask twice of one thing: "knowledge of" it, and "skills in" it.
    """
    ranked = sorted(scores, key=lambda code: -scores[code])
    first, second, third = (*(scores[code] for code in ranked[:3]), 0.0, 0.0, 0.0)[:3]
    if first < _NEAR:
        return frozenset()
    alone = first - second >= _MARGIN
    twins = len(ranked) > 1 and len(words[ranked[0]] & words[ranked[1]]) >= _IN_COMMON
    apart = second - third >= (_WIDE if alone else _MARGIN)
    if twins and apart and second >= _NEAR:
        return frozenset(ranked[:2])
    return frozenset(ranked[:1]) if alone else frozenset()
