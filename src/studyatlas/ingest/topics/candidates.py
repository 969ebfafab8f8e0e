"""Where the notes treat a name as a subject, and what type they give it.

`heading-topic`: a heading, or a bold line used as one, with text below it or below its parts.
`note-topic`: the name of a file whose text begins without a heading.
`lead-in-topic`: a bold lead-in of a paragraph or list item, or a short item with others nested in
it, that goes on to say something.
`row-topic`: the first cell of a table row whose other cells say something, and the names in a
column that is called "Metric", "Algorithm" and the like; with nothing in the table's corner only if
the rows are what it compares (`corners`).
`listed-topic`: the entries of a cell, or of a list, whose title names a relation ("Used for"), if
all of them are short names; what it is used for must be built like a purpose (`purposes`).

A heading that stands under three or more others in one note ("Limits") is one side of each of
them, and no subject of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from studyatlas.ingest.facets import Facet, facet_of, facet_with_subject, labels
from studyatlas.ingest.listed import spread
from studyatlas.ingest.only_listed import LISTED
from studyatlas.ingest.topics.corners import Corners
from studyatlas.ingest.topics.deeds import deeds, may_tell_deeds
from studyatlas.ingest.topics.in_prose import BOLD, BOLD_ONCE, DEFINED, names_in_prose
from studyatlas.ingest.topics.in_sentences import may_join, told_names
from studyatlas.ingest.topics.kinds import kind_of_column, kind_of_name, names_subjects
from studyatlas.ingest.topics.names import Name, note_name, phrase_names, subject_names
from studyatlas.ingest.topics.purposes import is_action, is_purpose
from studyatlas.ingest.topics.told import purposes, titled
from studyatlas.ingest.words import is_title, words_up_to
from studyatlas.model.document import Block, BlockKind, Document, Section
from studyatlas.model.naming import name_key

HEADING, NOTE, LEAD_IN = "heading-topic", "note-topic", "lead-in-topic"
ROW = "row-topic"
_RULES = (HEADING, NOTE, LEAD_IN, ROW, BOLD, DEFINED, LISTED, BOLD_ONCE)
_NAMING = ("used_for", "requires", "mitigates", "part_of", "measures", "affects")
_IN_LIST = re.compile(r"\s·\s|;\s|,\s+(?:and\s+|or\s+)?|\s+and\s+")
_COMMA = re.compile(r",\s+(?:and\s+|or\s+)?")
_LISTED_WORDS = 3
_ENOUGH_WORDS = 4
_ENOUGH_IN_ROW = 3
_SIDE_OF = 3
_PLAIN_WORDS = 3
_PLAIN_WORDS_WITH_COLON = 5
_IN_CELL = 12
_IN_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_PARTED = re.compile(r":\s|\s[–—-]\s")
_BOLD = re.compile(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[.\]\s+)?(?:\*\*|__|<(?:b|strong|u)>)")


LINE = "\n"
"""Stands for a quote that is all of the line, where it is looked up only if it is needed."""


class Candidate(NamedTuple):
    """One place where a name stands as a subject."""

    name: Name
    type: str
    """Empty where nothing tells it."""
    rule: str
    path: str
    line: int
    quote: str
    """The line as it stands there; empty where the file's own name is meant."""
    key: str = ""
    """What the spellings of the name have in common; an acronym has that of its long form, where
    the note says which."""

    @property
    def rank(self) -> tuple[int, str, int]:
        """What the best place of a name has least of: headings first, then by path and line."""
        return _RULES.index(self.rule), self.path, self.line


def subjects(document: Document) -> tuple[Candidate, ...]:
    """Return every place in a note where a name stands as a subject, each with the name's key.

    "SVM" is the machine where the note says so.
    """
    found = list(candidates(document))
    long_forms: dict[str, set[str]] = defaultdict(set)
    for candidate in found:
        if candidate.name.acronym:
            long_forms[name_key(candidate.name.acronym)].add(candidate.name.key)
    keyed = []
    for candidate in found:
        key = candidate.name.key
        meant = long_forms.get(key, ())
        key = next(iter(meant)) if len(meant) == 1 else key
        name, kind, rule, path, line, quote, _ = candidate
        keyed.append(Candidate(name, kind, rule, path, line, quote, key))
    return tuple(keyed)


