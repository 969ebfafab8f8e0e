"""Which passages are near to an item, by what they mean, and how much text is nearest to it.

Two sights. *Likeness* is the cosine of two texts' vectors (`meaning`), with the mean of the notes
and that of the exam taken out: in notes on models, "model" tells nothing. *Shelves* adds words and
pieces of words, and says which item a passage is nearest to among all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

import numpy as np

from studyatlas.analysis.coverage.blocks import words_in_own_blocks
from studyatlas.analysis.coverage.found import Nearby
from studyatlas.analysis.coverage.likeness import Weights
from studyatlas.analysis.coverage.meaning import Meaning, centred, middle_of, of_length_1, shared
from studyatlas.analysis.coverage.owners import claims_on
from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import Question, plain_words, stem

if TYPE_CHECKING:
    from studyatlas.analysis.coverage.meaning import Matrix, Rows

_ENOUGH_WORDS, _FEW_WORDS = 12, 6
_LOOKED_AT, _BEST, _PER_BEST = 20, 3, 12
_CHUNK = 4096
_LINE_WORDS = 4
_NEVER = -2.0
_FEW, _FOREIGN = 24, 0.4
_BRIEF, _IN_OTHER_WORDS = 36, 0.6


class Nearness:
    """Compares all items of an exam with all passages."""

    def __init__(
        self,
        texts: Mapping[str, str],
        questions: Mapping[str, Question],
        passages: Sequence[Passage],
        weights: Weights,
        known: frozenset[str],
        tasks: Mapping[str, str],
    ) -> None:
        """Compare them.

        Args:
            texts: of each item, by code.
            questions: the same taken apart.
            passages: the notes, cut up.
            weights: of stems.
            known: the stems of all that the notes teach, and of its headings.
            tasks: the task of each item, by code.
        """
        self._questions, self._passages = questions, passages
        every = (part for p in passages for part in (p.heading, *p.said))
        long = sum(p.words >= _ENOUGH_WORDS for p in passages)
        share = _known_share(questions.values(), known)
        self._few = long < _FEW or share < _FOREIGN
        self.notes_are_brief = long < _BRIEF or share < _IN_OTHER_WORDS
        self._best = min(_BEST, 1 + long // _PER_BEST)  # few notes say a thing once
        self._meaning = Meaning((*texts.values(), *every), lambda word: weights.of(stem(word)))
        claims = claims_on(texts, passages, self._meaning, tasks)
        self._near, self._allotted = claims.nearest(), claims.allotted()
        self._own = words_in_own_blocks(passages, texts, self._meaning)
        items = centred(self._meaning.of_texts(list(texts.values())))
        self._items = dict(zip(texts, items, strict=True))
        self._middle, self._likest = self._find_likest(items)
        self._inside: dict[int, Rows] = {}
        self._blocks: dict[int, Matrix] = {}

    def of(self, code: str, kin: Mapping[str, str], weights: dict[str, float]) -> Nearby:
        """Return what is near an item.

        Args:
            code: the item's.
            kin: stems of items that notes have in another form.
            weights: of each stem of its core, in the form that notes have.
        """
        weights = {stem: weights.get(known, 0.0) for stem, known in kin.items()} | weights
        found = dict(self._likest[code])
        long = [n for n in found if self._passages[n].words >= _ENOUGH_WORDS]
        return Nearby(
            self._near.get(code),
            self._allotted[code],
            _mean([found[number] for number in long[: self._best]]),
            self._best_block(code, found),
            self._core(code, long, weights),
            self._examples(code, found),
            tuple(self._passages[number] for number in islice(found, _BEST)),
            self._own[code],
            self._few,
        )

    def _find_likest(self, items: Matrix) -> tuple[Matrix, dict[str, list[tuple[int, float]]]]:
        """Return the mean of all passages, and those most like each item, the likest first."""
        vectors = self._vectors_of_passages()
        short = np.array([p.words < _FEW_WORDS for p in self._passages], dtype=bool)
        count = len(vectors)
        middle = middle_of(vectors)
        best: list[list[tuple[int, float]]] = [[] for _ in items]
        for start in range(0, count, _CHUNK):
            scores = items @ of_length_1(vectors[start : start + _CHUNK] - middle).T
            scores[:, short[start : start + _CHUNK]] = _NEVER
            for number, row in enumerate(scores):
                first = np.argsort(-row, kind="stable")[:_LOOKED_AT]
                found = best[number] + [(start + int(i), float(row[i])) for i in first]
                told = [pair for pair in found if pair[1] > _NEVER]
                best[number] = sorted(told, key=lambda pair: -pair[1])[:_LOOKED_AT]
        return middle, dict(zip(self._items, best, strict=True))

    def _vectors_of_passages(self) -> Matrix:
        """Return a vector for each passage; its heading counts as much as all below it."""
        heads = self._meaning.of_texts([p.heading for p in self._passages])
        bodies = self._meaning.of_texts([" ".join(p.said) for p in self._passages])
        return of_length_1(heads + bodies)

    def _best_block(self, code: str, near: Iterable[int]) -> float:
        likest = [self._blocks_of(number) @ self._items[code] for number in near]
        return max((float(block.max()) for block in likest if len(block)), default=0.0)

    def _blocks_of(self, number: int) -> Matrix:
        """Return a row for each block of a passage; it may be near to many items."""
        if number not in self._blocks:
            said = dict.fromkeys(self._passages[number].said)
            told = [text for text in said if len(plain_words(text)) >= _LINE_WORDS]
            vectors = self._meaning.of_texts(told)
            self._blocks[number] = of_length_1(np.subtract(vectors, self._middle))
        return self._blocks[number]

    def _core(self, code: str, near: Iterable[int], weights: Mapping[str, float]) -> float:
        words = plain_words(self._questions[code].core)
        heavy = np.array([weights.get(stem(word), 0.0) for word in words], dtype=np.float32)
        meant = self._meaning.of_words(words)
        found = (shared(heavy, self._nearest(meant, number)) for number in near)
        return _mean(sorted(found, reverse=True)[: self._best])

    def _examples(self, code: str, near: Iterable[int]) -> float:
        """Return how much of each example a passage has, on average; all are compared at once."""
        examples = [plain_words(example) for example in self._questions[code].examples]
        ends = list(accumulate(map(len, examples)))
        meant = self._meaning.of_words(chain.from_iterable(examples))
        best = np.zeros(len(examples))
        for nearest in (self._nearest(meant, number) for number in near):
            parts = np.split(nearest, ends[:-1])
            best = np.maximum(best, [shared(np.ones_like(part), part) for part in parts])
        return _mean(best.tolist())

    def _nearest(self, meant: Matrix, number: int) -> Matrix:
        """Return how near each of some words is to the nearest word of a passage."""
        if number not in self._inside:
            text = " ".join((self._passages[number].heading, *self._passages[number].said))
            self._inside[number] = self._meaning.rows_of(dict.fromkeys(plain_words(text)))
        return self._meaning.nearest(meant, self._inside[number])


def _known_share(questions: Iterable[Question], known: frozenset[str]) -> float:
    """Return how many of the stems that items are told apart by the notes have, 0 to 1.

    Notes on a part of an exam have half of them, for one subject's parts share its words; notes on
    another subject have a third at most.
    """
    asked = {stem for question in questions for stem in question.telling}
    return len(asked & known) / max(1, len(asked))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
