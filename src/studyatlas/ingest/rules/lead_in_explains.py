"""lead-in-explains: a list item whose bold or short lead-in is a name explains that name.

The lead-in must be the name itself, and words must follow it in the same item or nested below.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
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
            own = len(block.material.split()) - len(block.subject.split())
            nested = sum(
                len(other.material.split())
                for other, _ in at.blocks[index + 1 :]
                if block.subject in other.titles
            )
            if own + nested >= _ENOUGH_WORDS:
                yield at.relation("explains", node, ID, Origin.STATED, block.lines)
