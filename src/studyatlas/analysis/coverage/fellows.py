"""What an item names side by side: what several of these texts have tells none of them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyatlas.analysis.coverage.question import stems


@dataclass(frozen=True, slots=True)
class Fellows:
    """The core of an item and its examples, counted once, for some guides name thousands.

    >>> fellows = Fellows.of(["Spot Instances", "Reserved Instances", "costs"])
    >>> fellows.end_in("Instances", "Spot Instances"), fellows.end_in("costs", "Spot costs")
    (True, False)
    """

    words: Mapping[str, int]
    """How many of them have each stem."""
    ends: Mapping[str, int]
    """How many of them end in each word that stands behind others."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Fellows:
        """Count the words of some texts."""
        each = tuple(dict.fromkeys(texts))
        words = Counter(word for text in each for word in frozenset(stems(text)))
        return cls(words, Counter(filter(None, map(_end, each))))

    def have(self, word: str, text: str) -> bool:
        """Tell whether one of them has a stem, besides this one."""
        return self.words.get(word, 0) > (word in stems(text))

    def end_in(self, word: str, text: str) -> bool:
        """Tell whether one of them ends in a word that stands behind others, besides this one."""
        return self.ends.get(word, 0) > (_end(text) == word)


NO_FELLOWS = Fellows({}, {})
"""Of a text that stands alone."""


def _end(text: str) -> str:
    first, _, last = text.rpartition(" ")
    return last if first else ""
