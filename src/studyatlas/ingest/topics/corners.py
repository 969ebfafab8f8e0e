"""Tables without a word in their corner: whether the rows or the columns are the things compared.

A note sets things against each other either way: bees in the rows and "capped", "emerges" above, or
"TCP" and "UDP" above and "Speed", "Overhead" in the rows. With "Bee" in the corner it says which;
without, rows are the things where every column is called like a property ("Meaning", "Used for"),
or begins small, as no name does, and the note speaks elsewhere of what stands in the row but of no
column.
"""

from __future__ import annotations

from functools import cached_property

from studyatlas.ingest.facets import facet_of
from studyatlas.ingest.topics.kinds import names_subjects
from studyatlas.ingest.topics.names import subject_names
from studyatlas.ingest.topics.words import FACETS
from studyatlas.model.document import Block, BlockKind, Document
from studyatlas.model.naming import fold, tokens

_MOST_WORDS = 3
_PROPERTIES = frozenset(("meaning", "function", "job", "task", "note", "remark", "use", "location"))
_SUMS = frozenset(("total", "grand total", "subtotal", "sum", "average", "overall"))


class Corners:
    """Knows of one note which of its rows with nothing in the table's corner are things."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def is_thing(self, row: Block) -> bool:
        """Tell whether the first cell of a row is what a table with a bare corner compares."""
        if not row.header or tokens(row.header[0]) or fold(row.subject).rstrip(" :") in _SUMS:
            return False
        others = [tokens(header) for header in row.header[1:]]
        names = subject_names(row.subject)
        if not all(others) or len(names) != 1 or len(names[0].base.split()) > _MOST_WORDS:
            return False
        if all(map(_is_property, row.header[1:])):
            return True
        heads = [word for words in others for word in words]
        is_said = all(word.isalpha() for word in heads) and all(map(_is_small, row.header[1:]))
        return is_said and self._told.isdisjoint(heads) and self._told >= set(tokens(names[0].base))

    @cached_property
    def _told(self) -> frozenset[str]:
        """The words of the note outside its tables, its file's name and headings with them."""
        sections = self._document.sections
        texts = [section.title for section in sections]
        texts += [
            block.text
            for section in sections
            for block in section.blocks
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        ]
        return frozenset(word for text in texts for word in tokens(text))


def _is_small(header: str) -> bool:
    return header == header.lower()


def _is_property(header: str) -> bool:
    last = tokens(header)[-1]
    known = last in FACETS or last in _PROPERTIES or not names_subjects(header)
    return known or facet_of(header) is not None
