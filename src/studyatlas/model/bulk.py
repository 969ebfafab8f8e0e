"""Making very many objects at once without Python looking through all of them again and again."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import repeat
from threading import Lock
from typing import TypeVar

Made = TypeVar("Made")

_LOCK = Lock()
_MANY = 100_000
"""So many new objects are worth setting aside."""
_MANY_NOTES = 1000
_makers = 0
_was_on = False


@contextmanager
def in_bulk() -> Iterator[None]:
    """Switch the cycle collector off; where several do so at a time, until the last is done.

    It looks for rings of objects that nobody uses, after every so many new ones; what is being made
    is all in use. A third of the time to make an index of 100,000 names was spent on that. Nor does
    it look through very many right afterwards: all of them count as old at once. Not so a few, or a
    program that reads again and again would never look through what is old.

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
                many = gc.get_count()[0] >= _MANY
                if many and not gc.get_freeze_count():  # nobody else has set objects aside
                    gc.freeze()  # all there is ...
                    gc.unfreeze()  # ... to the oldest generation
                gc.enable()


def give_back(notes: int) -> None:
    """Give memory that is free, but in pieces, back to the system where the C library can (glibc).

    It keeps what lies between things that are still in use: once the texts of very many notes are
    packed, half as much as these take. Of few `notes` it is not worth looking for.
    """
    if sys.platform == "linux" and notes >= _MANY_NOTES:
        with suppress(ImportError, OSError, AttributeError):  # another C library, or none to call
            import ctypes

            ctypes.CDLL(None).malloc_trim(0)


def made(kind: type[Made], **columns: Iterable[object]) -> list[Made]:
    """Return objects of a frozen dataclass with slots, given column by column.

    It does what the constructor does for every row, in a third of the time; `__post_init__` is not
    run, and every field must be given.

    >>> from studyatlas.model.position import Position
    >>> made(Position, path=["a.md"], line=[3], end_line=[5], column=[1])
    [Position(path='a.md', line=3, end_line=5, column=1)]
    """
    rows: list[Made] | None = None
    for name, column in columns.items():
        values = column if isinstance(column, list) else list(column)
        if rows is None:
            rows = list(map(object.__new__, repeat(kind, len(values))))
        if len(values) != len(rows):
            raise ValueError(f"{name} is of another length")
        deque(map(getattr(kind, name).__set__, rows, values), maxlen=0)
    return rows or []
