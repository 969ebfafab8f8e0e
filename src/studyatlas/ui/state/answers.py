"""Answers about an atlas, found once, that are gone when the atlas is."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from studyatlas.model.atlas import Atlas

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Kept = OrderedDict[Hashable, Any]

_MOST = 8
"""So many answers are kept of each function: most clicks ask what was asked just before."""
_LOCK = Lock()
_KEPT: dict[int, dict[Callable[..., Any], _Kept]] = {}


def answer(
    function: Callable[Concatenate[Atlas, _Asked], _Answer],
    atlas: Atlas,
    *args: _Asked.args,
    **kwargs: _Asked.kwargs,
) -> _Answer:
    """Return what a pure function says of an atlas; the last few answers are kept with the atlas.

    An upload's atlas is gone with its session: a cache that kept it, as `lru_cache` does, would
    keep a person's notes. So an answer must not refer to the atlas, nor may anybody change it.

    Args:
        function: defined at the top of a module.
        atlas: the same object, not an equal one, has the same answers.
        *args: what else to ask; hashable.
        **kwargs: the same.
    """
    asked = (args, tuple(sorted(kwargs.items())))
    with _LOCK:
        kept = _about(atlas).setdefault(function, OrderedDict())
        if asked in kept:
            kept.move_to_end(asked)
            found: _Answer = kept[asked]
            return found
    found = function(atlas, *args, **kwargs)
    with _LOCK:
        kept[asked] = found
        if len(kept) > _MOST:
            kept.popitem(last=False)
    return found


def _about(atlas: Atlas) -> dict[Callable[..., Any], _Kept]:
    number = id(atlas)
    if number not in _KEPT:
        _KEPT[number] = {}
        weakref.finalize(atlas, _KEPT.pop, number, None)
    return _KEPT[number]
