"""From a heading, a lead-in or a cell to the name in it, if it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from studyatlas.ingest.topics.words import ANYWHERE, FACETS, FIRST, GENERIC, STATUS
from studyatlas.ingest.vocabulary import is_acronym
from studyatlas.ingest.words import bare_title, squeeze
from studyatlas.model.naming import fold, name_key, singular, words_of

_LONGEST = 100
_MOST_WORDS = 6
_NUMBERED = re.compile(
    r"(?:task|domain|objective|question|exercise|example|figure|fig|table|step|day|week|chapter|"
    r"lesson|lecture|module|unit|part|section|session|level|phase|round|version|item|page|slide|note)s?"
    r"(?:\s+statement)?\s*#?\d",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:an?\s+)?(?:introduction|intro|overview|basics|fundamentals|summary|guide)\s+(?:to|of)\s+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\w)\s+(?:overview|basics|introduction|intro|explained|cheat ?sheet|summary|recap|"
    r"fundamentals|in a nutshell|in depth|deep dive|continued|revisited|course|repetition|revision|"
    r"(?:notes|scratch ?pad)(?:\s+v\d{1,2}(?:\.\d{1,2})?)?|flash ?cards|study guide|"
    r"\(?(?:part|pt\.?|lecture|class|session|week|day)\s+(?:\d{1,3}|[ivx]{1,4}|one|two|three)\)?)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[-_]+")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_AFTER = re.compile(r"\s*:\s+|\s+[–—-]+\s+|:$")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_STRANGE = re.compile(r":\S|(?<=\w\w)\*|[=<>{}|\\@$^~`\"“”?!;]|://|->|→|\.\.|\. ")
_LISTED = re.compile(r"\s.*/|/.*\s|,|&|\+(?=\s)|\s/\s|(?<!\w)(?:and|or)(?!\w)", re.IGNORECASE)
_RELATING = re.compile(
    r"(?<!\w)(?:for|as|in|into|about|by|from|with|to|on|one|at|after|before|beside|under|off|goes|falls|works|went)(?!\w)(?!\sa\sservice|\scode|-[a-z])"
)
_KIND_TAIL = re.compile(
    r"(?:algorithm|metric|technique|method|framework|library)s?$", re.IGNORECASE
)
_FACET = re.compile(r"([^\W\d_]+)\s+(?:of|to|for|in|behind|from|with)(?!\w)")
_STATE = re.compile(
    r"(?:\w+[ -])+(?:based|driven|related|specific)"
    r"|(?!\w*(?:seed|feed|speed|weed|reed|breed|greed|creed|steed|embed)$)\w{3,}ed"
)
_COUNTED = re.compile(r"\d{1,2}\s+[^\W\d]|one\s+of\s", re.IGNORECASE)
_MANNER = re.compile(r"\w{3,}ally\s")
_DATE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Name:
    """A subject's name, taken out of the words around it."""

    label: str
    """As written, without numbers, asides and articles; an acronym stays in brackets."""
    base: str
    """The label without its acronym."""
    acronym: str = ""
    tail: str = ""
    """The kind of thing it is, where that stands behind the acronym: "(RCF) algorithm"."""

    @property
    def key(self) -> str:
        """What two spellings of it have in common."""
        return name_key(self.base)

    @property
    def bare_key(self) -> str:
        """The same without what keeps homonyms apart."""
        return name_key(_BRACKET.sub(" ", self.base))


def subject_names(text: str) -> tuple[Name, ...]:
    """Return the name a title stands for; two where it sets one against the other; else none.

    >>> [name.label for name in subject_names("3.2 The Krebs cycle: overview")]
    ['Krebs cycle']
    >>> [name.label for name in subject_names("TCP vs UDP")]
    ['TCP', 'UDP']
    >>> [subject_names(t) for t in ("Use cases", "Why it works", "Benefits of sleep", "Day 3")]
    [(), (), (), ()]
    """
    return _subject_names(squeeze(text[: _LONGEST + 1]))


def phrase_names(text: str) -> tuple[Name, ...]:
    """Return the same for words that a sentence joins to something: two plain ones make a name.

    >>> [name.label for name in phrase_names("model size")], subject_names("model size")
    (['model size'], ())
    """
    return _subject_names(squeeze(text[: _LONGEST + 1]), in_phrase=True)


