"""Relations as columns of numbers, while they are gathered."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Provenance

ORIGINS = tuple(Origin)
"""Origins as numbers: each by its place."""
NUMBER = {origin: number for number, origin in enumerate(ORIGINS)}
INFERRED = NUMBER[Origin.INFERRED]
_PART = 1 << 16
LINE = -1
"""Stands for a quote that is all of the line."""
CURATED_QUOTE = "curated-quote"
"""The rule by which a person quotes a line or a part of it: the line may go on, the words stay."""


def column(numbers: Iterable[int] = ()) -> array[int]:
    """Return numbers of four bytes each."""
    return array("i", numbers)


class Places(NamedTuple):
    """Where relations are said: a column for each part; texts stand for themselves by number."""

    path: array[int]
    line: array[int]
    end_line: array[int]
    column: array[int]
    rule: array[int]
    origin: array[int]
    quote: array[int]

    @classmethod
    def empty(cls) -> Places:
        """Return columns with nothing in them."""
        return cls(*(column() for _ in cls._fields))

    def add(self, *values: int) -> int:
        """Add a place, given in numbers, and return its own."""
        for one, value in zip(self, values, strict=True):
            one.append(value)
        return len(self.path) - 1

    def extend(self, *columns: list[int]) -> None:
        """Add places, given column by column."""
        for one, values in zip(self, columns, strict=True):
            one.fromlist(values)


class Rows(NamedTuple):
    """Relations: a column for each part, of which `place` counts the places."""

    source: array[int]
    relation: array[int]
    target: array[int]
    place: array[int]
    sign: array[int]

    @classmethod
    def empty(cls) -> Rows:
        """Return columns with nothing in them."""
        return cls(*(column() for _ in cls._fields))

    def add(self, *values: int) -> None:
        """Add a relation, given in numbers."""
        for one, value in zip(self, values, strict=True):
            one.append(value)

    def extend(self, *columns: list[int]) -> None:
        """Add relations, given column by column."""
        for one, values in zip(self, columns, strict=True):
            one.fromlist(values)

    def drained(self, rows: Sequence[int]) -> Rows:
        """Return some rows in another order; nothing is left here then."""
        return Rows(*(_drained(one, rows) for one in self))


def _drained(one: array[int], rows: Sequence[int]) -> array[int]:
    """Return some numbers of a column; it grows by large parts, for each leaves a gap in memory."""
    found = column()
    for start in range(0, len(rows), _PART):
        found.fromlist([one[row] for row in rows[start : start + _PART]])
    del one[:]
    return found


class Table:
    """Relations that come one after the other, in any order."""

    def __init__(self, words: Iterable[str], documents: Mapping[str, Document]) -> None:
        """Begin with some texts.

        Args:
            words: those that have the first numbers.
            documents: the notes that are quoted, by path.
        """
        self.words = list(words)
        """Every text that the columns name by number."""
        self.places, self.rows = Places.empty(), Rows.empty()
        self._documents = documents
        self._placed: dict[Provenance, int] = {}
        self._numbers = {word: number for number, word in enumerate(self.words)}

    def forget(self) -> None:
        """Let go of what only adding needs: nothing is added any more."""
        self._numbers.clear()
        self._placed.clear()

    def number(self, word: str) -> int:
        """Return the number of a text."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
        return found

    def add(self, relation: Relation) -> None:
        """Add a relation, and where it is said, each place once."""
        texts = relation.source, relation.relation, relation.target, relation.sign
        source, name, target, sign = map(self.number, texts)
        self.rows.add(source, name, target, self._place(relation.provenance), sign)

    def _place(self, at: Provenance) -> int:
        """Return the number of a place; it is added where it is none yet."""
        if (found := self._placed.get(at)) is not None:
            return found
        position, number = at.position, self.number
        document = self._documents.get(position.path)
        is_line = (
            document is not None
            and at.rule != CURATED_QUOTE
            and document.quote(position.line) == at.quote
        )
        found = self._placed[at] = self.places.add(
            number(position.path),
            position.line,
            position.end_line,
            position.column,
            number(at.rule),
            NUMBER[at.origin],
            LINE if is_line else number(at.quote),
        )
        return found
