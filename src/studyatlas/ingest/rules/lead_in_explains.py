"""lead-in-explains: a list item whose bold or short lead-in is a name explains that name.

The lead-in must be the name itself, and words must follow it in the same item or nested below.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.words import words_up_to
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

ID = "lead-in-explains"
_ENOUGH_WORDS = 4


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `explains` relations from lead-ins."""
    for at in reading.sections:
        for index, (block, _) in enumerate(at.blocks):
            if block.kind is BlockKind.ROW or not block.subject:
                continue
            node = reading.vocabulary.exact(block.subject, at.context)
            if node is None:
                continue
            if _says_enough(at, index):
                yield at.relation("explains", node, ID, Origin.STATED, block.lines)


def _says_enough(at: SectionReading, index: int) -> bool:
    """Tell whether a block, with what is nested right below it, goes on after its lead-in."""
    block, _ = at.blocks[index]
    subject = len(block.subject.split())
    words = words_up_to(block.material, subject + _ENOUGH_WORDS) - subject
    for after in range(index + 1, len(at.blocks)):
        other, _ = at.blocks[after]
        if words >= _ENOUGH_WORDS or block.subject not in other.titles:
            break
        words += words_up_to(other.material, _ENOUGH_WORDS - words)
    return words >= _ENOUGH_WORDS
