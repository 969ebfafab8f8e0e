"""heading-explains: a section explains what its heading names.

Stated where the heading is the name itself ("Early stopping"), inferred where it names it among
other words ("Underfitting vs overfitting"). Examples in brackets do not count, and there must be
text under the heading: a bare heading explains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.words import words_up_to
from studyatlas.model.entities import Relation
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
        named = {m.node for m in at.title_mentions}
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
