"""Which of many texts hold which words: whole, unfinished or misspelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from studyatlas.analysis.search.spelling import Spelling
from studyatlas.model.naming import singular

Places = Collection[int]
"""Where words stand in the sorted list of all words; to be one of them is told at once."""
_LOOKUP = 8  # a text's own words looked at take as long as so many numbers read from a list


class Words:
    """An index of texts by their words, each word once; a text is known by its number.

    >>> words = Words([["deep", "learning"], ["learning", "rate"]])
    >>> words.whole(["learning"]), words.unfinished(["lea", "ra"])
    ([0, 1], [1])
    >>> list(words.misspelled(["raet", "learning"]))
    [(2, [1])]
    """

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        held: dict[str, list[int]] = defaultdict(list)
        self._texts: list[Sequence[str]] = []
        shared: dict[str, str] = {}
        for number, text in enumerate(texts):
            words = tuple(shared.setdefault(word, word) for word in text)
            self._texts.append(words)
            for word in words:
                held[word].append(number)
        every = sorted(held)
        self._place = {word: place for place, word in enumerate(every)}
        self._held = [held[word] for word in every]
        self._sizes = [len(numbers) for numbers in self._held]
        self._before = [0, *accumulate(self._sizes)]
        self._spelling = Spelling(every)

    def whole(self, typed: Sequence[str]) -> list[int]:
        """Return the numbers of the texts that hold all these words, in order."""
        return sorted(self._with_all([self._as_whole(word) for word in typed]))

    def unfinished(self, typed: Sequence[str]) -> list[int]:
        """Return the numbers of the texts with words that begin with all of these, in order."""
        return sorted(self._with_all([self._as_beginning(word) for word in typed]))

    def misspelled(
        self, typed: Sequence[str], errors: int = 2, *, known: bool = True
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield what holds all of these words or near ones, by what it costs, the cheapest first.

        An error costs 2, an unfinished word 1.

        Args:
            typed: the words.
            errors: how many each may hold at most.
            known: True if a word that is there as typed may be an error as well.
        """
        choices = [self._with_costs(word, errors, known=known) for word in typed]
        if len(choices) == 1:
            for cost, places in sorted(_by_cost(choices[0]).items()):
                yield cost, sorted(set(self._holding(places)))
            return
        total: dict[int, int] = Counter()
        fitting = self._with_all(choices)
        for choice in choices:
            total.update(self._costs(fitting, choice))
        for cost, numbers in sorted(_by_cost(total).items()):
            yield cost, sorted(numbers)

    def _costs(self, numbers: set[int], choice: Mapping[int, int]) -> Mapping[int, int]:
        """Return for texts what the cheapest of their words costs that is in a choice."""
        least: dict[int, int] = {}
        for cost, places in sorted(_by_cost(choice).items(), reverse=True):
            least.update(dict.fromkeys(self._among(numbers, dict.fromkeys(places)), cost))
        return least

    def _with_all(self, choices: Sequence[Places]) -> set[int]:
        """Return the texts with a word of every choice; the rarest choice is looked at first."""
        if not choices or not all(choices):
            return set()
        first, *others = sorted(choices, key=self._count)
        found = set(self._holding(first))
        for places in others:
            found = self._among(found, places)
        return found

    def _among(self, numbers: set[int], places: Places) -> set[int]:
        """Return those of some texts that hold one of these words."""
        if len(numbers) * _LOOKUP > self._count(places):
            return numbers.intersection(self._holding(places))
        place = self._place
        return {n for n in numbers if any(place[word] in places for word in self._texts[n])}

    def _as_whole(self, typed: str) -> Places:
        """Return a word's place, and its singular's."""
        every = (self._place.get(word) for word in (typed, singular(typed)))
        return dict.fromkeys(place for place in every if place is not None)

    def _as_beginning(self, typed: str) -> Places:
        begun, whole = self._spelling.beginning(typed), self._as_whole(typed)
        if all(place in begun for place in whole):
            return begun
        return dict.fromkeys((*begun, *whole))

    def _with_costs(self, typed: str, errors: int, *, known: bool) -> Mapping[int, int]:
        begun = self._as_beginning(typed)
        near = self._spelling.near(typed, errors) if known or not begun else {}
        return {**near, **dict.fromkeys(begun, 1), **dict.fromkeys(self._as_whole(typed), 0)}

    def _holding(self, places: Places) -> Iterable[int]:
        return chain.from_iterable(self._held[place] for place in places)

    def _count(self, places: Places) -> int:
        if isinstance(places, range):
            return self._before[places.stop] - self._before[places.start]
        return sum(map(self._sizes.__getitem__, places))


def _by_cost(costs: Mapping[int, int]) -> Mapping[int, list[int]]:
    """Return what costs the same together."""
    groups: dict[int, list[int]] = defaultdict(list)
    for each, cost in costs.items():
        groups[cost].append(each)
    return groups
