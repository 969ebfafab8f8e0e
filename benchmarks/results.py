"""What was measured: medians, ratios and their spread, as a table and as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Unit = Literal["s", "ms", "bytes", "MiB", "rows"]
_FEW_PAIRS = 2
"""Up to so many pairs of sides have a table each, with their names over the columns."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same thing measured on two sides, in turn."""

    what: str
    sides: tuple[str, str]
    """What they are called; the ratio is that of the second to the first."""
    unit: Unit
    asked: str
    """What the ratio should be, in words; empty where nothing is asked."""
    first: tuple[float, ...]
    """Round by round; a single value where the first side is a fixed limit."""
    second: tuple[float, ...]
    limit: float = float("inf")
    """The seconds after which a round was given up and counts as so long."""

    @property
    def ratio(self) -> float:
        """The second side's median over the first one's."""
        return median(self.second) / median(self.first)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest ratio of one round."""
        fixed = self.first * len(self.second) if len(self.first) == 1 else self.first
        rounds = [more / less for less, more in zip(fixed, self.second, strict=True)]
        return min(rounds), max(rounds)

    @property
    def is_bound(self) -> bool:
        """Whether the second side was given up, so that the ratio is at least so large."""
        return self.unit == "s" and median(self.second) >= self.limit

    def row(self) -> tuple[str, ...]:
        """Return the cells of its row."""
        low, high = self.spread
        more = "> " if self.is_bound else ""
        return (
            self.what,
            self._value(self.first),
            self._value(self.second),
            f"**{more}{_short(self.ratio)}** ({_short(low)}–{_short(high)})",
            self.asked or "–",
            str(len(self.second)),
        )

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON data, every round in it."""
        limit = None if self.limit == float("inf") else self.limit
        return {**asdict(self), "limit": limit, "ratio": self.ratio, "spread": self.spread}

    def _value(self, rounds: tuple[float, ...]) -> str:
        middle = median(rounds)
        match self.unit:
            case "bytes" if middle < 10_000:
                return f"{middle:,.0f} bytes"
            case "bytes":
                return f"{middle / 1000:,.1f} kB"
            case "s" if middle >= self.limit:
                return f"> {self.limit:.0f} s"
            case "ms" if middle < 0.1:
                return f"{_short(1000 * middle)} µs"
            case "rows":
                return f"{middle:,.0f}"
            case unit:
                return f"{_short(middle)} {unit}"


@dataclass(frozen=True, slots=True)
class Missing:
    """What could not be measured, and why."""

    what: str
    sides: tuple[str, str]
    asked: str
    why: str

    def row(self) -> tuple[str, ...]:
        """Return the cells of its row."""
        return self.what, "–", "–", self.why, self.asked or "–", "0"

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return asdict(self)


Row = Comparison | Missing


def tables(rows: Sequence[Row]) -> str:
    """Return Markdown tables; they read well in a terminal too.

    Each pair of sides has a table, or where there are many pairs their names stand in the cells.
    """
    pairs = dict.fromkeys(row.sides for row in rows)
    if len(pairs) <= _FEW_PAIRS:
        return "\n\n".join(_table(p, [r.row() for r in rows if r.sides == p]) for p in pairs)
    return _table(("first side", "second side"), [_named(row) for row in rows])


def _named(row: Row) -> tuple[str, ...]:
    what, *values, ratio, asked, count = row.row()
    cells = (f"{name}: {value}" for name, value in zip(row.sides, values, strict=True))
    return what, *cells, ratio, asked, count


def _table(sides: tuple[str, str], rows: list[tuple[str, ...]]) -> str:
    head = ("measured", *sides, "ratio (lowest–highest)", "asked for", "n")
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    rule = tuple("-" * width for width in widths)
    lines = (zip(cells, widths, strict=True) for cells in (head, rule, *rows))
    return "\n".join(f"| {' | '.join(cell.ljust(w) for cell, w in line)} |" for line in lines)


def with_text(page: str, name: str, text: str) -> str:
    """Return a page with a text in the place that is marked for it by a name.

    Raises:
        ValueError: the page has no such place, or more than one.
    """
    start, end = f"<!-- benchmarks: {name} -->", f"<!-- benchmarks: end of {name} -->"
    place = re.compile(f"{re.escape(start)}\n.*?{re.escape(end)}", re.DOTALL)
    if len(place.findall(page)) != 1:
        raise ValueError(f"the page needs {start} and {end} once")
    return place.sub(lambda _: f"{start}\n\n{text}\n\n{end}", page)


def _short(value: float) -> str:
    """Return a number with two or three digits that say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
