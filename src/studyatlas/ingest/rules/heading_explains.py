"""heading-explains: a section explains what its heading names.

Stated where the heading is the name itself ("Early stopping"), inferred where it is about it in
other words ("Underfitting vs overfitting", "How to avoid overfitting"), and the name is no part of
a longer one ("The overfitting team"). Examples in brackets do not count, and there must be text
under the heading: a bare heading explains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.clauses import places_of
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.topics.in_titles import is_about
from studyatlas.ingest.words import words_up_to
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold
from studyatlas.model.position import Origin

ID = "heading-explains"
_BRACKETS = re.compile(r"\([^()]*\)")
_ENOUGH_WORDS = 4


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `explains` relations from headings."""
    for at in reading.sections:
        blocks = at.section.blocks
        if sum(words_up_to(block.material, _ENOUGH_WORDS) for block in blocks) < _ENOUGH_WORDS:
            continue
        title = at.section.title
        if whole := reading.vocabulary.exact(title, at.context):
            yield at.relation("explains", whole, ID, Origin.STATED)
            continue
        text = fold(title)
        places = places_of(text, at.title_mentions)
        named = {name.node for name in places if is_about(text, name.start, name.end)}
        if not named:
            continue
        outside, whole_outside = named, None
        if "(" in title:
            bare = _BRACKETS.sub(" ", title)
            outside = {m.node for m in reading.vocabulary.find(bare, at.context)}
            whole_outside = reading.vocabulary.exact(bare, at.context)
        for node in sorted(named & outside):
            origin = Origin.STATED if node == whole_outside else Origin.INFERRED
            yield at.relation("explains", node, ID, origin)
