"""Names that a sentence joins to its subject, though no heading is about them.

"Keras is a deep learning library", below a heading or by its own words, makes a name of what Keras
is; so does what something uses, offers, needs, is good for, or has an effect on. The sentence must
begin with its subject: a name, or nothing where a title has named it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from studyatlas.ingest.topics.kinds import kind_of_name
from studyatlas.ingest.topics.names import Name, subject_names
from studyatlas.ingest.topics.phrases import names_at

_ADVERBS = (
    r"(?:(?:also|often|usually|typically|generally|commonly|mainly|mostly|then|directly|indirectly|"
    r"greatly|further|always|automatically|effectively|especially|can|will|helps?|help you)\s+)*"
)
_SAYS = (
    r"(?:is|are)\s+(?:an?|one of the)(?:\s+(?:[a-z]+\s+)?(?:kind|type|form|sort|variant)\s+of)?"
    r"|uses|utili[sz]es|leverages|employs|makes use of|relies (?:heavily )?on|runs on"
    r"|(?:is|are) (?:built|based|powered) (?:on|by)|(?:is|are) implemented (?:using|with|in)"
    r"|provides?|offers?|supplies|computes|allows for|enables|requires"
    r"|(?:(?:is|are|can be|be) )?(?:ideal|perfect|great|suited|suitable|useful|designed|best|used)"
    r" for|(?:perfect|ideal|good|great|typical) use case for"
    r"|reduces?|improves?|increases?|lowers?|mitigates?|prevents?|avoids?|combats?"
)
_SENTENCE = re.compile(
    rf"(?P<subject>|(?:(?:the|an?|these)\s+)?[^\W_][\w+#'’-]*(?:\s+[\w+#()'’-]+){{0,4}}?\s+)"
    rf"(?P<before>{_ADVERBS})(?P<says>{_SAYS})\s+"
)
_KIND = re.compile(
    r"An?\s+(?=[a-z][a-z -]{0,40}"
    r"(?:service|algorithm|library|framework|technique|metric|score|toolkit))"
)
_PRONOUN = re.compile(r"(?:it|they|this|these)\s*$", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[.;!])\s+|\s·\s|\*")
_UNSAID = re.compile(
    r"\b(?:not|never|no|none|cannot|without|if|unless|may|might|could|would|was|were)\b|n['’]t\b|\?"
)
_SIGNS = AhoCorasick(
    [
        *(" is a", " are a", "is one", "are one", "uses ", "utili", "leverages ", "employs "),
        *("use of", "relies ", "runs on", "built on", "based on", "powered by", "implemented"),
        *(
            "provide",
            "offer",
            "supplies ",
            "computes ",
            "allows for",
            "enables ",
            "requires ",
            "used for",
        ),
        *("used for", "ideal for", "perfect for", "great for", "suited for", "suitable for"),
        *(
            "useful for",
            "designed for",
            "best for",
            "use case for",
            "reduce",
            "improve",
            "increase",
            "lower",
        ),
        *("mitigate", "prevent", "avoid", "combat"),
    ]
)
_ARTICLES = ("· A", ": A", "– A", "- A")
_LONGEST, _SHORTEST = 400, 12
_MOST_SUBJECT = 5


def _is_kind(name: Name) -> bool:
    return bool(kind_of_name(name.base))


def may_join(text: str) -> bool:
    """Tell whether a text may have a sentence in it that joins a name to its subject."""
    if len(text) < _SHORTEST:
        return False
    return any(sign in text for sign in _ARTICLES) or bool(
        _SIGNS.find_matches_as_indexes(text.lower())
    )


def told_names(text: str, titles: Sequence[str]) -> Iterator[Name]:
    """Yield what the sentences of a text join to their subject.

    Args:
        text: a paragraph, an item, or a cell of a row.
        titles: what it stands under; the last is the nearest.

    >>> [name.label for name in told_names("Keras is a deep learning library.", ())]
    ['deep learning library', 'Keras']
    >>> [name.label for name in told_names("Uses weight sharing to learn", ["Keras"])]
    ['weight sharing']
    >>> list(told_names("Uses weight sharing to learn", ["How it works"]))
    []
    """
    if titles and (kind := _KIND.match(text)):
        yield from (n for n in tuple(names_at(text, kind.end()))[:1] if _is_kind(n))
    is_titled = bool(titles) and len(subject_names(titles[-1])) == 1
    for sentence in _BREAK.split(text):
        found = _said(sentence)
        if found is None or _UNSAID.search(found.string):
            continue
        subject = sentence[: found.end("subject")].strip()
        bare = not subject or _PRONOUN.match(subject)
        if (bare and is_titled and not _is_command(found)) or (not bare and _is_named(subject)):
            objects = tuple(names_at(sentence, found.end()))
            yield from objects
            if objects and not bare:
                yield from subject_names(subject)


def _said(sentence: str) -> re.Match[str] | None:
    """Return how a sentence begins, in small letters, if it joins something to its subject."""
    low = sentence.lower()
    if len(low) != len(sentence) or len(low) > _LONGEST:
        return None
    return _SENTENCE.match(low) if _SIGNS.find_matches_as_indexes(low) else None


def _is_named(subject: str) -> bool:
    return len(subject.split()) <= _MOST_SUBJECT and len(subject_names(subject)) == 1


def _is_command(found: re.Match[str]) -> bool:
    """Tell whether a sentence without a subject tells the reader to do something."""
    verb = found["says"].split()[0].lower()
    return not found["before"] and not verb.endswith("s") and " " not in found["says"]
