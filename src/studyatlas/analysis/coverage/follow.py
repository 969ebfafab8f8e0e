"""Which item of an exam guide became which one of its next edition.

Items are joined best pair first. The same words join two items whatever their numbers are, and the
same number joins two whose words are alike. How much words are alike is the Dice coefficient (1945)
of their stems, each weighted by how rare it is in both editions (inverse document frequency, Spärck
Jones 1972), so that "methods to" and "how to" say nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from studyatlas.analysis.coverage.question import stems
from studyatlas.analysis.coverage.report import ItemCoverage
from studyatlas.model.by_hand import fingerprint
from studyatlas.model.naming import tokens

_REWORDED = 0.5
"""How alike two texts of one number must be."""
_MOVED = 0.65
"""How alike two texts of different numbers must be."""
_SAME_CODE = 0.2
_KEYS = 8
_COMMON = 40  # stems of more items than this do not bring two together: work stays linear
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

Pair = tuple[int, int]


def follow(old: Sequence[ItemCoverage], new: Sequence[ItemCoverage]) -> tuple[Pair, ...]:
    """Return which places of two lists of items belong together, in order of the second list.

    Each place is in one pair at most. Exchanging the lists exchanges the places in every pair.
    """
    pairs = list(_same_words(old, new))
    taken, given = {i for i, _ in pairs}, {j for _, j in pairs}
    likeness = _Likeness(old, new)
    for i, j in likeness.ranked(taken, given):
        if i not in taken and j not in given:
            pairs.append((i, j))
            taken.add(i)
            given.add(j)
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def _same_words(old: Sequence[ItemCoverage], new: Sequence[ItemCoverage]) -> Iterator[Pair]:
    """Yield the pairs with the very same words: first those of one code, the others in order."""
    before, after = _by_words(old), _by_words(new)
    for words, places in before.items():
        there = after.get(words, [])
        codes = {new[j].code: j for j in there}
        kept = {codes.pop(old[i].code): i for i in places if old[i].code in codes}
        yield from ((i, j) for j, i in kept.items())
        held = set(kept.values())
        rest = (i for i in places if i not in held)
        yield from zip(rest, (j for j in there if j not in kept), strict=False)


def _by_words(items: Sequence[ItemCoverage]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        found[fingerprint(item.text)].append(place)
    return found


class _Likeness:
    """Compares the words of two editions."""

    def __init__(self, old: Sequence[ItemCoverage], new: Sequence[ItemCoverage]) -> None:
        self._codes = [item.code for item in old], [item.code for item in new]
        self._stems = [_stems(item.text) for item in old], [_stems(item.text) for item in new]
        every = [*self._stems[0], *self._stems[1]]
        self._spread = Counter(stem for found in every for stem in found)
        self._weights = {s: math.log(1 + len(every) / n) for s, n in self._spread.items()}

    def ranked(self, taken: set[int], given: set[int]) -> list[Pair]:
        """Return the pairs that may belong together, the most alike first; near places first."""
        found = {}
        for i, j in self._candidates(taken, given):
            same_code = self._codes[0][i] == self._codes[1][j]
            alike = self._alike(i, j)
            if alike >= (_REWORDED if same_code else _MOVED):
                found[i, j] = round(alike + _SAME_CODE * same_code, 6)
        return sorted(found, key=lambda pair: (-found[pair], abs(pair[0] - pair[1]), sum(pair)))

    def _candidates(self, taken: set[int], given: set[int]) -> Iterator[Pair]:
        """Yield pairs of one code, and those that share one of their rarest stems."""
        places: dict[str, list[int]] = defaultdict(list)
        codes: dict[str, list[int]] = defaultdict(list)
        for j, code in enumerate(self._codes[1]):
            if j not in given:
                codes[code].append(j)
                for stem in self._rarest(1, j):
                    places[stem].append(j)
        for i, code in enumerate(self._codes[0]):
            if i not in taken:
                near = {j for stem in self._rarest(0, i) for j in places[stem]}
                yield from ((i, j) for j in sorted(near.union(codes[code])))

    def _rarest(self, edition: int, place: int) -> list[str]:
        shared = [s for s in self._stems[edition][place] if self._spread[s] <= _COMMON]
        return sorted(shared, key=lambda stem: (self._spread[stem], stem))[:_KEYS]

    def _alike(self, i: int, j: int) -> float:
        one, other = self._stems[0][i], self._stems[1][j]
        both = math.fsum(self._weights[stem] * n for stem, n in (one & other).items())
        whole = math.fsum(self._weights[stem] * n for stem, n in (one + other).items())
        return round(2 * both / whole, 9) if whole else 0.0  # the same from either side


def _stems(text: str) -> Counter[str]:
    """Return the stems of a text; characters where a script has no spaces."""
    found = stems(_UNSPACED.sub(r" \g<0> ", text)) or tuple(tokens(text))
    return Counter(found)
