"""Names in a list, a cell, or the rest of a line: each entry is a name, or begins with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.ingest.words import bare_title

_ENTRIES = re.compile(r"\s·\s|;\s")
_JOINED = re.compile(r",\s+(?:and\s+|or\s+|&\s+)?|\s+(?:and|or|&)\s+|\s/\s")
_LEAD = re.compile(r"\s*[:–—]\s|\s-\s|\s+\(")
_SHARED = re.compile(r"([\w-]+)(?:/|\s+(?:and|or)\s+)([\w-]+)\s+([\w-]+)")
_CASE = re.compile(r"(?:With|For|In)\s[^,.:;]{1,40},\s+")
_MEANS = re.compile(
    r"(?:utili[sz]e|us(?:e|ing)|apply(?:ing)?|enabl(?:e|ing)|adopt(?:ing)?|add(?:ing)?"
    r"|(?:increase|raise)(?: the (?:amount|strength|level) of)?)\s+(?:(?:the|an?|more)\s+)?"
    r"(?P<what>[^,.;:()]+?)(?:\s+used)?(?:\s+(?:to|in|on|for|with|during|across|where|when|if)\s[^.;]*)?",
    re.IGNORECASE,
)
_MOST = 40
_LONGEST = 400
_NOT = re.compile(
    r"\b(?:no|not|none|never|without|except|instead|unlike|too)\b|n't\b|\?|~~", re.IGNORECASE
)
_MAY_BE_DENIED = AhoCorasick(
    ["no", "never", "without", "except", "instead", "unlike", "too", "n't", "?", "~~"]
)


def spread(entry: str) -> tuple[str, ...]:
    """Return the names that share a last word, written out; else the parts that "and" joins.

    >>> spread("Binary/multi-class classification"), spread("Clustering or grouping")
    (('Binary classification', 'multi-class classification'), ('Clustering', 'grouping'))
    """
    if found := _SHARED.fullmatch(entry):
        return f"{found[1]} {found[3]}", f"{found[2]} {found[3]}"
    return tuple(part for part in _JOINED.split(entry) if part.strip())


def entries_of(text: str) -> list[str]:
    """Return the entries of a list, each on its own.

    >>> entries_of("spam detection and churn · fraud")
    ['spam detection', 'churn', 'fraud']
    """
    entries = _ENTRIES.split(text[:_LONGEST])[:_MOST]
    return [part for entry in entries for part in spread(entry)]


def names_in_list(text: str, vocabulary: Vocabulary, context: str) -> Iterator[str]:
    """Yield the nodes that the entries of a list name whole, in order.

    An entry may go on after a colon, a dash or in brackets. A list in which something is denied
    names nothing.
    """
    if len(text) > _LONGEST or _is_denied(text):
        return
    for entry in _ENTRIES.split(text)[:_MOST]:
        parts = [vocabulary.exact(bare_title(part), context) for part in spread(entry)][:_MOST]
        are_names = len(parts) > 1 and all(parts) and not vocabulary.subject(entry, context)
        if not are_names and (node := name_of_entry(entry, vocabulary, context)):
            yield node
        else:
            yield from (node for node in parts if node)


def _is_denied(text: str) -> bool:
    if text.isascii() and not _MAY_BE_DENIED.find_matches_as_indexes(text.lower()):
        return False
    return _NOT.search(text) is not None


def means_of(entry: str) -> str:
    """Return what an entry says to make use of; the entry itself where it says no such thing.

    >>> means_of("Utilize spot instances"), means_of("Increase the amount of salt used in it")
    ('spot instances', 'salt')
    """
    found = _MEANS.fullmatch(_CASE.sub("", entry.strip(" .")))
    return found["what"] if found else entry


def name_of_entry(entry: str, vocabulary: Vocabulary, context: str) -> str | None:
    """Return the node that one entry names, whole or before a colon, a dash or a bracket."""
    entry = entry.strip(" .,:")
    if whole := vocabulary.subject(entry, context):
        return whole
    head = _LEAD.split(entry, maxsplit=1)[0]
    return vocabulary.subject(head, context) if head != entry else None
