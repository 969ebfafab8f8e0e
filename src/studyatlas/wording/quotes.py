"""Texts that were found: cut around what was typed, and taken apart into what is lit."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz

from studyatlas.analysis.coverage.question import stems
from studyatlas.model.naming import WORD, fold, singular
from studyatlas.wording.sentences import short

_TYPO, _TYPO_LETTERS = 78.0, 3

Parts = list[tuple[str, bool]]
"""A text in pieces, each with whether it is what was typed."""


def said_words(words: Collection[str]) -> list[str]:
    """Return words, and the beginnings under which a search finds them in a text.

    >>> said_words(["swarming"])
    ['swarming', 'swarm']
    """
    return [*words, *stems(" ".join(words))]


def around(text: str, words: Collection[str], width: int, before: int) -> str:
    """Return a text cut so that its first lit word is in it.

    Args:
        text: any text.
        words: what was typed, word by word, folded.
        width: how many letters to keep, beside the ellipses.
        before: how many of these may stand before the first lit word.

    >>> around("Much is said of other things before narwhals come up.", ["narwhal"], 40, 20)
    '…things before narwhals come up.'
    """
    text = " ".join(text.split())
    spot = _first_lit(text, words)
    start = spot - before
    if len(text) <= width or start <= 0:
        return short(text, width)
    at_word = text.find(" ", start, spot) + 1  # 0 in a script that does not part its words
    return "…" + short(text[at_word or start :], width)


def _first_lit(text: str, words: Collection[str]) -> int:
    """Return where the first lit word begins, or where none is lit the first run of letters."""
    lit_words = (found.start() for found in WORD.finditer(text) if _best_letters(found[0], words))
    runs = (place for place in map(text.find, words) if place > 0)
    return next(lit_words, min(runs, default=0))


def lit(text: str, words: Collection[str]) -> Parts:
    """Return a text in pieces, those lit that the typed words stand for.

    Args:
        text: any text; the pieces joined are the text again.
        words: what was typed, word by word, folded.

    >>> lit("Overfitting, a k-NN bias", ["overfiting", "k", "nn", "bi"])[2:]
    [('k-NN', True), (' ', False), ('bi', True), ('as', False)]
    """
    parts: Parts = []
    end = 0
    for found in WORD.finditer(text):
        if letters := _best_letters(found[0], words):
            gap, piece = text[end : found.start()], found[0][:letters]
            if parts and len(gap) == 1 and not gap.isspace():  # one word to the eye: k-NN, 2.1
                gap, piece = "", parts.pop()[0] + gap + piece
            parts += [(gap, False), (piece, True)] if gap else [(piece, True)]
            end = found.start() + letters
    return [*parts, (text[end:], False)] if text[end:] else parts


def _best_letters(word: str, typed: Collection[str]) -> int:
    return max((lit_letters(word, part) for part in typed), default=0)


def lit_letters(word: str, typed: str) -> int:
    """Return how many first letters of a word are what was typed: 0 where it is another word."""
    folded = fold(word)
    if folded.startswith(typed):
        return len(typed) if len(folded) == len(word) else len(word)
    if singular(folded).startswith(singular(typed)):
        return len(word)
    near = len(typed) > _TYPO_LETTERS and fuzz.ratio(typed, folded[: len(typed) + 1]) >= _TYPO
    return len(word) if near else 0
