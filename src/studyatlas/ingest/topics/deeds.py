"""What a sentence says something is made use of to do: "ideal when you want to sort text".

The deed is a name of its own ("Sorting text"), and so is what it is done to. The subject stands
before the words or after "use", or a title has named it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from studyatlas.ingest.ills import names_ill
from studyatlas.ingest.topics.gerunds import deed
from studyatlas.ingest.topics.names import Name, subject_names
from studyatlas.ingest.words import squeeze
from studyatlas.model.naming import fold

_WANTED = (
    r"(?:(?:is|are|can be)\s+)?(?:(?:also|very|especially|most|often)\s+)*"
    r"(?:ideal|useful|great|good|perfect|best|helpful|handy)\s+(?:when|if)\s+you\s+"
    r"(?:want|need|have|are trying)\s+to"
)
_USED = r"(?:(?:is|are|can be)\s+)(?:(?:also|often|mainly|commonly|typically|usually)\s+)*used\s+to"
_BY_SUBJECT = re.compile(
    rf"(?P<subject>[^,;:()]{{0,60}}?)\s*\b(?:{_WANTED}|{_USED})\s+(?P<verb>[a-z-]+)\s+(?P<what>.+)",
    re.IGNORECASE,
)
_BY_TOOL = re.compile(
    r"(?:You can |We |I )?use\s+(?:the\s+|an?\s+)?(?P<subject>[A-Z][^,;:()]{1,50}?)\s+to\s+"
    r"(?P<verb>[a-z-]+)\s+(?P<what>.+)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:$|[,.;:()–—·]|\s(?:in|on|for|to|by|with|without|when|where|that|which|from|at|and|or|as|so|"
    r"but|across|into|using|during|before|after|based|while|because|if|than|like|such)\s)"
)
_DETERMINER = re.compile(
    r"(?:(?:the(?!\s+number\s+of)|an?|your|its|their|some|more)\s+)+", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:it|they|this|these|this \w+)?", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[.;!])\s+|\s·\s")
_UNSAID = re.compile(r"\b(?:not|never|no|cannot|may|might|would|was|were)\b|n['’]t\b|\?")
_AGAINST = frozenset(("reduce", "prevent", "avoid", "mitigate", "limit", "combat", "lower"))
_LONGEST = 300


class Deed(NamedTuple):
    """What is done with something."""

    subject: str
    """As written; empty where a title has named it."""
    verb: str
    what: str
    name: Name

    @property
    def is_remedy(self) -> bool:
        """True where an ill is done away with: what is named is the ill, and no deed."""
        return self.verb in _AGAINST and names_ill(self.what)


def deeds(text: str) -> tuple[Deed, ...]:
    """Return what the sentences of a text say is done with something.

    >>> [(d.subject, d.name.label) for d in deeds("LDA is ideal when you want to sort text data.")]
    [('LDA', 'Sorting text data')]
    >>> [(d.subject, d.name.label) for d in deeds("Use Amazon Macie to find private data")]
    []
    """
    return _deeds(text) if may_tell_deeds(text) else ()


def may_tell_deeds(text: str) -> bool:
    """Tell whether a text may have such a sentence in it."""
    if "used to " in text or "when you " in text or "if you " in text:
        return True
    return "use " in text or "Use " in text


@lru_cache(maxsize=1024)
def _deeds(text: str) -> tuple[Deed, ...]:
    return tuple(_in_sentences(_BREAK.split(squeeze(text))))


def _in_sentences(sentences: Sequence[str]) -> Iterator[Deed]:
    for sentence in sentences:
        if len(sentence) > _LONGEST or _UNSAID.search(fold(sentence)):
            continue
        found = _BY_TOOL.match(sentence) or _BY_SUBJECT.match(sentence)
        if found is None:
            continue
        subject = "" if _PRONOUN.fullmatch(found["subject"]) else found["subject"]
        what = _END.split(_DETERMINER.sub("", found["what"], count=1), maxsplit=1)[0]
        name = deed(found["verb"], what)
        if name is None or (" " not in what and not names_ill(what)):
            continue
        if not subject or len(subject_names(subject)) == 1:
            yield Deed(subject, found["verb"].lower(), what, name)
