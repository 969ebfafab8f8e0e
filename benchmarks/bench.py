"""How often to measure, on what scale, and both sides in turn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import generate
from browser import Visit, visit
from playwright.sync_api import Browser
from results import Comparison, Unit

PYVIS = ("studyatlas", "plain pyvis")
Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph that both sides draw."""

    nodes: int
    asked: str
    """What the ratio of the first visible graph should be."""
    rounds: int


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how often to measure."""

    drawings: tuple[Drawing, ...] = (
        Drawing(200, "at least 20", rounds=5),
        Drawing(1000, "at least 50", rounds=3),  # a round of pyvis takes minutes
    )
    atlases: tuple[int, int] = (300, 10_000)
    """Nodes of the small and the large atlas one walks in."""
    around: int = 150
    """Nodes of the neighbourhoods there."""
    walks: int = 3
    hops: int = generate.HUBS - 1
    """Double clicks of a walk."""
    visits: int = 5
    """Of the first page."""
    limit: float = 300.0
    """Seconds after which a round is given up."""
    quiet: float = 2.0
    """Seconds without a byte after which a click is over."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A browser, an empty folder to write into, and the scale."""

    browser: Browser
    folder: Path
    scale: Scale

    def visit(self, url: str) -> AbstractContextManager[Visit]:
        """Open an address in a context of its own."""
        return visit(self.browser, url, self.scale.limit, self.scale.quiet)

    def result(
        self,
        what: str,
        unit: Unit,
        asked: str,
        first: Values,
        second: Values,
        sides: tuple[str, str] = PYVIS,
    ) -> Comparison:
        """Return the comparison of two sides."""
        return Comparison(what, sides, unit, asked, first, second, self.scale.limit)

    def warm(self, address: str) -> None:
        """Visit a server once, so that it has imported and read what it needs."""
        with self.visit(address) as shown:
            shown.seconds_until("search")
            shown.settle()


def in_turn(
    what: str, rounds: int, ours: Callable[[], Values], beside: Callable[[], Values]
) -> list[tuple[Values, Values]]:
    """Measure both sides in each round, each first in every other one.

    Returns:
        For each value that a side gives, the rounds of ours and of the other side.
    """
    here: list[Values] = []
    there: list[Values] = []
    for number in range(rounds):
        sides = [(ours, here), (beside, there)]
        for measure, found in sides if number % 2 == 0 else reversed(sides):
            found.append(measure())
        told = f"{what}: {_told(here[-1])} against {_told(there[-1])}"
        print(f"{told} ({number + 1} of {rounds})", file=sys.stderr)
    return list(zip(zip(*here, strict=True), zip(*there, strict=True), strict=True))


def _told(values: Values) -> str:
    return ", ".join(f"{value:,.2f}" for value in values)
