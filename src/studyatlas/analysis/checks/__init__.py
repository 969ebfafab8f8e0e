"""Checks of a whole atlas, one per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from studyatlas.analysis.checks import (
    cycles,
    hub_relations,
    implied,
    islands,
    isolated,
    look_alikes,
    no_fingerprint,
    renumbered_item,
    stale_by_hand,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem

Check = Callable[[Atlas], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    cycles.check,
    hub_relations.check,
    implied.check,
    islands.check,
    isolated.check,
    look_alikes.check,
    stale_by_hand.check,
    renumbered_item.check,
    no_fingerprint.check,
)


def check(atlas: Atlas, found: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Return the problems of reading (`found`) and of the atlas itself, sorted, each once."""
    return tuple(sorted({*found, *(problem for run in CHECKS for problem in run(atlas))}))
