"""How long a study path takes on a large graph, beside NetworkX on a bare graph of the same shape.

    python -m benchmarks.path_speed [--nodes 100000] [--questions 200] [--rounds 5]

The bare graph has the same nodes and edges and nothing else: no types, no strengths, no tolls, and
every hop costs the same. Two shapes: relations between random topics, and a growing graph where
what has many neighbours gets more. `first` asks an atlas that nobody has asked anything yet.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from statistics import median

import networkx as nx

from studyatlas.analysis.paths import find_paths
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

SEED = 2026
_KINDS = ("uses", "requires", "affects", "part_of", "is_a", "used_for", "contrasts_with")
_AT = Provenance(Position("graph/topics.yaml"), "curated", Origin.CURATED)

Pair = tuple[int, int]
Ask = Callable[[str, str], object]


def scattered(nodes: int, chance: random.Random) -> Iterator[Pair]:
    """Yield relations between random topics, four at each of them on average."""
    for _ in range(2 * nodes):
        one, other = chance.randrange(nodes), chance.randrange(nodes)
        if one != other:
            yield one, other


def with_hubs(nodes: int, chance: random.Random) -> Iterator[Pair]:
    """Yield two relations for each topic, most of them to where there are many (Barabási, 1999)."""
    ends = [0]
    for one in range(1, nodes):
        for _ in range(2):
            other = chance.choice(ends) if chance.random() < 0.7 else chance.randrange(one)
            if other != one:
                yield one, other
                ends += [one, other]


def made(nodes: int, shape: Callable[[int, random.Random], Iterator[Pair]]) -> Atlas:
    """Return an atlas of a shape; the same arguments give the same."""
    chance = random.Random(SEED)  # noqa: S311 - a fixed graph, no secret
    names = [f"topic-{number:07}" for number in range(nodes)]
    relations = [
        Relation(names[one], chance.choice(_KINDS), names[other], _AT)
        for one, other in shape(nodes, chance)
    ]
    return make_atlas([Node(name, name, "concept", _AT) for name in names], relations)


def measure(atlas: Atlas, questions: int, rounds: int) -> Iterator[tuple[str, float, float, float]]:
    """Yield what was asked, both 95th percentiles in milliseconds, and the median ratio."""
    bare: nx.Graph[str] = nx.Graph((r.source, r.target) for r in atlas.relations)
    joined = sorted(max(nx.connected_components(bare), key=len))
    chance = random.Random(SEED)  # noqa: S311 - the same questions each time
    pairs = [tuple(chance.sample(joined, 2)) for _ in range(questions)]

    def peer(one: str, other: str) -> object:
        return nx.bidirectional_dijkstra(bare, one, other)

    asks: dict[str, Ask] = {
        "first": lambda one, other: find_paths(atlas, one, other),
        "again": lambda one, other: find_paths(atlas, one, other),
        "three ways": lambda one, other: find_paths(atlas, one, other, alternatives=3),
        "filtered": lambda one, other: find_paths(atlas, one, other, without=["contrasts_with"]),
    }
    _ = atlas.outgoing, atlas.incoming  # made once, when first asked for
    for name, ask in asks.items():
        times = 1 if name == "first" else rounds
        both = [(_slow(ask, pairs), _slow(peer, pairs)) for _ in range(times)]
        ours, theirs = (median(side) for side in zip(*both, strict=True))
        yield name, ours, theirs, median(one / other for one, other in both)


def _slow(ask: Ask, pairs: list[tuple[str, ...]]) -> float:
    """Return the 95th percentile of the milliseconds that questions take."""
    times = []
    for one, other in pairs:
        start = time.perf_counter()
        ask(one, other)
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[int(0.95 * len(times))]


def main() -> None:
    """Print the 95th percentiles."""
    parser = argparse.ArgumentParser(prog="path_speed", description=__doc__.split("\n")[0])
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for shape in (scattered, with_hubs):
        atlas = made(given.nodes, shape)
        print(f"{shape.__name__}, {given.nodes:,} topics, {len(atlas.relations):,} relations")
        for name, ours, theirs, ratio in measure(atlas, given.questions, given.rounds):
            print(f"  {name:<10} {ours:8.2f} ms  NetworkX {theirs:8.2f} ms  ratio {ratio:5.2f}")


if __name__ == "__main__":
    main()
