"""What the notes have to read on a topic, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studyatlas.analysis.coverage import ItemCoverage
from studyatlas.analysis.evidence import (
    Evidence,
    Stretch,
    explained_in,
    mentioned_in,
    stretch_of,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document, Section

WORDS_PER_MINUTE = 200
"""How fast people read; `evidence.minutes` counts the same way."""
TO_EXTEND = "section to extend"
"""How the reason of a section begins that does not explain an item yet."""
_MENTIONS = 3
_EXPLAINS = 0.5
"""So good is a passage that says something of an item, and does not just name it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The stretches of the notes that explain a topic."""

    sections: tuple[Evidence, ...] = ()
    """What explains it; where nothing does, what mentions it."""
    blocks: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """How many words its explanations have, by path and line of the block they stand in."""

    @property
    def words(self) -> int:
        """The number of words to read; each block counts once."""
        return sum(self.blocks.values())


def reserve_on(section: Evidence) -> str:
    """Return what keeps a section from being the reading that one looks for; empty where nothing.

    >>> found = Evidence("a.md", 3, 4, "Bees", "A bee.", "is most like it (inferred)", 0.2)
    >>> reserve_on(found), reserve_on(replace(found, why="names bee"))
    ('inferred', 'names it')
    """
    if section.why.startswith(TO_EXTEND):
        return TO_EXTEND
    if section.why.startswith("mentions"):
        return "mention"
    if section.why.endswith("(inferred)"):
        return "inferred"
    if section.score >= _EXPLAINS:
        return ""
    return section.why if " by hand" in section.why else "names it"


def reading_of(atlas: Atlas, topic: str) -> Reading:
    """Return what to read on a topic."""
    told = [r for r in atlas.incoming.get(topic, ()) if r.source in atlas.sections]
    if not told:
        return Reading()
    explaining = [relation for relation in told if relation.relation == "explains"]
    if not explaining:
        return Reading(mentioned_in(atlas, topic)[:_MENTIONS])
    blocks: dict[tuple[str, int], int] = {}
    for relation in explaining:
        blocks |= _words_by_block(stretch_of(atlas, relation))
    return Reading(explained_in(atlas, topic), blocks)


def reading_of_item(documents: Mapping[str, Document], item: ItemCoverage) -> Reading:
    """Return what to read on an exam item that stands for itself.

    That is what its verdict rests on; where it rests on nothing, the section to extend.

    Args:
        documents: the notes, by path.
        item: the verdict on it.
    """
    if not item.evidence:
        if not item.nearest:
            return Reading()
        why = f"{TO_EXTEND}: {item.nearest.why}"
        return Reading((replace(item.nearest, why=why),))
    blocks: dict[tuple[str, int], int] = {}
    for found in item.evidence:
        if found.score >= _EXPLAINS and found.path in documents:
            note = documents[found.path]
            for section in note.sections:
                blocks |= _words_within(note, section, found.line, found.end_line)
    return Reading(item.evidence, blocks)


def _words_by_block(stretch: Stretch) -> dict[tuple[str, int], int]:
    return _words_within(stretch.document, stretch.section, stretch.line, stretch.end_line)


def _words_within(
    document: Document, section: Section, line: int, end_line: int
) -> dict[tuple[str, int], int]:
    return {
        (document.path, block.line): len(block.text.split())
        for block in section.blocks
        if line <= block.end_line and block.line <= end_line
    }
