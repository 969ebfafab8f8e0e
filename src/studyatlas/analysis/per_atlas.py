"""What is worked out of an atlas once, and forgotten with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change

Made = TypeVar("Made")


class PerAtlas(Generic[Made]):
    """A function of an atlas whose answer is kept as long as that atlas is in use.

    What is made must not hold the atlas itself, or neither would ever be forgotten.

    >>> from studyatlas.model.atlas import make_atlas
    >>> kept, atlas = PerAtlas(lambda atlas: [len(atlas.nodes)]), make_atlas([], [])
    >>> kept(atlas) is kept(atlas)
    True

    Args:
        make: makes it.
        again: makes it of what was made before an edit, where that is quicker; else, and where this
            gives None, it is made anew when asked for.
    """

    def __init__(
        self,
        make: Callable[[Atlas], Made],
        again: Callable[[Change, Made], Made | None] | None = None,
    ) -> None:
        self._make, self._again = make, again
        self._kept: dict[int, tuple[weakref.ref[Atlas], Made]] = {}
        if again:
            _FOLLOWING.append(self)

    def __call__(self, atlas: Atlas) -> Made:
        """Return what belongs to an atlas; it is made at the first call."""
        found = self._found(atlas)
        return found[0] if found else self.keep(atlas, self._make(atlas))

    def follow(self, change: Change) -> None:
        """Make what belongs to an atlas of what belonged to the one before, if that was made."""
        before = self._found(change.before)
        if self._again and before and not self._found(change.after):
            made = self._again(change, before[0])
            if made is not None:
                self.keep(change.after, made)

    def __len__(self) -> int:
        """Return for how many atlases something is kept."""
        return len(self._kept)

    def _found(self, atlas: Atlas) -> tuple[Made] | None:
        found = self._kept.get(id(atlas))
        return (found[1],) if found is not None and found[0]() is atlas else None

    def keep(self, atlas: Atlas, made: Made) -> Made:
        """Keep what belongs to an atlas, made elsewhere, and return it."""
        key = id(atlas)
        self._kept[key] = (weakref.ref(atlas, lambda gone: self._forget(key, gone)), made)
        return made

    def _forget(self, key: int, gone: weakref.ref[Atlas]) -> None:
        if key in self._kept and self._kept[key][0] is gone:  # not a later atlas in its place
            del self._kept[key]


_FOLLOWING: list[PerAtlas[Any]] = []
"""What can be made of what was made before an edit; what one needs stands before it."""


def follow(change: Change) -> None:
    """Give an atlas after an edit what was worked out of the one before, as far as it holds."""
    if change.after is not change.before:
        for made in _FOLLOWING:
            made.follow(change)
