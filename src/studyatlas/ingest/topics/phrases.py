"""The noun phrase that begins at some place of a sentence, if it may be the name of something.

No grammar is at hand: a phrase ends before the first word that cannot be inside one. What is left
after words of praise and number ("a very popular *open format*") must have two words or more, or
be written like a name ("Parquet", "fine-tuning"); what could as well be half of a longer phrase is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.topics.names import Name, phrase_names
from studyatlas.ingest.topics.purposes import is_action, is_quality
from studyatlas.ingest.topics.words import SIZES
from studyatlas.model.naming import singular

_WORD = re.compile(r"\s*([A-Za-z0-9][\w+#./'’-]*)(?:\s+\(([A-Z][A-Za-z0-9-]{1,7})\))?")
_BEFORE = frozenset(
    (
        *("the", "a", "an", "its", "their", "your", "our", "this", "these", "many", "some", "both"),
        *("various", "several", "multiple", "different", "any", "all", "most", "more", "other"),
        *("very", "highly", "fully", "popular", "simple", "powerful", "efficient", "robust", "new"),
        *("common", "useful", "great", "good", "important", "main", "major", "flexible", "modern"),
        *("typical", "known", "well-known", "lightweight", "certain", "additional", "extra", "own"),
        *("separate", "free", "open-source", "automated", "specialized", "intelligent", "advanced"),
    )
)
_AMOUNTS = re.compile(
    r"(?:(?:an?\s+)?(?:wide\s+)?(?:variety|range|set|number|choice|collection|lot)\s+of\s+"
    r"|the\s+(?:effects?|amount|use)\s+of\s+|access\s+to\s+)+",
    re.IGNORECASE,
)
STOPS = frozenset(
    (
        *(
            "in",
            "on",
            "for",
            "to",
            "by",
            "with",
            "when",
            "while",
            "where",
            "whose",
            "that",
            "which",
        ),
        *("who", "as", "at", "from", "because", "since", "so", "but", "during", "per", "using"),
        *("is", "are", "was", "can", "may", "through", "via", "into", "between", "among", "over"),
        *("under", "after", "before", "such", "like", "including", "about", "across", "within"),
        *("only", "well", "it", "they", "then", "based", "used", "made", "trained", "developed"),
        *("created", "written", "designed", "built", "called", "and", "or", "without", "if"),
        *("until", "rather", "instead", "than", "plus", "against", "along", "together", "up"),
    )
)
"""Words that end a noun phrase."""
EMPTY = frozenset(
    (
        *("way", "thing", "lot", "kind", "type", "set", "number", "part", "ability", "use", "need"),
        *("place", "example", "case", "person", "people", "user", "team", "year", "day", "choice"),
        *(
            "option",
            "bit",
            "fit",
            "one",
            "effort",
            "access",
            "work",
            "job",
            "point",
            "idea",
            "side",
        ),
        *("amount", "detail", "reason", "look", "question", "problem", "issue", "solution", "step"),
        *("result", "benefit", "advantage", "feature", "goal", "purpose", "aspect", "factor"),
        *("insight", "information", "everything", "control", "help", "support", "time", "money"),
    )
)
"""Nouns that alone name nothing one studies."""
_EVALUATING = re.compile(
    r"\w+(?:ful|ous|less|able|ible|some|ant|ly|ish)|manual|critical|actual|original|real|special"
    r"|initial|final|total|optional|minimal|general|individual|expensive|effective|massive|better"
    r"|best|correct|proper|careful|worse|less|fewer|extensive|specific|complex|whole|same|right|wrong|exact|custom|future"
)
_REMARK = re.compile(
    r"\b(?:too|lot|also|here|now|today)\b|(?:high|low|cheap|fast|slow|bett|small|larg|long|short)er\b"
)
_ANY_KIND = re.compile(
    r"(?:AWS|Amazon|Azure|Google|managed|simple|static)\s+(?:service|tool|method|technique)s?"
)
_TAIL = re.compile(r"(?:problem|task|workload|application|scenario)s", re.IGNORECASE)
_AND = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_MOST_WORDS, _MOST_NAMES = 4, 6


def names_at(text: str, place: int) -> Iterator[Name]:
    """Yield the names in a list of noun phrases that begins at a place, up to what is none.

    >>> [n.label for n in names_at("uses a very popular file format and Snappy for speed", 4)]
    ['file format', 'Snappy']
    >>> list(names_at("needs care of many kinds", 5)), list(names_at("is a good choice", 2))
    ([], [])
    """
    for _ in range(_MOST_NAMES):
        name, end = _name_at(text, place)
        if name is None:
            return
        yield name
        joined = _AND.match(text, end)
        if joined is None:
            return
        place = joined.end()


def _name_at(text: str, place: int) -> tuple[Name | None, int]:
    """Return the name at a place, and where it ends."""
    place += len(text[place:]) - len(text[place:].lstrip())
    if amount := _AMOUNTS.match(text, place):
        place = amount.end()
    words: list[str] = []
    acronym, end = "", place
    while (found := _WORD.match(text, end)) and _goes_on(found[1], words, text[found.end() :]):
        if found[1].lower() == "of" or len(words) > _MOST_WORDS:
            return None, end
        end = found.end()
        if words or not (found[1].lower() in _BEFORE or found[1].lower() in SIZES):
            words.append(found[1])
        if acronym := found[2] or "":
            break
        if found[1].endswith((".", "'s", "’s")):
            break
    if len(words) > 1 and _TAIL.fullmatch(words[-1]):
        words.pop()  # "deep learning tasks"
    whole = " ".join(words).rstrip(".,")
    return (_name(f"{whole} ({acronym})" if acronym else whole), end)


def _goes_on(word: str, words: list[str], rest: str) -> bool:
    """Tell whether a word may stand in a phrase: "for" does in "FSx for Lustre"."""
    if word.lower() not in STOPS:
        return True
    return word == "for" and bool(words) and not words[-1][1:].islower() and rest[1:2].isupper()


def _name(phrase: str) -> Name | None:
    if " for " in phrase:
        return Name(phrase, phrase)
    names = phrase_names(phrase)
    if len(names) != 1 or not phrase or phrase.endswith(("'s", "’s")):
        return None
    words = names[0].base.split()
    last = words[-1].lower()
    if _REMARK.search(phrase) or _ANY_KIND.fullmatch(phrase):
        return None
    if len(words) > _MOST_WORDS or singular(last) in EMPTY or last.endswith("ly"):
        return None
    if len(words) == 1:
        is_written = (
            not phrase[1:].islower()
            or not phrase[0].islower()
            or ("-" in phrase and is_action(phrase))
        )
        return names[0] if is_written and not is_quality(last) else None
    is_said = _EVALUATING.fullmatch(words[0].lower()) or is_quality(last)
    return None if is_said and words[0].islower() else names[0]
