"""How much memory a process and those that it started take (Linux)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def can_be_told() -> bool:
    """Tell whether this system says how much memory a process takes."""
    return (_PROC / "self" / "smaps_rollup").exists()


def mebibytes(pid: int) -> float:
    """Return what a process and its descendants take; shared pages are divided among them."""
    return sum(_own(process) for process in (pid, *_descendants(pid))) / 1024


def _own(pid: int) -> int:
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text("ascii")
    except OSError:  # it has just ended
        return 0
    found = _PSS.search(text)
    return int(found[1]) if found else 0


def _descendants(pid: int) -> Iterator[int]:
    for child in _children(pid):
        yield child
        yield from _descendants(child)


def _children(pid: int) -> list[int]:
    try:
        tasks = list((_PROC / str(pid) / "task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it, or one of its threads, has just ended
        return []
