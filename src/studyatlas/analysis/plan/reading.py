"""What the notes have to read on a topic, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studyatlas.analysis.evidence import (
    Evidence,
    Stretch,
    explained_in,
    mentioned_in,
    stretch_of,
)
from studyatlas.model.atlas import Atlas

WORDS_PER_MINUTE = 200
"""How fast people read; `evidence.minutes` counts the same way."""
_MENTIONS = 3


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


def _words_by_block(stretch: Stretch) -> dict[tuple[str, int], int]:
    return {
        (stretch.document.path, block.line): len(block.text.split())
        for block in stretch.section.blocks
        if stretch.line <= block.end_line and block.line <= stretch.end_line
    }
