"""How soon a command answers, beside Python that only imports two of the libraries it needs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.results import Comparison, Row
from benchmarks.turns import Values, in_turn

_BARE = 'python -c "import typer, networkx"'
_ROUNDS = 15


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Start each in turn, in an empty folder."""
    bare = [sys.executable, "-c", "import typer, networkx"]
    for what, asked in (("--help", "at most 2.5"), ("search dropout", "")):
        command = [sys.executable, "-m", "studyatlas", *what.split()]
        ((ours, beside),) = in_turn(
            f"studyatlas {what}",
            1 if small else _ROUNDS,
            partial(_seconds, command, folder),
            partial(_seconds, bare, folder),
        )
        yield Comparison(f"studyatlas {what}", (_BARE, "studyatlas"), "s", asked, beside, ours)


def _seconds(command: list[str], folder: Path) -> Values:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return (time.perf_counter() - start,)
