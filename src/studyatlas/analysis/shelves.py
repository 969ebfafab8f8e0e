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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studyatlas.analysis.coverage.meaning import Meaning
from studyatlas.analysis.coverage.question import plain_words, stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHORTEST, _LONGEST = 3, 5
_LETTERS = 40
"""Of a longer word only the beginning counts: it is no word."""
_MEANING = 0.25
Vector = Mapping[str, float]


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
        self._words, self._pieces = _Sight(stems, *written), _Sight(_pieces, *written)
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
            scores += sight.scores(self._notes[index].text)
        return [float(score) for score in scores]

    def _make_centres(self) -> dict[str, dict[str, float]]:
        centres: dict[str, dict[str, float]] = {}
        for note in self._notes:
            if note.group:
                centre = centres.setdefault(note.group, defaultdict(float))
                for term, weight in self._pieces.vector(note.text).items():
                    centre[term] += weight
        return centres

    def _fellows(self, index: int) -> dict[str, float]:
        """Return how near a note is to the centre of each group, itself taken out of its own."""
        own, vector = self._notes[index].group, self._pieces.vector(self._notes[index].text)
        near = {}
        for group, centre in self._centres.items():
            taken = vector if group == own else {}
            dot = sum(
                w * (centre.get(term, 0.0) - taken.get(term, 0.0)) for term, w in vector.items()
            )
            squares = sum((w - taken.get(term, 0.0)) ** 2 for term, w in centre.items())
            near[group] = dot / math.sqrt(squares) if squares > 0 else 0.0
        return near


def _meaning_of(texts: Sequence[str]) -> Meaning:
    spread = Counter(word for text in texts for word in set(plain_words(text)))
    return Meaning(texts, lambda word: math.log((len(texts) + 1) / (spread[word] + 0.5)))


class _Sight:
    """Texts as vectors of length 1; the logarithm damps what is said often.

    A note's vector is made when it is asked for: all of them at once would take gigabytes.
    """

    def __init__(
        self, cut: Callable[[str], Iterable[str]], places: Sequence[str], notes: Sequence[str]
    ) -> None:
        spread = Counter(term for text in (*places, *notes) for term in set(cut(text)))
        count = len(places) + len(notes)
        self._cut = cut
        self._rarity = {term: math.log((count + 1) / (n + 0.5)) for term, n in spread.items()}
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, text in enumerate(places):
            for term, weight in self.vector(text).items():
                postings[term].append((index, weight))
        self._count = len(places)
        self._postings = {term: np.array(found).T for term, found in postings.items()}

    def vector(self, text: str) -> Vector:
        """Return the vector of one of the texts."""
        counts = Counter(self._cut(text))
        weights = {term: (1 + math.log(n)) * self._rarity[term] for term, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    def scores(self, text: str) -> NDArray[np.float64]:
        """Return how near one of the notes is to each place."""
        shared = [
            (w, self._postings[t]) for t, w in self.vector(text).items() if t in self._postings
        ]
        if not shared:
            return np.zeros(self._count)
        places, others = np.concatenate([found for _, found in shared], axis=1)
        weights = np.repeat([w for w, _ in shared], [found.shape[1] for _, found in shared])
        near = np.bincount(places.astype(np.intp), weights * others, self._count)
        return near.astype(np.float64, copy=False)


def _pieces(text: str) -> list[str]:
    return [
        padded[start : start + size]
        for padded in (f" {word[:_LETTERS]} " for word in stems(text))
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(padded) - size + 1)
    ]