@lru_cache(maxsize=4096)
def _subject_names(text: str, *, in_phrase: bool = False) -> tuple[Name, ...]:
    if len(text) > _LONGEST or text.endswith(("?", "!", ".", ";", ",")):
        return ()
    if _NUMBERED.match(bare_title(text)):
        return ()
    text = _bare(text)
    may_be_two = " v" in text.lower()
    sides = [_name(side, in_phrase) for side in (_VERSUS.split(text) if may_be_two else (text,))]
    if len(sides) > 2 or None in sides:  # noqa: PLR2004 - two sides
        return ()
    return tuple(side for side in sides if side is not None)


def note_name(stem: str) -> str:
    """Return what a note's file name says it is about.

    >>> note_name("linear-algebra"), note_name("Linear algebra (MA101)")
    ('Linear algebra', 'Linear algebra (MA101)')
    """
    words = stem if " " in stem else _JOINED.sub(" ", stem)
    return words[:1].upper() + words[1:]


def _bare(text: str) -> str:
    """Return a title without its number, what follows a colon or dash, and asides."""
    text = bare_title(text)
    text = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    before = _AFTER.split(text, maxsplit=1)[0]
    return _ASIDE.sub("", before)


def _name(text: str, in_phrase: bool) -> Name | None:  # noqa: FBT001 - handed on
    name = _without_bracket(bare_title(text))
    return name if _is_name(name, in_phrase) else None


def _without_bracket(text: str) -> Name:
    """Return a name without what stands in brackets, save an acronym, or what keeps homonyms apart.

    That is a word in small letters: "Precision (metric)".
    """
    found = _BRACKET.search(text) if "(" in text or "[" in text else None
    if found is None:
        return Name(text, text)
    inside = found.group(1).strip()
    before, after = text[: found.start()], text[found.end() :]
    if is_acronym(inside, before):
        if after and not _KIND_TAIL.fullmatch(after):
            whole = f"{before} {after}"
            return Name(whole, whole)
        return Name(f"{before} ({inside})", before, inside, after)
    words = inside.split()
    kept = inside.isalpha()
    if after or not kept or not inside.islower() or not STATUS.isdisjoint(words):
        bare = _BRACKET.sub(" ", text).strip()
        return Name(bare, bare)
    whole = f"{before} ({inside})"
    return Name(whole, whole)


def _is_name(name: Name, in_phrase: bool) -> bool:  # noqa: FBT001 - handed on
    text, folded = name.base, fold(name.base)
    words = words_of(folded)
    if not words or not _fits(text, words) or not (_is_plain(text) or _is_like_a_name(text)):
        return False
    if folded.split()[0] in FIRST or _MANNER.match(folded) or not ANYWHERE.isdisjoint(words):
        return False
    is_generic = all(singular(word) in _GENERIC or word in GENERIC for word in words)
    if is_generic and (not in_phrase or len(words) == 1 or singular(words[-1]) in FACETS):
        return False
    if _COUNTED.match(text) or _STATE.fullmatch(folded):
        return False
    if not name.acronym and (_LISTED.search(text) or _RELATING.search(text)):
        return False
    facet = _FACET.search(folded)
    is_count = in_phrase and folded.startswith("number of ")
    return is_count or not (facet and singular(facet.group(1)) in FACETS)


def _is_plain(text: str) -> bool:
    """Tell whether a text is nothing but letters of the alphabet and blanks; most names are."""
    letters = text.replace(" ", "")
    return letters.isascii() and letters.isalpha()


def _is_like_a_name(text: str) -> bool:
    return not (_STRANGE.search(text) or _DATE.search(text))


_GENERIC = frozenset(map(singular, GENERIC))


def _fits(text: str, words: list[str]) -> bool:
    """Tell whether a text is neither letters nor a number, nor as long as a sentence."""
    letters = sum(map(str.isalpha, text))
    if text.isascii() and all(len(word) == 1 for word in words):
        return False
    return letters > 0 and 2 * letters >= len(text) - len(words) and len(words) <= _MOST_WORDS
