"""Names in bold within running text: "One **queen**, a few hundred **drones**".

Bold marks a term, or stresses a word. It is a term where it stands as a noun does, behind an
article, a number or "of", or where it begins a sentence that then says something of it; and where
the note comes back to it, an exam's item names it, or another note has it in bold or as a subject.
What says how or where ("by **hand**", "in **production**") is none for coming back alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

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
_HOW = re.compile(r"(?:^|[\s(])(?:by|with|in|of)\s+[\"“(]?$", re.IGNORECASE)
_AROUND = 80
"""As many letters on either side of a term are looked at: a line may have thousands of terms."""
_RUN = re.compile(r"[\w-]+")
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
    found = list(_in_lines(document, marked))
    again = _coming_back("\n".join(lines).lower(), {name.base.lower() for name, _, _ in found})
    for name, line, is_how in found:
        yield name, line, not is_how and name.base.lower() in again


def _in_lines(document: Document, marked: set[int]) -> Iterator[tuple[Name, int, bool]]:
    """Yield the terms in bold, their lines, and whether they only say how or where."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                continue
            for line in range(block.line, block.end_line + 1):
                if line in marked:
                    text = _MARKS.sub("", document.lines[line - 1].strip())
                    yield from ((name, line, is_how) for name, is_how in _in_line(text))


def _may_tell(line: str) -> bool:
    """Tell whether more is in bold in a line than what leads up to a colon."""
    return line.count("**") > 2 or not ("**:" in line or ":**" in line)  # noqa: PLR2004 - a pair


def _in_line(text: str) -> Iterator[tuple[Name, bool]]:
    for found in _BOLD.finditer(text):
        start, end = found.span()
        cut = "…" if start > _AROUND else ""  # what is cut does not begin the line
        before = cut + text[max(0, start - _AROUND) : start].replace("**", "")
        term, after = found[1], text[end : end + _AROUND]
        if term.endswith(":") or after.startswith(":") or (term.endswith(".") and before):
            continue
        name = _name(term.rstrip("."))
        if name and _stands_as_noun(name.base, before, after):
            yield name, name.base.islower() and " " not in name.base and bool(_HOW.search(before))


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


def _coming_back(whole: str, bases: Iterable[str]) -> set[str]:
    """Return which names a text has twice, be it in the singular or plural; all in small letters.

    The text is gone through once: at each word, for the names that begin with it.

    >>> sorted(_coming_back("a queen, node.js; queens, node.js-free", ["queen", "node.js"]))
    ['queen']
    """
    of_form: dict[str, list[str]] = defaultdict(list)
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for base in bases:
        stem = base.removesuffix("s")
        for form in (stem, f"{stem}s", f"{stem}es"):
            if run := _RUN.search(form):
                of_form[form].append(base)
                spans[run[0]].add((run.start(), len(form)))
    times: Counter[str] = Counter()
    for run in _RUN.finditer(whole):
        for offset, length in spans.get(run[0], ()):
            start = run.start() - offset
            form = whole[start : start + length] if start >= 0 else ""
            goes_on = _RUN.match(whole, start + length) or (offset and _RUN.match(whole, start - 1))
            if form in of_form and not goes_on:
                times.update(of_form[form])
    return {base for base, count in times.items() if count > 1}
