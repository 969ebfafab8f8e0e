"""What it costs to read a vault of linked notes, beside tools that read nothing but its links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import alone, memory, vault
from benchmarks.results import Comparison, Missing, Row
from benchmarks.turns import Values, in_turn

_LIMIT = 200.0
"""MiB for 10,000 notes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many notes, and how often they are read."""

    notes: tuple[int, ...] = (1_000, 10_000)
    rounds: int = 5
    slow: int = 1
    """Rounds of the largest vault where the peer takes minutes."""


SMALL = Scale(notes=(12,), rounds=1)
_COLD = (
    ("obsidiantools", "studyatlas", "at least 50"),
    ("graphmark", "studyatlas", "at least 0.5"),
    ("graphmark", "links alone", "at least 1"),
    ("reading the bytes", "studyatlas", ""),
)
_AGAIN = (
    ("from the snapshot", "at most 0.1"),
    ("one note edited, program running", "at most 0.02"),
    ("one note edited, new program", ""),
)


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Read each vault in processes of their own, the readers in turn."""
    scale = SMALL if small else Scale()
    for count in scale.notes:
        notes = vault.write(folder / f"vault-{count}", count)
        for peer, reader, asked in _COLD:
            what = f"cold read, {count:,} notes"
            rounds = scale.slow if count > 5_000 and peer == "obsidiantools" else scale.rounds
            yield _read(what, notes, (reader, peer), asked, rounds)
        for again, asked in _AGAIN:
            what = f"read again, {count:,} notes"
            yield _read(what, notes, ("to an atlas", again), asked, scale.rounds)
        if memory.can_be_told():
            limit = _LIMIT if count == scale.notes[-1] else 0
            yield from _memory(count, notes, limit, scale.rounds)


def _read(what: str, notes: Path, sides: tuple[str, str], asked: str, rounds: int) -> Row:
    for side in sides:
        if not alone.is_installed(side):
            return Missing(what, sides, asked, f"{side} is not there")
    measures = [partial(_seconds, reader, notes) for reader in sides]
    ((ours, beside),) = in_turn(f"{what}, {sides[0]}", rounds, *measures)
    return Comparison(what, sides, "s", asked, ours, beside)


def _seconds(reader: str, notes: Path) -> Values:
    return (alone.seconds(reader, notes),)


def _memory(count: int, notes: Path, limit: float, rounds: int) -> Iterator[Row]:
    what = f"most memory, {count:,} notes, all processes"
    if limit:
        ours: Values = tuple(alone.watched("studyatlas", notes).mebibytes for _ in range(rounds))
        yield Comparison(what, ("a limit", "studyatlas"), "MiB", "at most 1", (limit,), ours)
    peer = "graphmark"
    if alone.is_installed(peer):
        sides = [partial(_peak, reader, notes) for reader in ("studyatlas", peer)]
        ((ours, beside),) = in_turn(what, rounds, *sides)
        yield Comparison(what, (peer, "studyatlas"), "MiB", "", beside, ours)


def _peak(reader: str, notes: Path) -> Values:
    return (alone.watched(reader, notes).mebibytes,)
