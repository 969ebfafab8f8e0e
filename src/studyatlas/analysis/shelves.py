"""Where a note belongs: the tasks or items of an outline, the nearest first.

Four sights are added, each a cosine:

- *words*: stems that the note and the outline's text share;
- *pieces*: runs of 3 to 5 letters of those stems, so that "Sparta" and "Spartan" meet;
- *meaning*: what the words of both mean (`coverage.meaning`), counted a quarter, so that "beat"
  and "pulse" meet: alone it would put all of one subject together;
- *fellows*: the note beside the centre of the notes that already belong there (Rocchio, 1971),
  again by pieces.

All are weighted by inverse document frequency (Spärck Jones, 1972) over the outline and the notes
together: in notes that often say "half", "half-life" is recognised by the rest of its words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studyatlas.analysis.coverage.meaning import Meaning
from studyatlas.analysis.coverage.question import plain_words, stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_SHORTEST, _LONGEST = 3, 5
_LETTERS = 40
"""Of a longer word only the beginning counts: it is no word."""
_MEANING = 0.25
_NOTHING = 1e-9
_NO_TERMS = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note may belong."""

    code: str
    """The task's or item's code."""
    text: str
    """What the outline says of it."""
    group: str
    """Which places share their notes as context: an item's task; a task is its own group."""


@dataclass(frozen=True, slots=True)
class Note:
    """A text that belongs to a group of places, or to none yet."""

    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A place, and how near a note is to it."""

    code: str
    score: float
    """-0.25 to 3.25: the sum of the four sights."""


class Shelves:
    """An outline's places with the notes that are known to belong there.

    >>> places = (Place("1", "Baking bread", "1"), Place("2", "Brewing beer", "2"))
    >>> notes = (Note("Malt is mashed, hops are boiled.", "2"), Note("Hops keep it fresh."))
    >>> [near.code for near in Shelves(places, notes).nearest(1)]
    ['2', '1']
    """

    def __init__(
        self, places: Sequence[Place], notes: Sequence[Note], meaning: Meaning | None = None
    ) -> None:
        """Put the notes on their shelves.

        Args:
            places: of the outline.
            notes: those that belong to a place, and those in question.
            meaning: the words of all these, where they are looked up already.
        """
        self._places, self._notes = tuple(places), tuple(notes)
        written = [place.text for place in self._places], [note.text for note in self._notes]
        meaning = meaning or _meaning_of([*written[0], *written[1]])
        self._meant = tuple(meaning.of_texts(texts) for texts in written)
        told, self._said = ([stems(text) for text in texts] for texts in written)
        self._words = _Sight(lambda stem: [stem], told, self._said)
        self._pieces = _Sight(_pieces, told, self._said)
        self._centres = self._make_centres()

    def nearest(self, index: int) -> tuple[Near, ...]:
        """Return all places, the nearest to a note first; of equals the earlier in the outline.

        A note never speaks for its own group: that it belongs there is not used.

        Args:
            index: which of the notes.
        """
        fellows = self._fellows(index)
        found = [
            Near(place.code, score + fellows.get(place.group, 0.0))
            for place, score in zip(self._places, self.scores(index), strict=True)
        ]
        return tuple(sorted(found, key=lambda near: -near.score))

    def scores(self, index: int) -> list[float]:
        """Return how near a note is to each place by all but its fellows, -0.25 to 2.25."""
        places, notes = self._meant
        scores = _MEANING * (places @ notes[index]).astype(np.float64)
        for sight in (self._words, self._pieces):
            scores += sight.scores(self._said[index])
        return [float(score) for score in scores]

    def _make_centres(self) -> dict[str, Numbers]:
        centres: dict[str, Numbers] = {}
        for note, said in zip(self._notes, self._said, strict=True):
            if note.group:
                terms, weights = self._pieces.vector(said)
                centre = centres.setdefault(note.group, np.zeros(self._pieces.size))
                centre[terms] += weights
        return centres

    def _fellows(self, index: int) -> dict[str, float]:
        """Return how near a note is to the centre of each group, itself taken out of its own."""
        own, (terms, weights) = self._notes[index].group, self._pieces.vector(self._said[index])
        near = {}
        for group, centre in self._centres.items():
            rest = centre
            if group == own:
                rest = centre.copy()
                rest[terms] -= weights
            length = float(np.linalg.norm(rest))
            near[group] = float(weights @ rest[terms]) / length if length > _NOTHING else 0.0
        return near


def _meaning_of(texts: Sequence[str]) -> Meaning:
    spread = Counter(word for text in texts for word in set(plain_words(text)))
    return Meaning(texts, lambda word: math.log((len(texts) + 1) / (spread[word] + 0.5)))


class _Sight:
    """Texts as vectors of length 1; the logarithm damps what is said often.

    A note's vector is made when it is asked for: all of them at once would take gigabytes.
    """

    def __init__(
        self,
        cut: Callable[[str], Sequence[str]],
        places: Sequence[Sequence[str]],
        notes: Sequence[Sequence[str]],
    ) -> None:
        """Count in how many texts each term is.

        Args:
            cut: gives the terms of a stem.
            places: the stems of each place.
            notes: the stems of each note.
        """
        numbers: dict[str, int] = {}
        said = dict.fromkeys(stem for text in (*places, *notes) for stem in text)
        self._terms = {
            stem: np.array([numbers.setdefault(t, len(numbers)) for t in cut(stem)], dtype=np.intp)
            for stem in said
        }
        self.size = len(numbers)
        spread = np.zeros(self.size)
        for text in (*places, *notes):
            spread[np.unique(self._terms_of(set(text)))] += 1
        self._rarity = np.log((len(places) + len(notes) + 1) / (spread + 0.5))
        self._of_places = self._make_places(places)

    def _make_places(self, places: Sequence[Sequence[str]]) -> tuple[NDArray[np.intp], Numbers]:
        """Return where each term stands in a table of the places' weights, -1 for none, and it."""
        vectors = [self.vector(place) for place in places]
        every = np.unique(np.concatenate([_NO_TERMS, *(terms for terms, _ in vectors)]))
        row = np.full(self.size, -1, dtype=np.intp)
        row[every] = np.arange(len(every))
        table = np.zeros((len(every), len(places)))
        for column, (terms, weights) in enumerate(vectors):
            table[row[terms], column] = weights
        return row, table

    def _terms_of(self, text: Iterable[str]) -> NDArray[np.intp]:
        return np.concatenate([_NO_TERMS, *(self._terms[stem] for stem in text)])

    def vector(self, text: Sequence[str]) -> tuple[NDArray[np.intp], Numbers]:
        """Return the terms of one of the texts, and the weight of each."""
        terms, counts = np.unique(self._terms_of(text), return_counts=True)
        weights = (1 + np.log(counts)) * self._rarity[terms]
        return terms, weights / (float(np.linalg.norm(weights)) or 1.0)

    def scores(self, text: Sequence[str]) -> Numbers:
        """Return how near one of the notes is to each place."""
        terms, weights = self.vector(text)
        row, table = self._of_places
        rows = row[terms]
        known = rows >= 0
        near: Numbers = weights[known] @ table[rows[known]]
        return near


def _pieces(stem: str) -> list[str]:
    padded = f" {stem[:_LETTERS]} "
    return [
        padded[start : start + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(padded) - size + 1)
    ]
