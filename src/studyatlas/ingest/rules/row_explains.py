"""row-explains: a table row explains its subject, the name in its first cell.

The other cells must say something: `-` and `TBD` explain nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

ID = "row-explains"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `explains` relations from table rows."""
    for at in reading.sections:
        for block, _ in at.blocks:
            if block.kind is BlockKind.ROW and block.material:
                node = reading.vocabulary.exact(block.subject, at.context)
                if node is not None:
                    yield at.relation("explains", node, ID, Origin.STATED, block.lines)
