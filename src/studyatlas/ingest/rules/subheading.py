"""subheading: a heading right below another names a kind of it, or a part of its field.

"L1 regularization" below "Regularization" is a kind of it, because its name ends in that name.
Any other topic below a topic is taken for a part of it. Both are inferred: an outline puts things
together without saying how.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.model.entities import Relation
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance

ID = "subheading"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `is_a` and `part_of` relations from headings below headings."""
    named: dict[str, str] = {}
    for at in reading.sections:
        section = at.section
        node = reading.vocabulary.subject(section.title, at.context)
        if node is None:
            continue
        named[section.id] = node
        above = named.get(section.parent)
        if above is None or above == node:
            continue
        relation = "is_a" if _ends_in(reading, node, above) else "part_of"
        if reading.allows(node, relation, above):
            position = Position(at.document.path, section.line)
            quote = at.document.quote(section.line)
            provenance = Provenance(position, ID, Origin.INFERRED, quote)
            yield Relation(node, relation, above, provenance)


def _ends_in(reading: Reading, node: str, above: str) -> bool:
    short, long = (f" {name_key(reading.nodes[n].label)}" for n in (above, node))
    return long.endswith(short) and len(long) > len(short)
