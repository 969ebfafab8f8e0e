"""Checks of a whole atlas, one per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from studyatlas.analysis.checks import (
    cycles,
    duplicate_notes,
    hub_relations,
    implied,
    islands,
    isolated,
    look_alikes,
    no_fingerprint,
    renumbered_item,
    stale_by_hand,
)
from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem


class Check(Protocol):
    """One check: a module."""

    def check(self, atlas: Atlas) -> Iterator[Problem]:
        """Yield what is wrong."""

    def stays(self, change: Change) -> bool:
        """Tell whether an edit leaves all of it as it was; in doubt it does not."""


CHECKS: tuple[Check, ...] = (
    cycles,
    duplicate_notes,
    hub_relations,
    implied,
    islands,
    isolated,
    look_alikes,
    stale_by_hand,
    renumbered_item,
    no_fingerprint,
)
_Found = tuple[tuple[Problem, ...], ...]


def check(atlas: Atlas, found: Iterable[Problem] = ()) -> tuple[Problem, ...]:
    """Return the problems of reading (`found`) and of the atlas itself, sorted, each once."""
    return tuple(sorted({*found, *chain.from_iterable(found_in(atlas))}))


def _again(change: Change, before: _Found) -> _Found:
    each = zip(CHECKS, before, strict=True)
    return tuple(
        found if one.stays(change) else tuple(one.check(change.after)) for one, found in each
    )


found_in = PerAtlas(lambda atlas: tuple(tuple(one.check(atlas)) for one in CHECKS), _again)
"""Returns what each check finds; after an edit only those look again that it may matter to."""
