"""Whether cost grows with the number of notes and no faster: work and memory for each note.

Work is the time of all processors, so that another program's counts as little as can be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import alone, memory, plot, vault
from benchmarks.results import Comparison, Missing, Row, Unit
from benchmarks.turns import Values

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "growth.svg"
_ASKED = "at most 1.5"


@dataclass(frozen=True, slots=True)
class Scale:
    """How many notes, and how often each vault is read: seldom where it takes minutes."""

    rounds: dict[int, int]


_FULL = Scale({1_000: 5, 3_000: 3, 10_000: 3, 30_000: 1, 100_000: 1})
SMALL = Scale({100: 1, 200: 1})


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Read vaults of growing size; hold the largest against the smallest, and draw all of them."""
    scale = SMALL if small else _FULL
    if not memory.can_be_told():
        yield Missing("growth", ("", "studyatlas"), _ASKED, "this system does not tell memory")
        return
    empty = alone.watched("studyatlas", vault.write(folder / "vault-1", 1))
    times: dict[int, Values] = {}
    spaces: dict[int, Values] = {}
    for count, rounds in scale.rounds.items():
        notes = vault.write(folder / f"vault-{count}", count)
        told = [alone.watched("studyatlas", notes) for _ in range(rounds)]
        work = (one.work - empty.work for one in told)
        times[count] = tuple(max(0.001, 1000 * spent / count) for spent in work)
        more = (one.mebibytes - empty.mebibytes for one in told)
        spaces[count] = tuple(max(1.0, space * 2**20 / count) for space in more)
        print(f"{count} notes: {median(times[count]):.2f} ms, {rounds} rounds", file=sys.stderr)
    yield from _rows(times, spaces)
    if not small:
        lines = {"ms for a note": (times, 1), "kB for a note": (spaces, 1000)}
        drawn = {
            name: [(count, median(values) / unit) for count, values in found.items()]
            for name, (found, unit) in lines.items()
        }
        PICTURE.write_text(plot.svg("Reading notes", "notes", drawn), encoding="utf-8")


def _rows(times: dict[int, Values], spaces: dict[int, Values]) -> Iterator[Row]:
    first, *_, last = times
    sides = (f"{first:,} notes", f"{last:,} notes")
    shapes: tuple[tuple[str, Unit, dict[int, Values]], ...] = (
        ("work for a note", "ms", times),
        ("memory for a note", "bytes", spaces),
    )
    for what, unit, found in shapes:
        one = (median(found[first]),)
        yield Comparison(what, sides, unit, _ASKED, one, found[last])
