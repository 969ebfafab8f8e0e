"""One writer at a time, among threads and processes."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES, _PAUSE = 200, 0.05
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an advisory lock on a file, which is made where it is missing, and stays.

    The system lets go of it when a process dies. On a file system without locks nothing is held.

    Raises:
        OSError: the file cannot be made, or somebody has held the lock for ten seconds.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        _wait(handle, path)
        yield
    finally:
        os.close(handle)  # lets go of the lock as well


def _wait(handle: int, path: Path) -> None:
    for _ in range(_TRIES):
        try:
            _take(handle)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError as failure:
            if failure.errno in _NO_LOCKS:
                return
            raise
        else:
            return
    raise OSError(errno.EBUSY, "somebody else is writing it; try again", str(path))


def _take(handle: int) -> None:
    """Take the lock.

    Raises:
        BlockingIOError: somebody else has it.
    """
    if sys.platform == "win32":
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as failure:
            raise BlockingIOError(*failure.args) from failure
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
