"""The signs by which an item is judged: numbers that say what the notes have on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from studyatlas.analysis.coverage.examples import Example
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.plain import names_share
from studyatlas.analysis.coverage.topics import Level, Teaching


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
    own: float
    """The logarithm of the number of words of the passage that is its own; 0 where none is."""
    left_open: float
    """1 where the section made for it is empty."""
    examples_taught: float
    """The share of its examples that are explained."""
    no_examples: float
    """1 where it has none."""
    topics_taught: float
    """The share of the topics in its core that are explained."""
    implied_taught: float
    """The share of what the curated graph says it asks about that is explained."""
    names_taught: float
    """The share of the proper names in its core that are explained."""
    names_share: float
    """How much of its core these names make up."""
    central: float
    """1 where a passage keeps to a word that it says twice."""


def signs_of(found: Findings) -> Signs:
    """Return the signs of one item."""
    near = found.nearby
    return Signs(
        likeness=near.likeness,
        likest_block=near.likest_block,
        core=near.core,
        examples=near.examples,
        size=math.log1p(near.words),
        own=math.log1p(found.own.words) if found.own else 0.0,
        left_open=float(found.left_open),
        examples_taught=_taught(found.examples),
        no_examples=float(not found.examples),
        topics_taught=_taught(found.core),
        implied_taught=_taught(found.implied),
        names_taught=_taught(found.named),
        names_share=names_share(found),
        central=float(found.central is not None),
    )


def _taught(things: Sequence[Teaching] | Sequence[Example]) -> float:
    """Return the share of topics or examples that are explained; 0 of none."""
    return sum(thing.level is Level.TAUGHT for thing in things) / max(1, len(things))
