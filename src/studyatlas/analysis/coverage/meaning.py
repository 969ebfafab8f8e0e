"""What words mean, as vectors: "blood thinner" is nearer to "anticoagulant" than "oil filter" is.

A word's vector is the mean of its tokens' vectors in WordLlama (Miller, 2024; 256 dimensions, 16
MB, part of that package): static vectors taken from language models. Nothing is fetched, and the
same word has the same vector everywhere. It is a hint, never a reason of its own: opposites are
near each other, too.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studyatlas.analysis.coverage.question import plain_words

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from wordllama import WordLlamaInference

    Matrix = NDArray[np.float32]
    Rows = NDArray[np.int32]

_MODEL, _SIZE = "l2_supercat", 256
_SHRINK = 20
_CHUNK = 16_384
_LETTERS = 40
"""Of a longer word only the beginning is looked up: it is no word, and might take gigabytes."""


class Meaning:
    """Vectors of words and of texts; each word is looked up once.

    >>> meaning = Meaning(["blood thinner", "anticoagulant", "oil filter"])
    >>> thinner, drug, oil = meaning.of_texts(["blood thinner", "anticoagulant", "oil filter"])
    >>> bool(thinner @ drug > oil @ drug)
    True
    """

    def __init__(
        self, texts: Iterable[str], weigh: Callable[[str], float] = lambda _word: 1.0
    ) -> None:
        """Look up the words of some texts.

        Args:
            texts: all that will be asked for.
            weigh: how much a word counts in a text, over 0.
        """
        words = sorted({word for text in texts for word in plain_words(text)})
        self._rows = {word: row for row, word in enumerate(words)}
        self._vectors = _look_up(words)
        self._weights = np.array([weigh(word) for word in words], dtype=np.float32)

    def of_words(self, words: Iterable[str]) -> Matrix:
        """Return a row of length 1 for each word; one that was not looked up is left out."""
        return self._vectors[self.rows_of(words)]

    def rows_of(self, words: Iterable[str]) -> Rows:
        """Return the numbers of words that were looked up: little to keep."""
        return np.array([self._rows[w] for w in words if w in self._rows], dtype=np.int32)

    def nearest(self, meant: Matrix, there: Rows) -> Matrix:
        """Return how near each of some words is to the nearest of others: 0 to 1.

        Args:
            meant: a row for each word looked for.
            there: the numbers of the others.
        """
        found = np.zeros(len(meant), dtype=np.float32)
        for start in range(0, len(there) if len(meant) else 0, _CHUNK):
            vectors = self._vectors[there[start : start + _CHUNK]]
            np.maximum(found, (meant @ vectors.T).max(axis=1), out=found)
        return np.minimum(found, 1)

    def of_texts(self, texts: Sequence[str]) -> Matrix:
        """Return a row of length 1 for each text: the mean of its words, what is rare the most.

        A word that comes back counts more, by the logarithm. A text without words has zeros.
        """
        found = np.zeros((len(texts), _SIZE), dtype=np.float32)
        for number, text in enumerate(texts):
            counts = Counter(word for word in plain_words(text) if word in self._rows)
            if counts:
                rows = [self._rows[word] for word in counts]
                often = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32))
                found[number] = (often * self._weights[rows]) @ self._vectors[rows]
        return of_length_1(found)


def of_length_1(rows: Matrix) -> Matrix:
    """Return rows scaled to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)


def centred(rows: Matrix) -> Matrix:
    """Return rows without what they have in common, of length 1."""
    return of_length_1(rows - middle_of(rows))


def middle_of(rows: Matrix) -> Matrix:
    """Return the mean of some rows, drawn towards nothing where they are few."""
    shares = np.full((1, len(rows)), 1 / (len(rows) + _SHRINK), dtype=np.float32)
    return shares @ rows


def shared(weights: Matrix, nearest: Matrix) -> float:
    """Return how much of some weighted words a text has: 0 to 1.

    Squared, so that many words which are far from all count little.

    Args:
        weights: how much each counts.
        nearest: how near each is to the nearest word of the text.
    """
    total = weights.sum()
    return float((weights * nearest**2).sum() / total) if total else 0.0


def _look_up(words: Collection[str]) -> Matrix:
    if not words:
        return np.zeros((0, _SIZE), dtype=np.float32)
    begun = [word[:_LETTERS] for word in words]
    return of_length_1(np.asarray(_model().embed(begun), dtype=np.float32))


@lru_cache(maxsize=1)
def _model() -> WordLlamaInference:
    root, shield = logging.getLogger(), logging.NullHandler()
    root.addHandler(shield)  # without one there, wordllama sets up logging for the whole program
    try:
        import wordllama
    finally:
        root.removeHandler(shield)
    package = Path(wordllama.__file__).parent  # where the wheel has put weights and tokenizer
    return wordllama.WordLlama.load(_MODEL, package, dim=_SIZE, disable_download=True)
