"""Which passage an item calls its own: each is nearer to the other than to anything else.

Two texts that share few words may still belong together, when no other item claims the passage and
no other passage the item (mutual nearest neighbours; Gowda and Krishna, 1978).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from studyatlas.analysis.coverage.allotted import Allotment
from studyatlas.analysis.coverage.found import Allotted, Near
from studyatlas.analysis.coverage.meaning import Meaning
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import telling_in
from studyatlas.analysis.shelves import Note, Place, Shelves

_PASSAGE_WORDS, _FEW_WORDS = 15, 3
_NEAR = 0.15
_MARGIN = 0.05
_WIDE = 0.25
_SURELY, _FELLOWS = 0.3, 0.25
_IN_COMMON = 2


def claims_on(
    items: Mapping[str, str],
    passages: Sequence[Passage],
    meaning: Meaning | None = None,
    tasks: Mapping[str, str] | None = None,
) -> Claims:
    """Weigh all passages against all items.

    Args:
        items: the text of each item, by code.
        passages: the notes, cut up; those of a few words and whole chapters are left out.
        meaning: the words of all these, where they are looked up already.
        tasks: the task of each item, by code.
    """
    told = [p for p in passages if p.words >= _FEW_WORDS and not p.chapter]
    shelves = Shelves(
        [Place(code, text, code) for code, text in items.items()],
        [Note(f"{p.heading}. {p.heading}. {' '.join(p.said)}") for p in told],
        meaning,
    )
    claims = Claims(items, tasks)
    for index, passage in enumerate(told):
        claims.take(passage, dict(zip(items, shelves.scores(index), strict=True)))
    return claims


class Claims:
    """Which passages the items claim, passage by passage."""

    def __init__(self, items: Mapping[str, str], tasks: Mapping[str, str] | None) -> None:
        self._words = {code: frozenset(telling_in(text)) for code, text in items.items()}
        self._tasks = tasks or {}
        self._allotment = Allotment(items)
        self._best: dict[str, Near] = {}
        self._among: dict[str, Near] = {}

    def take(self, passage: Passage, scores: Mapping[str, float]) -> None:
        """Weigh one passage, with how near it is to each item."""
        self._allotment.take(passage.words, scores)
        if passage.words >= _PASSAGE_WORDS:
            self._claim(passage, scores)

    def _claim(self, passage: Passage, scores: Mapping[str, float]) -> None:
        claiming = _claimed_by(scores, self._words)
        tasks = {self._tasks.get(code) for code in claiming} - {None}
        for code, score in scores.items():
            if score > 0 and _is_more(score, self._best.get(code)):
                self._best[code] = Near(passage, score, code in claiming)
            if self._tasks.get(code) in tasks and _is_more(score, self._among.get(code)):
                self._among[code] = Near(passage, score, code in claiming)

    def nearest(self) -> dict[str, Near]:
        """Return the passage that is nearest to each item, where one is near at all.

        Of an item that has none of its own, what belongs to its task is a little nearer.
        """
        near = {code: _nearer(self._best.get(code), self._among.get(code)) for code in self._words}
        return {code: found for code, found in near.items() if found is not None}

    def allotted(self) -> dict[str, Allotted]:
        """Return how many words fall to each item."""
        return self._allotment.to_each()


def _is_more(score: float, other: Near | None) -> bool:
    return other is None or score > other.score


def _nearer(best: Near | None, fellow: Near | None) -> Near | None:
    """Return the nearest passage, or one of the same task that is hardly farther."""
    if best is None or best.is_own or best.score >= _SURELY or fellow is None:
        return best
    return replace(fellow, is_own=False) if fellow.score + _FELLOWS >= best.score else best


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
