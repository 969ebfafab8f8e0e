"""Lists of words as patterns: whole words, in any case, with or without their accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, for use inside a larger pattern.

    >>> any_of(("lo", "outcome", "thème"))
    '(?:outcome|theme|thème|lo)'
    """
    spellings = {spelling for word in words for spelling in (word, _plain(word))}
    ordered = sorted(spellings, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_any_space, ordered))})"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words where it stands alone."""
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w)", re.IGNORECASE)


def _any_space(word: str) -> str:
    return r"\s+".join(re.escape(part) for part in word.split(" "))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
