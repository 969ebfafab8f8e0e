"""What a heading, or a line of a list, says of its own place in an exam outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from studyatlas.ingest.guides import terms
from studyatlas.ingest.guides.patterns import any_of, whole_words
from studyatlas.ingest.guides.weights import split_weight

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}"
_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_PARTED = r"\s*[:.)–—-]+\s*"
_CODE = (
    rf"(?:(?P<n>{_NUMBER})(?:{_PARTED}|\s+|$)"
    rf"|(?-i:(?P<r>{_ROMAN})(?:{_PARTED}|$|(?<=[IVX]{{2}})\s+)|(?P<a>[A-Z])(?:{_PARTED}|$)))"
)
_NAMED = (
    rf"(?:(?P<domain>{any_of(terms.DOMAIN)})|(?P<task>{any_of(terms.TASK)})"
    rf"|(?P<part>{any_of(terms.PART)}))(?:\s*|-(?=\d))"
)
_NAMED_CODE = re.compile(rf"{_NAMED}{_CODE}(?P<title>.*)", re.IGNORECASE | re.DOTALL)
_NAMED_ONLY = re.compile(rf"{_NAMED}[:–—-]\s*(?P<title>\S.*)", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(
    rf"(?:(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?:{_PARTED}|\s)"
    rf"|(?:(?P<one>\d{{1,3}})|(?P<r>{_ROMAN})|(?P<a>[A-Z]))[.:)]\s)\s*(?P<title>\S.*)",
    re.DOTALL,
)
_LISTS = tuple(
    (re.compile(rf"{any_of(words)}(?:\b.*:)?", re.IGNORECASE), letter)
    for words, letter in ((terms.KNOWLEDGE, "K"), (terms.SKILLS, "S"))
)
_LIST_WORDS = 12
_LONGEST = 600
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_EXAM = whole_words(terms.EXAM)
_OUTLINE = whole_words(terms.OUTLINE)
_NOTES = whole_words(terms.NOTES)


class Word(Enum):
    """The word in front of a number."""

    DOMAIN = "domain"
    TASK = "task"
    PART = "part"
    """A word that courses and books use as well: module, unit, section."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """A title taken apart: "Domain 2: Roses (26%)"."""

    word: Word
    numbers: tuple[int, ...]
    """2.1 is (2, 1); "Module B" and "Part II" are (2,); empty where only a weight tells."""
    title: str
    weight: float | None = None
    """In percent."""

    @property
    def code(self) -> str:
        """Return the numbers as people write them."""
        return ".".join(map(str, self.numbers))


@lru_cache(maxsize=1024)
def read_label(text: str) -> Label | None:
    """Take a title apart; None for one without a number, a weight, or a word such as "Domain:".

    >>> read_label("Domain 2: Roses (20–26%)")
    Label(word=<Word.DOMAIN: 'domain'>, numbers=(2,), title='Roses', weight=26.0)
    >>> read_label("1.2 Graft").code, read_label("Part II – Prune").numbers, read_label("Roses")
    ('1.2', (2,), None)
    """
    if len(text) > _LONGEST:
        return None
    title, weight = split_weight(text.strip())
    for pattern in (_NAMED_CODE, _BARE, _NAMED_ONLY):
        if found := pattern.fullmatch(title):
            return Label(_word(found), _numbers(found), found["title"].strip(), weight)
    return Label(Word.NONE, (), title, weight) if weight and title else None


def list_letter(text: str) -> str:
    """Return K for "Knowledge of:", S for "Skills in:", and nothing for any other text.

    >>> list_letter("Skills in"), list_letter("Knowledge of the following:"), list_letter("Soils")
    ('S', 'K', '')
    """
    text = text.strip()
    if len(text.split()) > _LIST_WORDS:
        return ""
    return next((letter for pattern, letter in _LISTS if pattern.fullmatch(text)), "")


@lru_cache(maxsize=1024)
def names_an_exam(title: str) -> bool:
    """Tell whether a title is an exam's, or its outline's, and not that of notes on it.

    >>> names_an_exam("Gardener's exam"), names_an_exam("My exam notes")
    (True, False)
    """
    return bool(_EXAM.search(title)) and not names_notes(title)


def names_an_outline(title: str) -> bool:
    """Tell whether a title says that what stands below it is what an exam asks."""
    return bool(_OUTLINE.search(title)) and not names_notes(title)


def names_notes(title: str) -> bool:
    """Tell whether a title is that of a person's own notes."""
    return bool(_NOTES.search(title))


def _word(found: re.Match[str]) -> Word:
    groups = found.groupdict()
    return next((word for word in Word if groups.get(word.value)), Word.NONE)


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    groups = found.groupdict()
    if digits := groups.get("n") or groups.get("one"):
        numbers = tuple(map(int, digits.split(".")))
        return numbers[:-1] if len(numbers) > 1 and not numbers[-1] else numbers
    if roman := groups.get("r"):
        return (_arabic(roman),)
    return (ord(letter) - ord("A") + 1,) if (letter := groups.get("a")) else ()


def _arabic(roman: str) -> int:
    values = [_ROMAN_VALUES[char] for char in roman]
    return sum(
        -value if value < following else value
        for value, following in zip(values, (*values[1:], 0), strict=True)
    )
