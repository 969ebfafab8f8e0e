"""What was measured: medians, ratios and their spread, as a table and as JSON."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Unit = Literal["s", "bytes"]
_START, _END = "<!-- benchmarks/canvas.py: start -->", "<!-- benchmarks/canvas.py: end -->"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same thing measured on two sides, in turn."""

    what: str
    sides: tuple[str, str]
    """What they are called; the second one is expected to take more."""
    unit: Unit
    asked: str
    """What the ratio should be, in words."""
    first: tuple[float, ...]
    """Round by round."""
    second: tuple[float, ...]
    limit: float
    """The seconds after which a round was given up and counts as so long."""

    @property
    def ratio(self) -> float:
        """The second side's median over the first one's."""
        return median(self.second) / median(self.first)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest ratio of one round."""
        rounds = [more / less for less, more in zip(self.first, self.second, strict=True)]
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
            self.asked,
            str(len(self.first)),
        )

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON data, every round in it."""
        return {**asdict(self), "ratio": self.ratio, "spread": self.spread}

    def _value(self, rounds: tuple[float, ...]) -> str:
        middle = median(rounds)
        if self.unit == "bytes":
            return f"{middle / 1000:,.1f} kB"
        return f"> {self.limit:.0f} s" if middle >= self.limit else f"{_short(middle)} s"


def tables(comparisons: list[Comparison]) -> str:
    """Return Markdown tables, one for each pair of sides; they read well in a terminal too."""
    pairs = dict.fromkeys(comparison.sides for comparison in comparisons)
    return "\n\n".join(
        _table(sides, [c.row() for c in comparisons if c.sides == sides]) for sides in pairs
    )


def _table(sides: tuple[str, str], rows: list[tuple[str, ...]]) -> str:
    head = ("measured", *sides, "ratio (lowest–highest)", "asked for", "n")
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    rule = tuple("-" * width for width in widths)
    lines = (zip(cells, widths, strict=True) for cells in (head, rule, *rows))
    return "\n".join(f"| {' | '.join(cell.ljust(w) for cell, w in line)} |" for line in lines)


def with_table(page: str, text: str) -> str:
    """Return a page with a text in the place that is marked for it.

    Raises:
        ValueError: the page has no such place, or more than one.
    """
    place = re.compile(f"{re.escape(_START)}\n.*?{re.escape(_END)}", re.DOTALL)
    if len(place.findall(page)) != 1:
        raise ValueError(f"the page needs {_START} and {_END} once")
    return place.sub(lambda _: f"{_START}\n{text}\n{_END}", page)


def _short(value: float) -> str:
    """Return a number with two or three digits that say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
