"""subheading: a heading right below another names a kind, an example or a part of it.

"L1 regularization" below "Regularization" is a kind of it, because its name ends in that name. What
stand side by side below a plural of several words ("Routing protocols") are examples of it, unless
that is the note's title, which names its field ("Operating systems"); an action is none, unless the
plural is one of actions ("Tuning methods"), nor is what the text right below the plural leaves out
where it names others of the headings, nor what has the plural's last word itself. Below "groups" or
"types" may stand what is in them, so nothing is known of that. What stands below a note's title is
a part of its field, as is what the text right below a heading names and a further heading then
takes up. All of this is inferred: an outline puts things together without saying how.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.naming import fold, singular
from studyatlas.model.position import Origin, Position, Provenance

ID = "subheading"
_OF_GROUPS = re.compile(
    r"(?:group|type|kind|sort|categorie|class|classe|familie|area|field|topic)s$"
)
_NO_PARTS = ("service", "tool")
_ACTION = re.compile(r"(?:ing|tion|sion|sis|ment)$")
_OF_ACTIONS = re.compile(
    r"(?:technique|method|process|processe|algorithm|strategy|strategie|approach|approache|"
    r"operation|step|phase|stage|problem|task|skill)s$"
)


class _Parent(NamedTuple):
    """A heading that names a topic."""

    node: str
    at: SectionReading
    told: frozenset[str]
    """The topics that the text right below it names."""


def find(reading: Reading) -> Iterator[Relation]:
    """Yield `is_a`, `example_of` and `part_of` relations from headings below headings."""
    named: dict[str, _Parent] = {}
    below = _below(reading)
    for at in reading.sections:
        section = at.section
        node = reading.vocabulary.subject(section.title, at.context)
        if node is None:
            continue
        named[section.id] = _Parent(node, at, _told(at))
        if section.parent not in named:
            continue
        parent, others = named[section.parent], below[section.parent]
        above = parent.node
        relation = _relation(reading, node, parent, others)
        left_out = node not in parent.told and not parent.told.isdisjoint(others)
        if relation == "example_of" and left_out:
            continue
        if relation and reading.allows(node, relation, above):
            position = Position(at.document.path, section.line)
            quote = at.document.quote(section.line)
            provenance = Provenance(position, ID, Origin.INFERRED, quote)
            yield Relation(node, relation, above, provenance)


def _relation(reading: Reading, node: str, parent: _Parent, others: Collection[str]) -> str:
    """Return how a topic is most likely joined to the one its heading stands below, if at all.

    Args:
        reading: knows the nodes.
        node: the topic.
        parent: the one its heading stands below.
        others: all topics whose headings stand right below it.
    """
    above, section = parent.node, parent.at.section
    if reading.is_kind_by_name(node, above):
        return "is_a"
    is_title = section.level == 1 and not section.parent
    words = fold(reading.nodes[above].label).split()
    if singular(words[-1]) != words[-1] and not words[-1].endswith("ics"):
        own = fold(reading.nodes[node].label).split()
        action = _ACTION.search(own[-1]) and not _OF_ACTIONS.search(words[-1])
        fits = len(words) > 1 < len(others) and not action
        told = not _OF_GROUPS.search(words[-1]) and singular(own[-1]) != singular(words[-1])
        return "example_of" if fits and told and not is_title else ""
    is_part = is_title or node in parent.told
    return "part_of" if is_part and reading.nodes[node].type not in _NO_PARTS else ""


def _below(reading: Reading) -> dict[str, set[str]]:
    """Return the nodes that the headings right below each section name, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for at in reading.sections:
        if node := reading.vocabulary.subject(at.section.title, at.context):
            found[at.section.parent].add(node)
    return found


def _told(at: SectionReading) -> frozenset[str]:
    """Return the nodes that the text right below a heading names; a table compares rather."""
    return frozenset(
        mention.node
        for block, mentions in at.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for mention in mentions
    )
