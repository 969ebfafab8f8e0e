"""Which passages have a word: an inverted index, so that an item looks at few of many passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from studyatlas.analysis.coverage.likeness import Fit, fit
from studyatlas.analysis.coverage.passages import Passage

_LONG = 30


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
        long = (p for p in passages if p.words >= _LONG and not p.chapter)
        titled: dict[str, list[frozenset[str]]] = defaultdict(list)
        for title in dict.fromkeys(passage.title for passage in long):
            for stem in title:
                titled[stem].append(title)
        self._titled = titled

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

    def best_heading(self, weights: Mapping[str, float]) -> float:
        """Return the most of some stems' weight that one heading over a text of some length has.

        A share, 0 to 1. The headings of chapters do not count: what they hold has its own.
        """
        headings: dict[frozenset[str], float] = defaultdict(float)
        for stem, weight in weights.items():
            for title in self._titled.get(stem, ()):
                headings[title] += weight
        return max(headings.values(), default=0.0) / (sum(weights.values()) or 1.0)
