"""mentions: a section mentions every name in its text.

Found by label and alias, whole words, longest first. A mention says that the name stands there and
no more: it is never material by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
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
                    yield at.relation("mentions", mention.node, ID, Origin.STATED, block)
