"""subheading: a heading right below another names a kind, an example or a part of it.

"L1 regularization" below "Regularization" is a kind of it, because its name ends in that name. What
stands below a plural of several words ("Drug groups") is an example of it; an action is not, unless
the plural is one of actions ("Tuning methods"), nor is what the text right below the plural leaves
out where it names others of the headings. What stands below a note's title is a part of its
field, as is what the text right below a heading names and a further heading then takes up. All of
this is inferred: an outline puts things together without saying how.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold, name_key, singular
from studyatlas.model.position import Origin, Position, Provenance

ID = "subheading"
_NO_PARTS = ("service", "tool")
_ACTION = re.compile(r"(?:ing|tion|sion|sis|ment)$")
_OF_ACTIONS = re.compile(
    r"(?:technique|method|process|processe|algorithm|strategy|strategie|approach|approache|"
    r"operation|step|phase|stage|problem|task|skill)s$"
)


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `is_a`, `example_of` and `part_of` relations from headings below headings."""
    named: dict[str, tuple[str, SectionReading]] = {}
    below = _below(reading)
    for at in reading.sections:
        section = at.section
        node = reading.vocabulary.subject(section.title, at.context)
        if node is None:
            continue
        named[section.id] = (node, at)
        if section.parent not in named:
            continue
        above, parent = named[section.parent]
        relation = _relation(reading, node, above, parent)
        others = below[section.parent]
        if relation == "example_of" and not _names(parent, node) and _names(parent, *others):
            continue
        if relation and reading.allows(node, relation, above):
            position = Position(at.document.path, section.line)
            quote = at.document.quote(section.line)
            provenance = Provenance(position, ID, Origin.INFERRED, quote)
            yield Relation(node, relation, above, provenance)


def _relation(reading: Reading, node: str, above: str, parent: SectionReading) -> str:
    """Return how a topic is most likely joined to the one its heading stands below, if at all."""
    if _ends_in(reading, node, above):
        return "is_a"
    words = fold(reading.nodes[above].label).split()
    if singular(words[-1]) != words[-1]:
        action = _ACTION.search(fold(reading.nodes[node].label))
        fits = len(words) > 1 and (not action or _OF_ACTIONS.search(words[-1]))
        return "example_of" if fits else ""
    is_title = parent.section.level == 1 and not parent.section.parent
    is_part = is_title or _names(parent, node)
    return "part_of" if is_part and reading.nodes[node].type not in _NO_PARTS else ""


def _below(reading: Reading) -> dict[str, set[str]]:
    """Return the nodes that the headings right below each section name, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for at in reading.sections:
        if node := reading.vocabulary.subject(at.section.title, at.context):
            found[at.section.parent].add(node)
    return found


def _names(parent: SectionReading, *nodes: str) -> bool:
    """Tell whether the text right below a heading names a node; a table compares rather."""
    return any(
        mention.node in nodes
        for block, mentions in parent.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for mention in mentions
    )


def _ends_in(reading: Reading, node: str, above: str) -> bool:
    short, long = (f" {name_key(reading.nodes[n].label)}" for n in (above, node))
    return long.endswith(short) and len(long) > len(short)
