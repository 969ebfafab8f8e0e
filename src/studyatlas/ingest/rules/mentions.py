"""mentions: a section mentions every name in its text.

Found by label and alias, whole words, longest first. A mention says that the name stands there and
no more: it is never material by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.model.document import Block
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Provenance

ID = "mentions"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield one `mentions` relation per section and name, at the first line it stands on."""
    for at in reading.sections:
        seen: set[str] = set()
        for block, mentions in at.blocks:
            new = [m.node for m in mentions if m.node not in seen]
            places = _places(reading, at, block) if new else {}
            said: dict[tuple[int, int], Provenance] = {}
            for node in dict.fromkeys(new):
                seen.add(node)
                lines = places.get(node) or block.lines
                if lines not in said:  # many names of one line have one provenance
                    said[lines] = at.provenance(ID, Origin.STATED, lines)
                yield Relation(at.section.id, "mentions", node, said[lines])


def _places(reading: Reading, at: SectionReading, block: Block) -> Mapping[str, tuple[int, int]]:
    """Return the first line of a block for each name; one that runs over two is not in it."""
    if block.line == block.end_line:
        return {}
    found: dict[str, tuple[int, int]] = {}
    for line in range(block.line, block.end_line + 1):
        for mention in reading.vocabulary.find(at.document.quote(line), block.text):
            found.setdefault(mention.node, (line, line))
    return found
