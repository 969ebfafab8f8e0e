"""Which passages have a word: an inverted index, so that an item looks at few of many passages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from studyatlas.analysis.coverage.likeness import Fit, fit, share_of
from studyatlas.analysis.coverage.passages import Passage

_BLOCK, _SECTION, _HEADED = 5, 30, 0.2


class PassageIndex:
    """Passages by the stems of their text, their headings, and the headings above.

    >>> list(PassageIndex([]).having(["bee"]))
    []
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        own: dict[str, list[int]] = defaultdict(list)
        above: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            inside = passage.title.union(passage.body)
            for stem in inside:
                own[stem].append(number)
            for stem in passage.context - inside:
                above[stem].append(number)
        self._own, self._above = own, above

    def having(self, words: Iterable[str]) -> Iterator[Passage]:
        """Yield the passages with one of these stems in their text or heading, in order."""
        found = set(chain.from_iterable(self._own.get(word, ()) for word in words))
        return (self._passages[number] for number in sorted(found))

    def best_fit(self, weights: Mapping[str, float]) -> Fit | None:
        """Return the passage that fits best; of equals the shorter, then the earlier.

        None where no passage has any of the words.
        """
        anywhere: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for number in chain(self._own.get(stem, ()), self._above.get(stem, ())):
                anywhere[number] += weight
        # A fit is between half of this and all of it, so nothing with less than half of the most
        # can be better than what has the most.
        most = max(anywhere.values(), default=0.0)
        near = [number for number, weight in anywhere.items() if 2 * weight >= most]
        return min(
            (fit(self._passages[number], weights) for number in near),
            key=lambda f: (-f.score, f.passage.words, f.passage.path, f.passage.line),
            default=None,
        )

    def headed(self, weights: Mapping[str, float]) -> float:
        """Return how far a heading is made of some stems, with a text of some length below it.

        That is the share of their weight that it has, times the logarithm of the words below it;
        the most of all.
        """
        return max(
            (
                share * math.log1p(passage.words)
                for passage in self.having(weights)
                if passage.words >= _SECTION and not passage.chapter
                if (share := share_of(passage.title, weights)) >= _HEADED
            ),
            default=0.0,
        )

    def best_block(self, weights: Mapping[str, float]) -> float:
        """Return the most of some stems' weight that one block has, with the heading right above.

        A share, 0 to 1. Chapters do not count, nor blocks of a few words.
        """
        total = sum(weights.values()) or 1.0
        near: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for number in self._own.get(stem, ()):
                near[number] += weight
        best = 0.0
        for number in sorted(near, key=lambda number: -near[number]):
            if near[number] / total <= best:
                break
            best = max(best, _in_one_block(self._passages[number], weights))
        return best


def _in_one_block(passage: Passage, weights: Mapping[str, float]) -> float:
    blocks = () if passage.chapter else passage.blocks
    shares = (share_of(passage.title.union(b), weights) for b in blocks if len(b) >= _BLOCK)
    return max(shares, default=0.0)
