"""The signs by which an item is judged: numbers that say what the notes have on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.plain import names_share, taught_share
from studyatlas.analysis.coverage.topics import Level

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
    allotted: float
    """The logarithm of the number of words that fall to it, each passage being shared out."""
    most_allotted: float
    """The same of the one passage of which it gets the most."""
    best_heading: float
    """How much of its core the heading of a text of some length has."""
    own: float
    """The logarithm of the number of words of the passage that is its own; 0 where none is."""
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
        allotted=math.log1p(near.allotted.words),
        most_allotted=math.log1p(near.allotted.most),
        best_heading=found.best_heading,
        own=math.log1p(found.own.words) if found.own else 0.0,
        own_blocks=math.log1p(near.own_words),
        left_open=float(found.left_open),
        made_short=1 - min(1.0, found.made_for / _LONG) if found.made_for is not None else 0.0,
        open_rows=len(found.open_rows) / max(1, len(found.examples) + len(found.named)),
        examples_taught=_share(found.examples, Level.TAUGHT),
        examples_absent=_share(found.examples, Level.NOTHING),
        core_taught=taught_share(found),
        names_share=names_share(found),
    )


def _share(examples: Sequence[Example], level: Level) -> float:
    """Return the share of examples of one level; 0 of none."""
    return sum(example.level is level for example in examples) / max(1, len(examples))
