"""What a plan costs, beside NetworkX's own `ancestors` and a topological sort of what it finds.

Both work on the same prerequisite graph, made from a fixed seed; NetworkX has it as a graph of that
one relation and nothing else. Ours returns the steps with their stage, their reasons and their
places in the notes, NetworkX a list of names. Rounds alternate; the ratio is that of the medians.

    python benchmarks/plans.py                 # 10,000 and 100,000 topics
    python benchmarks/plans.py --topics 1000   # another size; may be repeated
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import networkx as nx

from studyatlas.analysis.plan import make_plan
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

SEED = 2026
SIZES = (10_000, 100_000)
_ROUNDS = 7
_AT = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)


@dataclass(frozen=True, slots=True)
class Row:
    """One target, measured on both sides."""

    topics: int
    below: int
    """How many topics the target needs in the end."""
    beside: tuple[float, ...]
    """Seconds of NetworkX, round by round."""
    ours: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Our median over NetworkX's."""
        return median(self.ours) / median(self.beside)

    def cells(self) -> tuple[str, ...]:
        """Return its cells."""
        rounds = [mine / other for mine, other in zip(self.ours, self.beside, strict=True)]
        spread = f"{min(rounds):.2f}–{max(rounds):.2f}"
        times = (f"{1000 * median(side):,.2f} ms" for side in (self.beside, self.ours))
        return f"{self.topics:,}", f"{self.below:,}", *times, f"{self.ratio:.2f} ({spread})"


def prerequisites(topics: int) -> Atlas:
    """Return topics of which each needs one to three earlier ones, most of them near ones."""
    chance = random.Random(f"{SEED} {topics}")  # noqa: S311 - the same every time is the point
    reach = max(10, topics // 50)
    relations = [
        Relation(f"t{place}", "requires", f"t{need}", _AT)
        for place in range(1, topics)
        for need in sorted(
            {
                max(0, place - 1 - int(chance.expovariate(1 / reach)))
                for _ in range(chance.choice((1, 2, 2, 3)))
            }
        )
    ]
    nodes = (Node(f"t{place}", f"Topic {place}", "concept", _AT) for place in range(topics))
    return make_atlas(nodes, relations)


def measure(topics: int, rounds: int = _ROUNDS) -> list[Row]:
    """Measure plans for targets from a few needs up to a large part of all topics.

    Raises:
        RuntimeError: the two sides do not find the same topics.
    """
    atlas = prerequisites(topics)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(atlas.nodes)
    graph.add_edges_from((r.target, r.source) for r in atlas.relations)
    make_plan(atlas, ["t0"])  # groups the relations by their ends, once for all plans
    rows = []
    for target in (f"t{topics * part // 100}" for part in (4, 8, 16, 32)):
        below = nx.ancestors(graph, target)
        plan = make_plan(atlas, [target])
        if {step.id for step in plan.steps} != {target, *below}:
            raise RuntimeError(f"the plan for {target} is not its ancestors")
        sides = _in_turn(
            rounds, lambda t=target: _networkx(graph, t), lambda t=target: make_plan(atlas, [t])
        )
        rows.append(Row(topics, len(below), *sides))
    return rows


def _networkx(graph: nx.DiGraph[str], target: str) -> list[str]:
    below = nx.ancestors(graph, target) | {target}
    return list(nx.topological_sort(graph.subgraph(below)))


def _in_turn(rounds: int, *sides: Callable[[], object]) -> list[tuple[float, ...]]:
    found: list[list[float]] = [[] for _ in sides]
    for number in range(rounds):
        order = list(zip(sides, found, strict=True))
        for side, seconds in order if number % 2 == 0 else reversed(order):
            gc.collect()
            start = time.perf_counter()
            side()
            seconds.append(time.perf_counter() - start)
    return [tuple(seconds) for seconds in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--topics", type=int, action="append", help="how many topics")
    wanted = parser.parse_args(arguments)
    print("| topics | needed in the end | NetworkX | plan | ratio (lowest–highest) |")
    print("| --- | --- | --- | --- | --- |")
    for topics in wanted.topics or SIZES:
        for row in measure(topics):
            print(f"| {' | '.join(row.cells())} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
