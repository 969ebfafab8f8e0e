"""Sections that a person made for an item and has not written yet.

A heading made of an item's words with "TBD" or nothing below says more than any likeness of other
text: here it was to stand, and does not. Only where nothing at all stands below, what comes next
may be its text, for some people write two headings in a row. A note most of which is empty is a
checklist, and says nothing of what stands elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from studyatlas.analysis.coverage.likeness import share_of
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


class MeantFor:
    """Tells which items a heading was made for.

    >>> meant = MeantFor({"1": {"hive": 2.0, "tool": 1.0}, "2": {"queen": 1.0}})
    >>> meant.by("Hives"), meant.by("Hives in winter"), meant.by("Queens")
    ({'1': 0.6666666666666666}, {}, {'2': 1.0})
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Know the items.

        Args:
            weights: of each item, by code: the weight of each stem of its core.
        """
        self._weights = weights
        self._places = {code: place for place, code in enumerate(weights)}
        self._having: dict[str, list[str]] = defaultdict(list)
        for code, core in weights.items():
            for stem in core:
                self._having[stem].append(code)
        self._known: dict[frozenset[str], dict[str, float]] = {}

    def by(self, title: str) -> dict[str, float]:
        """Return how much of each item a heading makes up that was made for it, in their order."""
        words = frozenset(telling_in(without_examples(title)))
        if words not in self._known:
            codes = {code for word in words for code in self._having.get(word, ())}
            ordered = sorted(codes, key=self._places.__getitem__)
            shares = {code: _share(words, self._weights[code]) for code in ordered}
            self._known[words] = {c: share for c, share in shares.items() if share >= _SHARE}
        return self._known[words]


def open_places(atlas: Atlas, meant: MeantFor) -> dict[str, OpenPlace]:
    """Return the open place of each item that has one."""
    found: dict[str, OpenPlace] = {}
    for document in atlas.documents:
        for place in _in_document(document):
            shares = meant.by(place.title)
            if shares:
                found.setdefault(max(shares, key=shares.__getitem__), place)
    return found


def longest_made_for(atlas: Atlas, meant: MeantFor) -> dict[str, int]:
    """Return the words in the longest section whose heading was made for an item, by its code."""
    longest: dict[str, int] = {}
    for document in atlas.documents:
        for section, size in _sizes(document.sections):
            for code in meant.by(section.title):
                longest[code] = max(size, longest.get(code, 0))
    return longest


def _sizes(sections: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Yield each section with the number of words in it and in those below it."""
    counts = [sum(len(stems(block.material)) for block in part.blocks) for part in sections]
    told = [0, *accumulate(counts)]
    for index, end in enumerate(_ends(sections)):
        yield sections[index], told[end] - told[index]


class EmptyRows:
    """The table rows that say nothing of their subject."""

    def __init__(self, atlas: Atlas) -> None:
        self._having: dict[str, list[frozenset[str]]] = defaultdict(list)
        for subject in dict.fromkeys(_empty_subjects(atlas)):
            for stem in subject:
                self._having[stem].append(subject)

    def have(self, name: str) -> bool:
        """Tell whether the subject of one of them has all words of a name."""
        words = frozenset(stems(name))
        rows = min((self._having.get(word, []) for word in words), key=len, default=[])
        return any(words <= row for row in rows)


def _empty_subjects(atlas: Atlas) -> Iterator[frozenset[str]]:
    sections = (section for document in atlas.documents for section in document.sections)
    for block in (block for section in sections for block in section.blocks):
        if block.kind is BlockKind.ROW and block.subject and not block.material:
            yield frozenset(stems(block.subject))


def _share(words: frozenset[str], core: Mapping[str, float]) -> float:
    """Return how much of an item a heading makes up; nothing where it is of other words, too."""
    if len(words & core.keys()) < _INSIDE * len(words):
        return 0.0
    return share_of(words, core)


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
