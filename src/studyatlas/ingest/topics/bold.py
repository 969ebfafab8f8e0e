"""Names in bold within running text: "One **queen**, a few hundred **drones**".

Bold marks a term, or stresses a word. It is a term where it stands as a noun does, behind an
article, a number or "of", or where it begins a sentence that then says something of it; and where
the note comes back to it, or an exam's item or another note names it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.topics.names import Name, subject_names
from studyatlas.ingest.topics.phrases import STOPS, names_at
from studyatlas.ingest.topics.purposes import is_quality
from studyatlas.ingest.topics.words import REMARKS, SIZES
from studyatlas.model.document import BlockKind, Document
from studyatlas.model.naming import singular

_BOLD = re.compile(r"(?<!\*)\*\*(?![\s*])([^*\n]{2,60})(?<!\s)\*\*(?!\*)")
_MARKS = re.compile(r"^(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[.\]\s+)?")
_MOST_WORDS = 3
_LIKE_A_NOUN = re.compile(
    r"(?:^|[\s(])(?:an?|the|one|this|its|their|each|every|few|hundred|thousand|some|many|several|both|"
    r"\d[\d,.]*|of|in|into|on|by|with|from|for|via|through|using|called|named|means)\s+"
    r"(?:[a-z-]{3,}(?<!ly)\s+)?[\"“(]?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"^$|[.!?:;]\s+$|(?:->|→|=>)\s*$")
_ORDER = re.compile(
    r"\s+(?:the|an?|your|my|its?|them|all|any|every|each|this|that|these|those|up|out|off|down|on|in|at|"
    r"by|to|before|after|when|if|as|not|never|always|for|from|with|and|or|only|again|here|now)\b"
)
_NEXT = re.compile(r"\s+([a-z]\w*)")
_NO_TERM = frozenset(
    (
        *("second", "minute", "hour", "day", "week", "month", "year", "percent", "time", "thing"),
        *("way", "lot", "bit", "red", "green", "blue", "white", "black", "yellow", "one", "free"),
        *("user", "people", "person", "example", "account", "number", "place", "kind", "job"),
        *("nothing", "different", "same", "half", "whole", "rest", "end", "side", "twice", "once"),
    )
)


def bold_names(document: Document) -> Iterator[tuple[Name, int, bool]]:
    r"""Yield the terms in bold of a note, their lines, and whether the note comes back to them.

    >>> from studyatlas.ingest.markdown import read_markdown
    >>> text = "One **queen** lays.\n\nNever feed the queen, **never**.\n"
    >>> [(name.label, line, again) for name, line, again in bold_names(read_markdown("a", text))]
    [('queen', 1, True)]
    """
    lines = document.lines
    marked = {number for number, line in enumerate(lines, 1) if "**" in line and _may_tell(line)}
    if not marked:
        return
    whole = ""
    for section in document.sections:
        for block in section.blocks:
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                continue
            for line in range(block.line, block.end_line + 1):
                if line in marked:
                    for name in _in_line(_MARKS.sub("", lines[line - 1].strip())):
                        whole = whole or "\n".join(lines).lower()
                        yield name, line, _comes_back(name, whole)


def _may_tell(line: str) -> bool:
    """Tell whether more is in bold in a line than what leads up to a colon."""
    return line.count("**") > 2 or not ("**:" in line or ":**" in line)  # noqa: PLR2004 - a pair


def _in_line(text: str) -> Iterator[Name]:
    for found in _BOLD.finditer(text):
        before = text[: found.start()].replace("**", "")
        term, after = found[1], text[found.end() :]
        if term.endswith(":") or after.startswith(":") or (term.endswith(".") and before):
            continue
        name = _name(term.rstrip("."))
        if name and _stands_as_noun(name.base, before, after):
            yield name


def _name(term: str) -> Name | None:
    words = term.split()
    names = subject_names(term) if 0 < len(words) <= _MOST_WORDS else ()
    if len(names) != 1 or "_" in term or term.lower().startswith("non-"):
        return None
    last = singular(words[-1].lower())
    if last in _NO_TERM or last in REMARKS or last in SIZES or is_quality(last):
        return None
    if len(words) > 1 and [n.base for n in names_at(names[0].base, 0)] != [names[0].base]:
        return None
    return names[0]


def _stands_as_noun(term: str, before: str, after: str) -> bool:
    """Tell whether a term stands where a noun does, rather than a verb or how something is."""
    if _LIKE_A_NOUN.search(before):
        return not term.islower() or " " in term or _is_whole(term, after)
    if not term[0].isupper():
        return False
    return not _BEGINS.search(before) or not _ORDER.match(after) or " " in term


def _is_whole(word: str, after: str) -> bool:
    """Tell whether no noun follows a word, which it would only describe: "a **sterile** bee"."""
    found = _NEXT.match(after)
    if found is None or found[1] in STOPS:
        return True
    return found[1].endswith("s") and singular(word) == word


def _comes_back(name: Name, whole: str) -> bool:
    """Tell whether a text in small letters has a name twice, be it in the singular or plural."""
    base = name.base.lower()
    stem = re.escape(base.removesuffix("s"))
    return len(re.findall(rf"(?<![\w-]){stem}(?:e?s)?(?![\w-])", whole)) > 1
