"""Sections that a person made for an item and has not written yet.

A heading made of an item's words with "TBD" or nothing below says more than any likeness of other
text: here it was to stand, and does not. Only where nothing at all stands below, what comes next
may be its text, for some people write two headings in a row. A note most of which is empty is a
checklist, and says nothing of what stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from studyatlas.analysis.coverage.passages import Passage
from studyatlas.analysis.coverage.question import stems, telling_in, without_examples
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import BlockKind, Document, Section

_SHARE, _INSIDE = 0.3, 0.75


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A section without material."""

    path: str
    title: str
    following: range
    """The lines of the section behind it, if that may hold its text; else empty."""
    line: int
    end_line: int
    quote: str
    """The heading as it stands in the note."""

    def may_be_told_in(self, passage: Passage | None) -> bool:
        """Tell whether a passage may be what was to stand here."""
        return passage is not None and passage.path == self.path and passage.line in self.following


def open_places(atlas: Atlas, weights: Mapping[str, Mapping[str, float]]) -> dict[str, OpenPlace]:
    """Return the open place of each item that has one.

    Args:
        atlas: the notes.
        weights: of each item, by code: the weight of each stem of its core.
    """
    found: dict[str, OpenPlace] = {}
    for document in atlas.documents:
        for place in _in_document(document):
            words = frozenset(telling_in(without_examples(place.title)))
            shares = {code: _share(words, core) for code, core in weights.items()} if words else {}
            code = max(shares, key=lambda item: shares[item], default="")
            if code and shares[code] >= _SHARE:
                found.setdefault(code, place)
    return found


def longest_made_for(atlas: Atlas, weights: Mapping[str, Mapping[str, float]]) -> dict[str, int]:
    """Return the words in the longest section whose heading was made for an item, by its code.

    Args:
        atlas: the notes.
        weights: of each item, by code: the weight of each stem of its core.
    """
    longest: dict[str, int] = {}
    for document in atlas.documents:
        for section, size in _sizes(document.sections):
            words = frozenset(telling_in(without_examples(section.title)))
            for code, core in weights.items() if words else ():
                if _share(words, core) >= _SHARE:
                    longest[code] = max(size, longest.get(code, 0))
    return longest


def _sizes(sections: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Yield each section with the number of words in it and in those below it."""
    counts = [sum(len(stems(block.material)) for block in part.blocks) for part in sections]
    told = [0, *accumulate(counts)]
    for index, end in enumerate(_ends(sections)):
        yield sections[index], told[end] - told[index]


def empty_rows(atlas: Atlas) -> frozenset[frozenset[str]]:
    """Return the stems of the subject of each table row that says nothing of it."""
    rows = (block for part in _sections(atlas) for block in part.blocks if block.subject)
    empty = (block for block in rows if block.kind is BlockKind.ROW and not block.material)
    return frozenset(frozenset(stems(block.subject)) for block in empty) - {frozenset()}


def _sections(atlas: Atlas) -> Iterator[Section]:
    return (section for document in atlas.documents for section in document.sections)


def _share(words: frozenset[str], core: Mapping[str, float]) -> float:
    """Return how much of an item a heading makes up; nothing where it is of other words, too."""
    if len(words & core.keys()) < _INSIDE * len(words):
        return 0.0
    return sum(core.get(word, 0.0) for word in words) / (sum(core.values()) or 1.0)


def _in_document(document: Document) -> Iterator[OpenPlace]:
    sections = document.sections
    ends = _ends(sections)
    taught = [0, *accumulate(any(b.material for b in part.blocks) for part in sections)]
    filled = [taught[end] > taught[index] for index, end in enumerate(ends)]
    if sum(filled) < len(sections) / 2:
        return
    for index, (section, end) in enumerate(zip(sections, ends, strict=True)):
        if not filled[index]:
            bare = not section.blocks and end == index + 1
            behind = sections[end] if bare and end < len(sections) else None
            lines = range(behind.line, behind.end_line + 1) if behind else range(0)
            ends_at = sections[end - 1].end_line
            quote = document.quote(section.line)
            yield OpenPlace(document.path, section.title, lines, section.line, ends_at, quote)


def _ends(sections: Sequence[Section]) -> list[int]:
    """Return for each section the number of the first one behind it that is not below it.

    >>> _ends(())
    []
    """
    ends = [len(sections)] * len(sections)
    open_ones: list[int] = []
    for index, section in enumerate(sections):
        while open_ones and sections[open_ones[-1]].level >= section.level:
            ends[open_ones.pop()] = index
        open_ones.append(index)
    return ends
