"""mentions: a section mentions every name in its text.

Found by label and alias, whole words, longest first. A mention says that the name stands there and
no more: it is never material by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading, SectionReading
from studyatlas.model.document import Block
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

ID = "mentions"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield one `mentions` relation per section and name, at the first place it stands."""
    for at in reading.sections:
        seen: set[str] = set()
        for block, mentions in at.blocks:
            for mention in mentions:
                if mention.node not in seen:
                    seen.add(mention.node)
                    lines = _lines(reading, at, block, mention.node)
                    yield at.relation("mentions", mention.node, ID, Origin.STATED, lines)


def _lines(reading: Reading, at: SectionReading, block: Block, node: str) -> tuple[int, int]:
    """Return the line of a block that has a name; all its lines where the name runs over two."""
    for line in range(block.line, block.end_line + 1):
        found = reading.vocabulary.find(at.document.quote(line), at.context)
        if any(mention.node == node for mention in found):
            return line, line
    return block.lines