def candidates(document: Document) -> Iterator[Candidate]:
    """Yield every place in a note where a name stands as a subject, without its key."""
    words = _words_below(document)
    sides = _sides(document)
    corners = Corners(document)
    yield from _titled(document)
    for section in document.sections:
        is_side = name_key(section.title) in sides
        if words[section.id] >= _ENOUGH_WORDS and not is_side:
            is_note = section.id == document.path
            for name in subject_names(note_name(section.title) if is_note else section.title):
                yield _candidate(name, NOTE if is_note else HEADING, document, section.line)
        yield from _in_blocks(document, section, corners)
    for name, rule, line in names_in_prose(document):
        yield _candidate(name, rule, document, line)


def _candidate(
    name: Name, rule: str, document: Document, line: int, column_type: str = ""
) -> Candidate:
    kind = kind_of_name(f"{name.base} {name.tail}".strip()) or column_type
    quote = "" if rule == NOTE else document.quote(line)
    return Candidate(name, kind, rule, document.path, line, quote)


def _words_below(document: Document) -> dict[str, int]:
    """Return how many words teach something in each section and all that stands in it.

    Of a long block only as many are counted as are enough.
    """
    words: dict[str, int] = defaultdict(int)
    for section in reversed(document.sections):
        words[section.id] += sum(words_up_to(b.material, _ENOUGH_WORDS) for b in section.blocks)
        words[section.parent] += words[section.id]
    return words


def _sides(document: Document) -> set[str]:
    parents: dict[str, set[str]] = defaultdict(set)
    for section in document.sections:
        if section.parents:
            parents[name_key(section.title)].add(section.parent)
    return {key for key, above in parents.items() if len(above) >= _SIDE_OF}


def _in_blocks(document: Document, section: Section, corners: Corners) -> Iterator[Candidate]:
    facet = facet_of(section.title) if section.parent else None
    for index, block in enumerate(section.blocks):
        for name in purposes(block.text):
            yield _candidate(name, LISTED, document, block.line)
        for name in _told(section, block):
            yield _candidate(name, LISTED, document, block.line)
        if block.kind is BlockKind.ROW:
            yield from _in_row(document, block, corners)
            continue
        for label in labels(block, document):
            named = facet_of(label.title) if label.rest else None
            yield from _listed(document, named, label.rest, label.lines[0])
        if block.kind is BlockKind.ITEM and not block.titles and _names_things(facet):
            yield from _listed(document, facet, block.text, block.line)
        elif block.subject and _says_enough(section.blocks, index):
            bold = _BOLD.match(document.quote(block.line))
            if bold or _is_plain_title(block):
                for name in subject_names(block.subject):
                    yield _candidate(name, LEAD_IN, document, block.line)


def _told(section: Section, block: Block) -> Iterator[Name]:
    """Yield what the sentences of a block join to its subject."""
    joins, does = may_join(block.text), may_tell_deeds(block.text)
    if block.kind is BlockKind.CODE or not (joins or does):
        return
    lead = block.subject if block.text.startswith(block.subject) else ""
    titles = (section.title, *block.titles, *((block.subject,) if lead != block.text else ()))
    text = block.text[len(lead) :].lstrip(" :–—-·") if lead != block.text else block.text
    if joins:
        yield from told_names(text, [title for title in titles if title])
    if does:
        yield from (said.name for said in deeds(text) if not said.is_remedy)


