"""subheading: a heading right below another names a kind of it, or a part of its field.

"L1 regularization" below "Regularization" is a kind of it, because its name ends in that name. What
stands below a plural of several words ("Drug groups") is an example of it; below any other topic it
is taken for a part, unless it is a service or tool, or its heading is a bold line. All of this is
inferred: an outline puts things together without saying how.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold, name_key, singular
from studyatlas.model.position import Origin, Position, Provenance

ID = "subheading"
_NO_PARTS = ("service", "tool")


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `is_a`, `example_of` and `part_of` relations from headings below headings."""
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
        relation = _relation(reading, node, above)
        if section.bold and relation == "part_of":
            continue
        if relation and reading.allows(node, relation, above):
            position = Position(at.document.path, section.line)
            quote = at.document.quote(section.line)
            provenance = Provenance(position, ID, Origin.INFERRED, quote)
            yield Relation(node, relation, above, provenance)


def _relation(reading: Reading, node: str, above: str) -> str:
    """Return how a topic is most likely joined to the one its heading stands below, if at all."""
    if _ends_in(reading, node, above):
        return "is_a"
    words = reading.nodes[above].label.split()
    if singular(fold(words[-1])) != fold(words[-1]):
        return "example_of" if len(words) > 1 else ""
    return "" if reading.nodes[node].type in _NO_PARTS else "part_of"


def _ends_in(reading: Reading, node: str, above: str) -> bool:
    short, long = (f" {name_key(reading.nodes[n].label)}" for n in (above, node))
    return long.endswith(short) and len(long) > len(short)
