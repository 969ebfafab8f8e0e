"""Words that are nearly what was typed, or nearly begin with it.

Distance is counted in letters left out, put in, exchanged or swapped with the next one (optimal
string alignment, a restricted Damerau-Levenshtein distance; rapidfuzz). The words are one sorted
list, and what shares a beginning is a stretch of it. So an error far from the beginning is found by
comparing the few words that begin alike, and an error near it by looking up every way in which it
may have come about (P. Norvig, "How to write a spelling corrector", 2007).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

LAST = "\U0010ffff"
"""Sorts after every other letter: the end of a stretch of words with one beginning."""
_SHORTEST = 3  # a typo in two letters fits everything
_SHORT = 4  # letters; what is shorter is compared with whole words alone
_TWO_ERRORS = 6  # letters from which on two errors leave enough of a word
_QUERY = 32  # words of one query, which are looked up several times
_BEGINNINGS = 8192  # beginnings of words whose stretches are remembered: most are asked for again
_STRETCH = 32  # words that are compared one by one


def errors_in(typed: str, most: int = 2) -> int:
    """Return how many errors a word may hold: none, one or two, by its length.

    >>> [errors_in(word) for word in ("ab", "lex", "overfiting")]
    [0, 1, 2]
    """
    if len(typed) < _SHORTEST:
        return 0
    return min(most, 2 if len(typed) >= _TWO_ERRORS else 1)


class Spelling:
    """A sorted list of distinct words, to be found by their beginning or a near spelling."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._looked_up = lru_cache(_QUERY)(self._look_up)
        self._stretch = lru_cache(_BEGINNINGS)(self.beginning)
        self._following = lru_cache(_BEGINNINGS)(self._letters_after)

    def beginning(self, typed: str) -> range:
        """Return the places of the words that begin so.

        >>> Spelling(["bias", "bin", "boosting"]).beginning("bi")
        range(0, 2)
        """
        first = bisect_left(self._words, typed)
        if first == len(self._words) or not self._words[first].startswith(typed):
            return range(0)
        return range(first, bisect_left(self._words, typed + LAST, first))

    def near(self, typed: str, most: int = 2) -> Mapping[int, int]:
        """Return the places of the words that are nearly so, with what each costs.

        An error costs 2, and a word of which only the beginning is near 1 more. `most` is how many
        errors are looked for; of two, at most one among the first letters.

        >>> Spelling(["bias", "boosting", "boosts"]).near("bosting")
        {1: 2}
        """
        return self._looked_up(typed, errors_in(typed, most))

    def _look_up(self, typed: str, errors: int) -> Mapping[int, int]:
        if not errors:
            return {}
        if len(typed) < _SHORT:
            close = process.extract(
                typed, self._short, scorer=OSA.distance, score_cutoff=errors, limit=None
            )
            return {place: 2 * int(distance) for _, distance, place in close}
        places = sorted(self._candidates(typed, errors))
        # a beginning with so many errors is cut at most so many letters off
        begun = [self._words[place][: len(typed)] for place in places]
        close = process.extract(
            typed, begun, scorer=OSA.distance, score_cutoff=2 * errors, limit=None
        )
        near = sorted(places[number] for _, _, number in close)
        costs = ((place, _cost(typed, self._words[place], errors)) for place in near)
        return {place: cost for place, cost in costs if cost is not None}

    def _candidates(self, typed: str, errors: int) -> set[int]:
        """Return the places of all words that are near, and of some that are not."""
        start = self._selective(typed)
        found = set(self.beginning(typed[:start]))
        for variant in self._variants(typed, start):
            if not self._stretch(variant[:start]):
                continue
            if errors == 1:
                found.update(self.beginning(variant))
            else:
                found.update(self._stretch(variant[: self._selective(variant)]))
        return found

    def _selective(self, typed: str) -> int:
        """Return how many first letters of a word leave few words that begin so."""
        for end in range(1, len(typed)):
            if len(self._stretch(typed[:end])) <= _STRETCH:
                return end
        return len(typed)

    def _variants(self, typed: str, start: int) -> Iterator[str]:
        """Yield what may have been meant if there is an error before a place."""
        for place in range(start):
            before, after = typed[:place], typed[place:]
            yield before + after[1:]
            yield before + after[1:2] + after[:1] + after[2:]
            for letter in self._following(before):
                yield before + letter + after
                yield before + letter + after[1:]

    def _letters_after(self, before: str) -> str:
        """Return the letters that may follow a beginning."""
        stretch = self._stretch(before)
        found = ""
        place = stretch.start
        while place < stretch.stop:
            letter = self._words[place][len(before) : len(before) + 1]
            found += letter
            place = bisect_left(self._words, before + (letter + LAST if letter else "\0"), place)
        return found

    @cached_property
    def _short(self) -> Mapping[int, str]:
        return {place: word for place, word in enumerate(self._words) if len(word) <= _SHORT}


def _cost(typed: str, word: str, errors: int) -> int | None:
    size = len(typed)
    whole = OSA.distance(typed, word, score_cutoff=errors)
    if whole <= errors:
        return 2 * whole
    least = errors + 1
    for end in range(size - errors, min(len(word), size + errors + 1)):
        least = min(least, OSA.distance(typed, word[:end], score_cutoff=errors))
    return 2 * least + 1 if least <= errors else None
