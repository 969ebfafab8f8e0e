"""Which passage an item calls its own: each is nearer to the other than to anything else.

Two texts that share few words may still belong together, when no other item claims the passage and
no other passage the item (mutual nearest neighbours; Gowda and Krishna, 1978).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import telling_in
from studyatlas.analysis.shelves import Note, Place, Shelves

_PASSAGE_WORDS = 15
_NEAR = 0.15
_MARGIN = 0.05
_WIDE = 0.25
_SURELY, _FELLOWS = 0.3, 0.25
_IN_COMMON = 2


@dataclass(frozen=True, slots=True)
class Near:
    """The passage that is nearest to an item by words and pieces of words."""

    passage: Passage
    score: float
    """Over 0, up to 2."""
    is_own: bool
    """True where the passage is nearer to this item, or its twin, than to any other."""


def near_passages(
    items: Mapping[str, str], passages: Sequence[Passage], tasks: Mapping[str, str] | None = None
) -> dict[str, Near]:
    """Return the passage that is nearest to each item, where one is near at all.

    Of an item that has none of its own, what belongs to its task is a little nearer.

    Args:
        items: the text of each item, by code.
        passages: the notes, cut up; those of a few words and whole chapters are left out.
        tasks: the task of each item, by code.
    """
    long = [p for p in passages if p.words >= _PASSAGE_WORDS and not p.chapter]
    shelves = Shelves(
        [Place(code, text, code) for code, text in items.items()],
        [Note(f"{p.heading}. {p.heading}. {' '.join(p.body)}") for p in long],
    )
    words = {code: frozenset(telling_in(text)) for code, text in items.items()}
    best: dict[str, Near] = {}
    among: dict[str, Near] = {}
    for index, passage in enumerate(long):
        scores = dict(zip(items, shelves.scores(index), strict=True))
        claims = _claimed_by(scores, words)
        claiming = {tasks[code] for code in claims} if tasks else set()
        for code, score in scores.items():
            found = Near(passage, score, code in claims)
            if score > (best[code].score if code in best else 0.0):
                best[code] = found
            if claiming and tasks and tasks[code] in claiming and _is_more(found, among.get(code)):
                among[code] = found
    nearest = {code: _nearer(best.get(code), among.get(code)) for code in items}
    return {code: near for code, near in nearest.items() if near is not None}


def _is_more(one: Near, other: Near | None) -> bool:
    return other is None or one.score > other.score


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
