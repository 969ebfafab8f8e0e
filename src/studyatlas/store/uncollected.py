"""Making very many objects at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector off while objects are made that will all stay.

    It would look through all of them again and again and find nothing: two to three times the work.
    """
    if not gc.isenabled():  # somebody else holds it off, and will let it go
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
