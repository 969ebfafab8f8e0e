"""What questions cost on large atlases, beside the libraries that answer the bare question.

Search is held against tantivy, paths against NetworkX on a bare graph of the same nodes and edges
(no types, no strengths, no tolls), a plan against `ancestors` and a topological sort, a
neighbourhood against a breadth-first set, and the first picture against that of a small atlas.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median

import networkx as nx

from benchmarks import search
from benchmarks.engines import ENGINES
from benchmarks.graphs import chance, made, prerequisites, scattered, with_hubs
from benchmarks.results import Comparison, Missing, Row
from benchmarks.turns import asked_in_turn, p95
from studyatlas.analysis.neighbourhood import neighbourhood
from studyatlas.analysis.paths import find_paths
from studyatlas.analysis.plan import make_plan
from studyatlas.analysis.view import ViewRequest, make_view
from studyatlas.model.atlas import Atlas
from studyatlas.ui.canvas.network import picture

_SIMPLE = "nx.shortest_simple_paths"
_DIJKSTRA = "nx.bidirectional_dijkstra"


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how often to measure."""

    sizes: tuple[int, ...] = (100_000, 1_000_000)
    questions: int = 100
    slow: int = 3
    """Questions, and rounds, where the peer takes seconds for each."""
    rounds: int = 5
    few: int = 1000
    """Nodes of the small atlas."""


SMALL = Scale(sizes=(300,), questions=5, slow=1, rounds=1, few=100)


def measure(folder: Path, *, small: bool) -> Iterator[Row]:  # noqa: ARG001 - made in memory
    """Measure every question on each size."""
    scale = SMALL if small else Scale()
    for size in scale.sizes:
        yield from _search(size, scale)
        for shape in (scattered, with_hubs):
            atlas = made(size, shape)
            gc.collect()
            gc.freeze()  # what is measured is a question, not a walk through an atlas at rest
            told = f"{size:,} nodes, {'hubs' if shape is with_hubs else 'random'}"
            yield from _paths(atlas, told, scale)
            if shape is with_hubs:
                yield from _around(atlas, told, scale)
                yield _first_picture(atlas, told, scale)
            del atlas
            gc.unfreeze()
        yield from _plans(size, scale)


def _search(size: int, scale: Scale) -> Iterator[Row]:
    what, sides = f"search, {size:,} names, p95", ("tantivy alone", "studyatlas")
    if not find_spec("tantivy"):
        yield Missing(what, sides, "at most 3", "tantivy is not installed")
        return
    runs = search.runs(size, scale.rounds, scale.questions, ENGINES[:2])
    ours, beside = (tuple(run.p95()) for run in runs)
    yield Comparison(what, sides, "ms", "at most 3", beside, ours)


def _paths(atlas: Atlas, told: str, scale: Scale) -> Iterator[Row]:
    bare: nx.Graph[str] = nx.Graph((r.source, r.target) for r in atlas.relations)
    joined = sorted(max(nx.connected_components(bare), key=len))
    luck = chance(len(joined))
    pairs = [tuple(luck.sample(joined, 2)) for _ in range(scale.questions)]
    _ = atlas.outgoing, atlas.incoming  # made once, when first asked for
    asks = {
        "first": (partial(_path, atlas), 1),
        "again": (partial(_path, atlas), scale.rounds),
        "filtered": (partial(_path, atlas, without=["contrasts_with"]), scale.rounds),
    }
    for name, (ask, rounds) in asks.items():
        what = f"path, {name}, {told}, p95"
        ours, beside = asked_in_turn(what, rounds, pairs, ask, partial(_dijkstra, bare), p95)
        yield Comparison(what, (_DIJKSTRA, "studyatlas"), "ms", "at most 3", beside, ours)
    what = f"three ways, {told}, median"
    three = partial(_path, atlas, alternatives=3)
    nx.set_edge_attributes(bare, 1, "cost")
    few = pairs[: scale.slow]
    ours, beside = asked_in_turn(what, scale.slow, few, three, partial(_simple, bare), median)
    yield Comparison(what, (_SIMPLE, "studyatlas"), "ms", "", beside, ours)


def _path(atlas: Atlas, pair: tuple[str, ...], **options: object) -> object:
    return find_paths(atlas, *pair, **options)  # type: ignore[arg-type]


def _dijkstra(bare: nx.Graph[str], pair: tuple[str, ...]) -> object:
    return nx.bidirectional_dijkstra(bare, *pair)


def _simple(bare: nx.Graph[str], pair: tuple[str, ...]) -> object:
    return list(islice(nx.shortest_simple_paths(bare, *pair, weight="cost"), 3))


def _around(atlas: Atlas, told: str, scale: Scale) -> Iterator[Row]:
    beside = {node: set[str]() for node in atlas.nodes}
    for relation in atlas.relations:
        beside[relation.source].add(relation.target)
        beside[relation.target].add(relation.source)
    centers = chance(len(beside)).sample(sorted(beside), scale.questions)
    for depth in (1, 2, 3):
        what = f"neighbourhood to depth {depth}, {told}, median"
        ours, theirs = asked_in_turn(
            what,
            scale.rounds,
            centers,
            partial(neighbourhood, atlas, depth=depth),
            partial(_breadth_first, beside, depth),
            median,
        )
        sides = ("breadth-first set", "studyatlas")
        yield Comparison(what, sides, "ms", "at most 20", theirs, ours)


def _breadth_first(beside: dict[str, set[str]], depth: int, center: str) -> set[str]:
    found, frontier = {center}, {center}
    for _ in range(depth):
        frontier = {other for node in frontier for other in beside[node]} - found
        found |= frontier
    return found


def _first_picture(atlas: Atlas, told: str, scale: Scale) -> Row:
    few = made(scale.few, with_hubs)
    what = f"first picture, {told}"
    ours, beside = asked_in_turn(
        what, scale.rounds, [None], lambda _: _drawn(atlas), lambda _: _drawn(few), median
    )
    sides = (f"the same of {scale.few:,} nodes", "studyatlas")
    return Comparison(what, sides, "ms", "", beside, ours)


def _drawn(atlas: Atlas) -> object:
    view = make_view(atlas, ViewRequest())
    return picture(atlas, view.nodes, relations=view.relations)


def _plans(size: int, scale: Scale) -> Iterator[Row]:
    """Yield plans for targets from a few needs up to a large part of all topics.

    Raises:
        RuntimeError: the two sides do not find the same topics.
    """
    atlas = prerequisites(size)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(atlas.nodes)
    graph.add_edges_from((r.target, r.source) for r in atlas.relations)
    make_plan(atlas, ["t0"])  # groups the relations by their ends, once for all plans
    for target in (f"t{size * part // 100}" for part in (8, 16, 32)):
        below = nx.ancestors(graph, target)
        if {step.id for step in make_plan(atlas, [target]).steps} != {target, *below}:
            raise RuntimeError(f"the plan for {target} is not its ancestors")
        what = f"plan, {len(below):,} topics needed of {size:,}"
        ours, beside = asked_in_turn(
            what,
            scale.rounds,
            [target],
            lambda asked: make_plan(atlas, [asked]),
            partial(_sorted_ancestors, graph),
            median,
        )
        sides = ("nx.ancestors + sort", "studyatlas")
        yield Comparison(what, sides, "ms", "at most 3", beside, ours)


def _sorted_ancestors(graph: nx.DiGraph[str], target: str) -> list[str]:
    below = nx.ancestors(graph, target) | {target}
    return list(nx.topological_sort(graph.subgraph(below)))
