"""What is worked out of an atlas once, and forgotten with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

from studyatlas.model.atlas import Atlas

Made = TypeVar("Made")


class PerAtlas(Generic[Made]):
    """A function of an atlas whose answer is kept as long as that atlas is in use.

    What is made must not hold the atlas itself, or neither would ever be forgotten.

    >>> from studyatlas.model.atlas import make_atlas
    >>> kept, atlas = PerAtlas(lambda atlas: [len(atlas.nodes)]), make_atlas([], [])
    >>> kept(atlas) is kept(atlas)
    True
    """

    def __init__(self, make: Callable[[Atlas], Made]) -> None:
        self._make = make
        self._kept: dict[int, tuple[weakref.ref[Atlas], Made]] = {}

    def __call__(self, atlas: Atlas) -> Made:
        """Return what belongs to an atlas; it is made at the first call."""
        key = id(atlas)
        found = self._kept.get(key)
        if found is not None and found[0]() is atlas:
            return found[1]
        made = self._make(atlas)
        self._kept[key] = (weakref.ref(atlas, lambda gone: self._forget(key, gone)), made)
        return made

    def __len__(self) -> int:
        """Return for how many atlases something is kept."""
        return len(self._kept)

    def _forget(self, key: int, gone: weakref.ref[Atlas]) -> None:
        if key in self._kept and self._kept[key][0] is gone:  # not a later atlas in its place
            del self._kept[key]
