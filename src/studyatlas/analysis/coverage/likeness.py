"""How well a passage fits an item's words.

Words are weighted by inverse document frequency (Spärck Jones, 1972) over passages and items, so
that "model" counts little in notes on models. A word no note has counts like a rare one, or one
unusual verb in an item would hide that the rest is taught.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import Question, stems

_ASKING_WEIGHT, _ASKING_SHARE = 0.1, 0.3
_RARE = 3
_EVERYWHERE, _BODY, _TITLE = 0.5, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Fit:
    """A passage and how well it fits."""

    passage: Passage
    score: float
    """0 to 1: the weight of the item's words found in it, in its text and its headings."""


class Weights:
    """Inverse document frequencies of stems."""

    def __init__(self, passages: Iterable[Passage], questions: Iterable[Question]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for passage in passages:
            counts.update(passage.title | passage.context | set(passage.body))
            total += 1
        for question in questions:
            counts.update(question.telling)
            total += 1
        self._counts, self._total = counts, total

    def of(self, stem: str) -> float:
        """Return a stem's weight, over 0."""
        return self._weight(max(self._counts[stem], _RARE))

    @property
    def rarest(self) -> float:
        """The most that a stem can weigh in these notes."""
        return self._weight(_RARE)

    def _weight(self, count: int) -> float:
        return max(0.0, math.log((self._total + 1) / (count + 0.5))) + 0.05

    def of_core(self, question: Question, generic: Collection[str] = ()) -> dict[str, float]:
        """Return the weight of each stem of an item's core; asking words count little, even many.

        Args:
            question: the item, taken apart.
            generic: stems that count as little as asking words.
        """
        telling = {s: self.of(s) for s in question.telling if s not in generic}
        rest = (*(s for s in question.telling if s in generic), *question.asking)
        light = {stem: _ASKING_WEIGHT * self.of(stem) for stem in rest}
        most = _ASKING_SHARE * sum(telling.values())
        scale = min(1.0, most / sum(light.values())) if telling and light else 1.0
        return telling | {stem: scale * weight for stem, weight in light.items()}


def telling_line(passage: Passage, weights: dict[str, float]) -> tuple[int, str]:
    """Return the line of a passage with most of the weight, the first of equals, and its words."""
    line, _, words = max(
        passage.places, key=lambda place: (weight_of(set(stems(place[2])), weights), -place[0])
    )
    return line, words


def weight_of(words: Collection[str], weights: Mapping[str, float]) -> float:
    """Return what some stems weigh, added up in the order of the weights: always the same sum."""
    return sum(weight for stem, weight in weights.items() if stem in words)


def share_of(words: Collection[str], weights: Mapping[str, float]) -> float:
    """Return how much of all that is weighed some stems make up, 0 to 1.

    >>> share_of({"hive"}, {"hive": 3.0, "tool": 1.0}), share_of({"hive"}, {})
    (0.75, 0.0)
    """
    return weight_of(words, weights) / (sum(weights.values()) or 1.0)


def fit(passage: Passage, weights: Mapping[str, float]) -> Fit:
    """Compare a passage with the weighted stems of an item's core."""
    total = sum(weights.values()) or 1.0
    body = frozenset(passage.body)
    title = weight_of(passage.title, weights)
    inside = weight_of(body, weights)
    anywhere = sum(
        weight
        for stem, weight in weights.items()
        if stem in body or stem in passage.title or stem in passage.context
    )
    return Fit(passage, (_EVERYWHERE * anywhere + _BODY * inside + _TITLE * title) / total)


def together(passage: Passage, weights: dict[str, float]) -> float:
    """Return the share of the weight that one block has, headings included: 0 to 1.

    Words that are scattered over a page do not say together what an item asks.
    """
    above = passage.title | passage.context
    heading = weight_of(above, weights)
    rest = {stem: weight for stem, weight in weights.items() if stem not in above}
    blocks = (weight_of(set(block), rest) for block in passage.blocks)
    return (heading + max(blocks, default=0.0)) / (sum(weights.values()) or 1.0)
