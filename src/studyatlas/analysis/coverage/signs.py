"""The signs by which an item is judged: numbers that say what the notes have on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.plain import absent_share, names_share, own_share, taught_share
from studyatlas.analysis.coverage.topics import Level, Teaching

_LONG = 20


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an item's having material: each from 0 or -1 to 1, or a size."""

    likeness: float
    """How like the item the likest passages are."""
    likest_block: float
    """How like the item the likest single block is."""
    core: float
    """How much of its core the nearest passages have, in its words or like ones."""
    examples: float
    """How much of its examples they have, in its words or like ones."""
    size: float
    """The logarithm of the number of words that are nearer to it than to other items."""
    core_absent: float
    """How much of its core the words make up that the notes have nowhere."""
    has_own: float
    """1 where a passage is its own."""
    own: float
    """The logarithm of the number of words of that passage; 0 without one."""
    own_core: float
    """How much of its core the words of that passage and its heading make up; 0 without one."""
    own_blocks: float
    """The logarithm of the number of words in blocks that are more like it than like others."""
    left_open: float
    """1 where the section made for it is empty."""
    made_short: float
    """How little stands in the longest section made for it: 1 nothing, 0 twenty words or more."""
    open_rows: float
    """The share of its examples and names whose row in a table is empty."""
    examples_taught: float
    """The share of its examples that are explained."""
    examples_absent: float
    """The share of its examples that the notes do not even name."""
    topics_taught: float
    """The share of the topics its core names that are explained."""
    core_taught: float
    """How much of its core the topics and proper names make up that are explained."""
    names_share: float
    """How much of its core proper names make up, explained or not."""


def signs_of(found: Findings) -> Signs:
    """Return the signs of one item."""
    near = found.nearby
    return Signs(
        likeness=near.likeness,
        likest_block=near.likest_block,
        core=near.core,
        examples=near.examples,
        size=math.log1p(near.words),
        core_absent=absent_share(found),
        has_own=float(found.own is not None),
        own=math.log1p(found.own.words) if found.own else 0.0,
        own_core=own_share(found),
        own_blocks=math.log1p(near.own_words),
        left_open=float(found.left_open),
        made_short=1 - min(1.0, found.made_for / _LONG) if found.made_for is not None else 0.0,
        open_rows=len(found.open_rows) / max(1, len(found.examples) + len(found.named)),
        examples_taught=_share(found.examples, Level.TAUGHT),
        examples_absent=_share(found.examples, Level.NOTHING),
        topics_taught=_share(found.core, Level.TAUGHT),
        core_taught=taught_share(found),
        names_share=names_share(found),
    )


def _share(things: Sequence[Example] | Sequence[Teaching], level: Level) -> float:
    """Return the share of examples or topics that are taught so far; 0 of none."""
    return sum(thing.level is level for thing in things) / max(1, len(things))
