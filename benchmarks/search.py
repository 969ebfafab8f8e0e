"""How well and how fast names are found, beside tantivy, trigrams and rapidfuzz.

python -m benchmarks.search [--sizes 410,10000,100000] [--quick] [--json FILE] [--write]

All engines answer the same queries one after the other, each first in turn. Times are those of the
processor (`time.thread_time`), so that another program's work counts as little as can be.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from platform import python_version
from statistics import median

from benchmarks import machine
from benchmarks.engines import ENGINES, Engine
from benchmarks.names import Query, names, queries
from benchmarks.turns import p95

FIRST = 5
PAGE = Path(__file__).parents[1] / "docs" / "search.md"
_START, _END = "<!-- benchmarks.search: start -->", "<!-- benchmarks.search: end -->"
_BEYOND = "two typos"
_MANY, _FEW = 20_000, 10  # of so many names the slowest engine answers fewer queries


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine on one number of names."""

    names: int
    engine: str
    built: float
    """Seconds until the first query can be asked."""
    p50: float
    """Milliseconds; so too below."""
    p95: float
    ratio: float
    """Its p95 over that of tantivy alone; 0 where that is not installed."""
    spread: tuple[float, float]
    """The lowest and the highest ratio of one round."""
    fair: float
    """The same ratio without the queries of two typos, which tantivy is not asked to find."""
    found: dict[str, float]
    """The share of queries of each kind whose name is among the first five; first for `exact`."""


def main() -> None:
    """Measure, print, and write where that is asked for."""
    options = _options()
    sizes = (60, 200) if options.quick else tuple(map(int, options.sizes.split(",")))
    rounds, most = (1, 20) if options.quick else (5, 200)
    measured = [row for size in sizes for row in measure(size, rounds, most)]
    text = f"{table(measured)}\n\n{_described()}"
    print(text)
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in measured], indent=1), "utf-8")
    if options.write:
        before, _, rest = PAGE.read_text("utf-8").partition(_START)
        after = rest.partition(_END)[2]
        PAGE.write_text(f"{before}{_START}\n\n{text}\n\n{_END}{after}", "utf-8")


def measure(size: int, rounds: int, most: int) -> list[Measured]:
    """Measure every engine that is installed on names of one number."""
    engines = [engine for engine in ENGINES if all(map(find_spec, engine.needs))]
    found = runs(size, rounds, most, engines)
    peer = next((run for run in found if run.name == ENGINES[1].name), None)
    return [run.row(peer) for run in found]


def runs(size: int, rounds: int, most: int, engines: Sequence[Engine]) -> list[Run]:
    """Let engines answer the same queries, round by round, each first in turn."""
    made = names(size)
    asked = queries(made, most)
    found = [Run(size, engine, made, asked) for engine in engines]
    for number in range(rounds):
        first = number % len(found)
        for run in found[first:] + found[:first]:
            run.measure()
            print(f"{size} names, round {number + 1}: {run.name}", file=sys.stderr)
    return found


class Run:
    """One engine at work, and how long each query took in each round."""

    def __init__(
        self, size: int, engine: Engine, made: list[str], asked: dict[str, list[Query]]
    ) -> None:
        most = _FEW if engine.name == ENGINES[-1].name and size > _MANY else None
        self._asked = {kind: some[:most] for kind, some in asked.items()}
        self._size = size
        self.name = engine.name
        start = time.perf_counter()
        self._look = engine.build(made)
        self._built = time.perf_counter() - start
        self.rounds: list[dict[str, list[float]]] = []

    def measure(self) -> None:
        """Ask everything once."""
        taken: dict[str, list[float]] = {}
        for kind, asked in self._asked.items():
            for query in asked:
                start = time.thread_time()
                self._look(query.text)
                taken.setdefault(kind, []).append(1000 * (time.thread_time() - start))
        self.rounds.append(taken)

    def p95(self) -> Iterator[float]:
        """Yield the 95th percentile of each round, in milliseconds."""
        for taken in self.rounds:
            yield p95(chain.from_iterable(taken.values()))

    def row(self, peer: Run | None) -> Measured:
        """Sum up; the ratios are those of the rounds side by side."""
        ratios = self._ratios(peer, self._asked)
        times = [list(chain.from_iterable(taken.values())) for taken in self.rounds]
        return Measured(
            self._size,
            self.name,
            self._built,
            median(median(taken) for taken in times),
            median(self.p95()),
            median(ratios),
            (min(ratios), max(ratios)),
            median(self._ratios(peer, [kind for kind in self._asked if kind != _BEYOND])),
            {kind: self._found(kind) for kind in self._asked},
        )

    def _ratios(self, peer: Run | None, kinds: Iterable[str]) -> list[float]:
        """Return this p95 over the other's, round by round, on queries of some kinds."""
        kinds = list(kinds)
        sides = [run.rounds for run in (self, peer or self)]
        ours, theirs = (
            [p95([t for kind in kinds for t in taken[kind]]) for taken in rounds]
            for rounds in sides
        )
        return [one / other for one, other in zip(ours, theirs, strict=True)] if peer else [0.0]

    def _found(self, kind: str) -> float:
        first = 1 if kind == "exact" else FIRST
        asked = self._asked[kind]
        return sum(query.name in self._look(query.text)[:first] for query in asked) / len(asked)


def table(measured: list[Measured]) -> str:
    """Return a Markdown table."""
    kinds = list(measured[0].found)
    head = (
        "names",
        "engine",
        "built",
        "p50",
        "p95",
        "p95 to tantivy alone",
        "no two typos",
        *kinds,
    )
    rows = [
        (
            f"{row.names:,}",
            row.engine,
            f"{1000 * row.built:,.0f} ms",
            f"{row.p50:.2f} ms",
            f"{row.p95:.2f} ms",
            f"**{row.ratio:.1f}** ({row.spread[0]:.1f}–{row.spread[1]:.1f})" if row.ratio else "–",
            f"{row.fair:.1f}" if row.fair else "–",
            *(f"{row.found[kind]:.3f}" for kind in kinds),
        )
        for row in measured
    ]
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _described() -> str:
    packages = [f"{name} {version(name)}" for name in ("rapidfuzz", "tantivy") if find_spec(name)]
    return f"- {machine.processor()}; Python {python_version()}; {', '.join(packages)}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="410,10000,100000", help="numbers of names")
    parser.add_argument("--quick", action="store_true", help="only to see that it runs")
    parser.add_argument("--json", type=Path, help="a file for all that was measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/search.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
