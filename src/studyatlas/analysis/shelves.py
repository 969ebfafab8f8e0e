"""Where a note belongs: the tasks or items of an outline, the nearest first.

Three sights are added, each a cosine between 0 and 1:

- *words*: stems that the note and the outline's text share;
- *pieces*: runs of 3 to 5 letters of those stems, so that "Sparta" and "Spartan" meet;
- *fellows*: the note beside the centre of the notes that already belong there (Rocchio, 1971),
  again by pieces.

All are weighted by inverse document frequency (Spärck Jones, 1972) over the outline and the notes
together: in notes that often say "half", "half-life" is recognised by the rest of its words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyatlas.analysis.coverage.question import stems

_SHORTEST, _LONGEST = 3, 5
_LETTERS = 40
"""Of a longer word only the beginning counts: it is no word."""
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
    """0 to 3: the sum of the three sights."""


class Shelves:
    """An outline's places with the notes that are known to belong there.

    >>> places = (Place("1", "Baking bread", "1"), Place("2", "Brewing beer", "2"))
    >>> notes = (Note("Malt is mashed, hops are boiled.", "2"), Note("Hops keep it fresh."))
    >>> [near.code for near in Shelves(places, notes).nearest(1)]
    ['2', '1']
    """

    def __init__(self, places: Sequence[Place], notes: Sequence[Note]) -> None:
        self._places, self._notes = tuple(places), tuple(notes)
        texts = [stems(place.text) for place in self._places]
        texts += [stems(note.text) for note in self._notes]
        count = len(self._places)
        words = _vectors(texts)
        pieces = _vectors([_pieces(text) for text in texts])
        self._outlines = (_postings(words[:count]), _postings(pieces[:count]))
        self._sights = (words[count:], pieces[count:])
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
        """Return how near a note is to each place by words and pieces of words alone, 0 to 2."""
        scores = [0.0] * len(self._places)
        for postings, vectors in zip(self._outlines, self._sights, strict=True):
            for term, weight in vectors[index].items():
                for place, other in postings.get(term, ()):
                    scores[place] += weight * other
        return scores

    def _make_centres(self) -> dict[str, dict[str, float]]:
        centres: dict[str, dict[str, float]] = {}
        for note, vector in zip(self._notes, self._sights[1], strict=True):
            if note.group:
                centre = centres.setdefault(note.group, defaultdict(float))
                for term, weight in vector.items():
                    centre[term] += weight
        return centres

    def _fellows(self, index: int) -> dict[str, float]:
        """Return how near a note is to the centre of each group, itself taken out of its own."""
        own, vector = self._notes[index].group, self._sights[1][index]
        near = {}
        for group, centre in self._centres.items():
            taken = vector if group == own else {}
            dot = sum(
                w * (centre.get(term, 0.0) - taken.get(term, 0.0)) for term, w in vector.items()
            )
            squares = sum((w - taken.get(term, 0.0)) ** 2 for term, w in centre.items())
            near[group] = dot / math.sqrt(squares) if squares > 0 else 0.0
        return near


def _pieces(words: Iterable[str]) -> list[str]:
    return [
        padded[start : start + size]
        for padded in (f" {word[:_LETTERS]} " for word in words)
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(padded) - size + 1)
    ]


def _vectors(texts: Sequence[Iterable[str]]) -> list[Vector]:
    """Return a vector of length 1 for each text; the logarithm damps what is said often."""
    counts = [Counter(text) for text in texts]
    spread = Counter(term for count in counts for term in count)
    rarity = {term: math.log((len(texts) + 1) / (n + 0.5)) for term, n in spread.items()}
    vectors: list[Vector] = []
    for count in counts:
        weights = {term: (1 + math.log(n)) * rarity[term] for term, n in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({term: weight / length for term, weight in weights.items()})
    return vectors


def _postings(vectors: Iterable[Vector]) -> dict[str, list[tuple[int, float]]]:
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((index, weight))
    return postings
