"""Acronyms that a text explains: "automatic model tuning (AMT)", "RMSE [root mean square error]".

The method is that of A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text" (Pacific Symposium on Biocomputing, 2003): each letter of the short
form must stand in the long form, in order, and the first one must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,100})[)\]]")
_SHORT = re.compile(r"(?=[\w-]*[^\W\d_])\w[\w-]{0,8}\w")
_WORD = re.compile(r"\S+")
_FURTHER_WORDS = 5
_LONGEST_LINE = 4000
_BEFORE = 200  # letters before a bracket that can belong to it


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and what it stands for, both as written."""

    short: str
    long: str


def acronyms_in(text: str) -> Iterator[Acronym]:
    """Yield the acronyms that a text explains, in order.

    >>> list(acronyms_in("Tuned by AMT (automatic model tuning) or a grid search (slow)"))
    [Acronym(short='AMT', long='automatic model tuning')]
    """
    text = text[:_LONGEST_LINE]
    for found in _BRACKETS.finditer(text):
        inside = found[1].strip()
        before = [word.strip(",;:.") for word in text[: found.start()][-_BEFORE:].split()]
        if not before:
            continue
        if _is_short(inside):
            most = min(len(inside) + _FURTHER_WORDS, 2 * len(inside))
            long = _long_form(inside, " ".join(before[-most:]))
            short = inside
        else:
            short = before[-1]
            long = _long_form(short, inside) if _is_short(short) else ""
        if long:
            yield Acronym(short, long)


def _is_short(text: str) -> bool:
    """Tell whether a text can be an acronym: one word with a capital that is not just its first."""
    return bool(_SHORT.fullmatch(text)) and any(letter.isupper() for letter in text[1:])


def _long_form(short: str, text: str) -> str:
    """Return the shortest end of a text that spells an acronym out; empty where none does."""
    place = len(text)
    folded = text.lower()
    letters = [letter for letter in short.lower() if letter.isalnum()]
    for number, letter in reversed(list(enumerate(letters))):
        place = folded.rfind(letter, 0, place)
        while number == 0 and place > 0 and folded[place - 1].isalnum():
            place = folded.rfind(letter, 0, place)
        if place < 0:
            return ""
    long = text[place:]
    told = len(long.split()) > 1 or len(long) > 2 * len(short)
    return long if told and short.lower() not in long.lower().split() else ""
