"""Names that a sentence or a title treats as things, though no heading is about them.

A sentence that says what something is used for names purposes: "use cases are spam detection and
churn". A title that says "Types of moss", "Common pests", "Ways to reduce noise" names its subject,
and the list below it names kinds, examples, or what has an effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from studyatlas.ingest.facets import LISTING, facet_with_subject
from studyatlas.ingest.listed import means_of
from studyatlas.ingest.topics.names import Name, phrase_names, subject_names
from studyatlas.ingest.topics.purposes import is_purpose
from studyatlas.ingest.topics.words import GENERIC
from studyatlas.ingest.words import squeeze
from studyatlas.model.naming import fold

_TAILS = (
    r"(?:\s+(?:problems?|tasks?|workloads?|applications?|use cases?|scenarios?))?"
    r"(?:,?\s+(?:and more|etc))?"
)
_PURPOSE = re.compile(
    r"(?:\buse cases? (?:are|is|include|includes)|\b(?:(?:is|are|can be|be) )?used for|"
    r"\b(?:algorithms?|techniques?|methods?|models?|tools?) for)"
    rf"\s+([^.;:!?()]*?(?:\([A-Z]{{2,6}}\)[^.;:!?()]*?)?){_TAILS}\s*(?=$|\.(?!\w)|[;!·])",
    re.IGNORECASE,
)
_SIGNS = ("for ", "use case", "Use case")
_CUES = AhoCorasick(
    [
        *("use case", "used for"),
        *(
            f"{noun}{end} for"
            for noun in ("algorithm", "technique", "method", "model", "tool")
            for end in ("", "s")
        ),
    ]
)
"""Each wording of a purpose has one of these in it."""
_ENTRY = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_SHORT, _MOST = 3, 8
_LEAST_LISTED = 2
_NAMED_SHARE = 0.6
_IN = re.compile(r"\s+(?:in|for|on|with|when|during)\s")
_MEANT = ("affects", "mitigates")
_QUANTITIES = frozenset(
    ("cost", "costs", "performance", "scalability", "availability", "reliability", "security")
)
_LISTING = ("is_a", "example_of", "part_of", "affects")


def purposes(text: str) -> Iterator[Name]:
    """Yield what a text says something is used for, where all of it are short names.

    >>> [name.label for name in purposes("Use cases are spam detection and churn.")]
    ['spam detection', 'churn']
    >>> [name.base for name in purposes("Used for language processing (NLP) tasks and more")]
    ['language processing']
    >>> list(purposes("Used for whatever the teacher says and more"))
    []
    """
    for found in _PURPOSE.finditer(text) if _may_tell(text) else ():
        entries = [entry.strip() for entry in _ENTRY.split(found[1].strip(" ,")) if entry.strip()]
        names = [subject_names(entry) for entry in entries[: _MOST + 1]]
        short = all(len(n) == 1 and len(n[0].base.split()) <= _SHORT for n in names)
        if short and 0 < len(names) <= _MOST:
            yield from (name for (name,) in names if is_purpose(name.base))


def _may_tell(text: str) -> bool:
    if not any(sign in text for sign in _SIGNS):
        return False
    return not text.isascii() or bool(_CUES.find_matches_as_indexes(text.lower()))


def titled(title: str, entries: Sequence[str]) -> tuple[tuple[Name, ...], tuple[Name, ...]] | None:
    """Return the subjects of a title that names a relation and a subject, and what it lists.

    At least two entries must be names, and most of them; else the title is about a text.

    >>> (subject,), listed = titled("Common pests of roses", ["Aphids", "Sawfly", "Black spot"])
    >>> subject.label, [name.label for name in listed]
    ('pests of roses', ['Aphids', 'Sawfly', 'Black spot'])
    >>> titled("Common pests", ["They come in May.", "Wash the leaves"])
    """
    said = facet_with_subject(title)
    if said is None:
        return None
    relation = said[0].relation
    is_means = relation in _MEANT
    texts = [means_of(entry) if is_means else entry for entry in entries]
    names = tuple(name for text in texts for name in _short_name(text))
    if len(names) < max(_LEAST_LISTED, _NAMED_SHARE * len(entries)):
        return None
    written = subjects_in(title, said[1], relation)
    subjects = tuple(name for text in written for name in _subject(text, relation))
    if len(subjects) != len(written):
        return None
    return subjects, names if relation in _LISTING else ()


def _subject(text: str, relation: str) -> tuple[Name, ...]:
    """Return the subject of a title; what affects cost, or how well something does, is told."""
    if relation == "affects" and (how_much := quantity(text)):
        return (how_much,)
    return phrase_names(text) if relation in _MEANT else subject_names(text)


def quantity(text: str) -> Name | None:
    """Return the name of what is had more or less of, if a text is one: "cost"."""
    return Name(text, text) if fold(text) in _QUANTITIES else None


def subjects_in(title: str, folded: str, relation: str) -> tuple[str, ...]:
    """Return the subjects of a title as written: two where it says what affects this and that.

    >>> subjects_in("Factors for Model speed and size", "model speed and size", "affects")
    ('Model speed', 'Model size')
    """
    whole = subject_in(title, folded)
    one, joined, other = whole.partition(" and ")
    if not joined or relation not in _MEANT:
        return (whole,)
    kind = one.rpartition(" ")[0]
    is_shared = bool(kind) and fold(other) in GENERIC
    return one, f"{kind} {other}" if is_shared else other


def subject_in(title: str, folded: str) -> str:
    """Return the subject of a title as it is written, without what follows "in" or "for"."""
    whole = LISTING.sub("", squeeze(title).strip(" :"))
    written = whole[-len(folded) :] if folded else ""
    subject = written if len(written) == len(folded) else folded
    return _IN.split(subject, maxsplit=1)[0]


def _short_name(entry: str) -> tuple[Name, ...]:
    names = phrase_names(entry.strip(" .,"))
    return names if len(names) == 1 and len(names[0].base.split()) <= _SHORT else ()
