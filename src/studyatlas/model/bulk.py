"""Making very many objects at once without Python looking through all of them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_makers = 0
_was_on = False


@contextmanager
def in_bulk() -> Iterator[None]:
    """Switch the cycle collector off; where several do so at a time, until the last is done.

    It looks for rings of objects that nobody uses, after every so many new ones; what is being made
    is all in use. A third of the time to make an index of 100,000 names was spent on that.

    >>> with in_bulk():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    global _makers, _was_on  # noqa: PLW0603 - the collector is the process's, so is this
    with _LOCK:
        if not _makers:
            _was_on = gc.isenabled()
            gc.disable()
        _makers += 1
    try:
        yield
    finally:
        with _LOCK:
            _makers -= 1
            if not _makers and _was_on:
                gc.enable()
