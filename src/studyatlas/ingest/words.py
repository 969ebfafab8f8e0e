"""What counts as a title, a placeholder, or words at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from studyatlas.ingest.assertions import assertions

_PLACEHOLDERS = frozenset(
    ("", "tbd", "tba", "todo", "here", "na", "n/a", "none", "see above", "fixme", "xxx")
)
_LONGEST_PLACEHOLDER = max(map(len, _PLACEHOLDERS))
_TO_DO_WITHIN = 40
_TO_DO = re.compile(r"\W*(?:TODO|TBD|FIXME|XXX)\b")
_TITLE_WORDS = 14
_NUMBER = re.compile(
    r"^(?:(?:chapter|lesson|lecture|module|unit|part|section|week|day|topic|appendix)\s+"
    r"(?:\d{1,3}|[ivx]{1,4}|[a-z])\s*[:.–—-]\s*"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,4})(?:[.):]\s+|\)\s*)"
    r"|\d{1,3}(?:\.\d{1,3}){1,4}\s+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?\b(?:https?|ftp)://[^\s<>]+>?|\bwww\.[^\s<>]+")
_POINTING = re.compile(
    r"see|also|read|more|for|docs|documentation|here|links?|sources?|references?|from|watch|video|"
    r"page|article|guide|at|in|on|and|or|the|a",
    re.IGNORECASE,
)
_POINTING_SIGNS = ".,:;!?()[]{}<>*-–—→\"'`_|/·•&"
_EDGES = re.compile(r"^[^\w.(\[]+|[^\w)\]+#%]+$")
_COMMON_SIGNS = " .,:;!?()[]{}*-\"'`_|/"
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\w)", re.IGNORECASE)


def squeeze(text: str) -> str:
    """Return text with every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def words_up_to(text: str, enough: int) -> int:
    """Return how many words a text has; where it has more than are asked for, one more.

    >>> words_up_to("one two", 4), words_up_to("one two three four five six", 4)
    (2, 5)
    """
    return len(text.split(None, enough))


def is_title(text: str) -> bool:
    """Tell whether a line is short enough, and not a sentence, so that it can name what follows.

    >>> is_title("Early Stopping"), is_title("Stops when the loss no longer falls.")
    (True, False)
    """
    text = text.strip()
    if not text or text.endswith((".", ";", ",")):
        return False
    return words_up_to(text, _TITLE_WORDS) <= _TITLE_WORDS


@lru_cache(maxsize=1024)
def bare_title(text: str) -> str:
    """Return a title without the number and the article it begins with.

    >>> [bare_title(t) for t in ("3.2 The Krebs cycle", "Unit 4: Moss", "A. Fern", "3D print")]
    ['Krebs cycle', 'Moss', 'Fern', '3D print']
    """
    return _ARTICLE.sub("", _EDGES.sub("", _NUMBER.sub("", text, count=1)), count=1)


def material(texts: Iterable[str]) -> str:
    """Return the texts that can teach something, joined; placeholders and bare addresses cannot.

    >>> material(["-", "Text-to-speech", "Here", "https://example.org/text-to-speech"])
    'Text-to-speech'
    """
    return " · ".join([said for text in texts if (said := material_of(text))])


def material_of(text: str) -> str:
    """Return what of a text can teach something."""
    written = _without_addresses(text)
    return "" if is_placeholder(written) else assertions(written)


def _without_addresses(text: str) -> str:
    """Return a text without web addresses: what stands behind one is not in the notes.

    >>> material_of("See https://example.org/fog for more"), material_of("Fog: www.example.org/fog")
    ('', 'Fog:')
    """
    if "://" not in text and "www." not in text:
        return text
    rest = squeeze(_ADDRESS.sub(" ", text))
    return "" if only_points(rest) else rest


def only_points(text: str) -> bool:
    """Tell whether a text says nothing but where to read on.

    >>> only_points("See also:"), only_points("See the second shelf")
    (True, False)
    """
    words = (word.strip(_POINTING_SIGNS) for word in text.split())
    return all(not word or _POINTING.fullmatch(word) for word in words)


def is_placeholder(text: str) -> bool:
    """Tell whether a cell or line stands where material is still to come.

    >>> [is_placeholder(t) for t in ("-", "Here", "n/a", "", "TODO: look it up", "Text-to-speech")]
    [True, True, True, True, True, False]
    """
    letters = _letters(text)
    if len(letters) <= _LONGEST_PLACEHOLDER and letters.lower() in _PLACEHOLDERS:
        return True
    return _TO_DO.match(text, 0, _TO_DO_WITHIN) is not None


def _letters(text: str) -> str:
    """Return a text without what is neither a letter nor a digit at its ends."""
    text = text.strip(_COMMON_SIGNS)
    if not text or (text[0].isalnum() and text[-1].isalnum()):
        return text
    first = next((i for i, char in enumerate(text) if char.isalnum()), len(text))
    last = next((i for i in range(len(text), first, -1) if text[i - 1].isalnum()), first)
    return text[first:last]