def _says_enough(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a block, with what is nested in it, goes on after its lead-in."""
    block = blocks[index]
    subject = len(block.subject.split())
    words = words_up_to(block.material, subject + _ENOUGH_WORDS) - subject
    for other in blocks[index + 1 : index + 1 + _ENOUGH_WORDS]:
        if words >= _ENOUGH_WORDS or block.subject not in other.titles:
            break
        words += words_up_to(other.material, _ENOUGH_WORDS - words)
    return words >= _ENOUGH_WORDS


def _is_plain_title(block: Block) -> bool:
    """Tell whether a list item without bold words is short enough to name what is nested in it."""
    longest = _PLAIN_WORDS_WITH_COLON if block.text.rstrip().endswith(":") else _PLAIN_WORDS
    return block.kind is BlockKind.ITEM and len(block.subject.split()) <= longest


def _titled(document: Document) -> Iterator[Candidate]:
    """Yield the subjects of titles such as "Types of moss", and what a list below them names."""
    below: dict[str, list[str]] = defaultdict(list)
    for section in document.sections:
        below[section.parent].append(section.title)
    for section in document.sections:
        listed = [b.subject or b.text for b in section.blocks if _is_entry(b, ())]
        yield from _listed_below(document, section.title, section.line, listed or below[section.id])
        for index, block in enumerate(section.blocks):
            if block.kind in _IN_TEXT and is_title(block.text) and facet_with_subject(block.text):
                titles = (*block.titles, block.subject) if block.kind is BlockKind.ITEM else ()
                nested = _entries(section.blocks[index + 1 :], titles)
                yield from _listed_below(document, block.text, block.line, nested)


def _entries(blocks: Sequence[Block], titles: tuple[str, ...]) -> list[str]:
    """Return the items right below a title, up to the next block that is none of them."""
    inside = takewhile(
        lambda b: b.titles[: len(titles)] == titles and b.kind is BlockKind.ITEM, blocks
    )
    return [b.subject or b.text for b in inside if b.titles == titles]


def _is_entry(block: Block, titles: tuple[str, ...]) -> bool:
    return block.kind is BlockKind.ITEM and block.titles == titles


def _listed_below(
    document: Document, title: str, line: int, entries: Sequence[str]
) -> Iterator[Candidate]:
    if found := titled(title, entries[:_IN_CELL]):
        subjects_named, names = found
        for name in (*subjects_named, *names):
            yield _candidate(name, LISTED, document, line)


def _in_row(document: Document, row: Block, corners: Corners) -> Iterator[Candidate]:
    header = row.header[0] if row.header else ""
    if (names_subjects(header) or corners.is_thing(row)) and _row_says_enough(
        row, kind_of_column(header)
    ):
        kind = kind_of_column(header)
        named = _in_column(row.subject, kind) if kind == "problem" else subject_names(row.subject)
        for name in named:
            yield _candidate(name, ROW, document, row.line, kind_of_column(header))
    for header, cell in zip(row.header[1:], row.cells[1:], strict=False):
        if (kind := kind_of_column(header)) and row.subject:
            for part in cell.split(" · ")[:_IN_CELL]:
                for name in _in_column(part, kind):
                    yield _candidate(name, ROW, document, row.line, kind)
        elif subject_names(row.subject):
            yield from _listed(document, facet_of(header), cell, row.line)


def _in_column(text: str, kind: str) -> Iterator[Name]:
    """Yield the names in one entry of a cell; a problem may be told in more words, or be two."""
    parted = _PARTED.split(text, maxsplit=1)
    if kind == "problem":
        for part in (*spread(parted[0]), *parted[1:]):
            yield from phrase_names(part)
        return
    entries = [entry for entry in _COMMA.split(text) if not _PARTED.search(entry)]
    names = [subject_names(entry) for entry in entries]
    if all(len(name) == 1 for name in names):
        yield from (name for (name,) in names)


def _names_things(facet: Facet | None) -> bool:
    return facet is not None and facet.relation in _NAMING


def _listed(document: Document, facet: Facet | None, text: str, line: int) -> Iterator[Candidate]:
    """Yield the entries of a list, if all of them are short names; of purposes, no remarks."""
    if facet is None or not _names_things(facet):
        return
    entries = [entry for entry in _IN_LIST.split(text.strip(" .")) if entry]
    named = phrase_names if facet.relation == "affects" else subject_names
    names = [named(entry) for entry in entries[: _IN_CELL + 1]]
    short = all(len(name) == 1 and len(name[0].base.split()) <= _LISTED_WORDS for name in names)
    if short and len(names) <= _IN_CELL and not any(_PARTED.search(e) for e in entries):
        short_names = [name for (name,) in names]
        for name in _purposes(short_names) if facet.relation == "used_for" else short_names:
            yield _candidate(name, LISTED, document, line)


def _purposes(names: Sequence[Name]) -> list[Name]:
    """Return which names are purposes; beside a mere remark only actions are."""
    fits = [is_purpose(name.base) for name in names]
    return [
        n for n, fit in zip(names, fits, strict=True) if fit and (all(fits) or is_action(n.base))
    ]


def _row_says_enough(row: Block, kind: str) -> bool:
    named = bool(kind) or any(kind_of_name(name.base) for name in subject_names(row.subject))
    return words_up_to(row.material, _ENOUGH_IN_ROW) >= (1 if named else _ENOUGH_IN_ROW)
