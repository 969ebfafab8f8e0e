"""How many bytes a node and a relation take, beside NetworkX's bare ones without any attribute.

Ours carry label, type, aliases, summary and where they stand (file, line, rule, origin, words);
`python -m benchmarks.size SIDE COUNT` counts one side in a process of its own.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import networkx as nx

from benchmarks import memory
from benchmarks.results import Comparison, Missing, Row
from benchmarks.turns import Values, in_turn
from studyatlas.analysis.search import search
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance

_SIDES = ("bare nx.MultiDiGraph", "studyatlas")
_COUNTED = ("a node", "a relation", "a node that was searched for")
_EACH = 4
"""Relations of a node."""


def measure(folder: Path, *, small: bool) -> Iterator[Row]:  # noqa: ARG001 - made in memory
    """Count both sides in processes of their own."""
    if not memory.can_be_told():
        yield Missing("bytes of a node", _SIDES, "", "this system does not tell memory")
        return
    for count, rounds in ({2_000: 1} if small else {100_000: 5, 1_000_000: 1}).items():
        sides = [partial(_counted, side, count) for side in ("ours", "bare")]
        pairs = in_turn(f"bytes of a node and a relation, {count:,} nodes", rounds, *sides)
        for name, (ours, beside) in zip(_COUNTED, pairs, strict=True):
            what = f"bytes of {name}, {count:,} nodes"
            yield Comparison(what, _SIDES, "bytes", "", beside, ours)


def _counted(side: str, count: int) -> Values:
    command = [sys.executable, "-m", "benchmarks.size", side, str(count)]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    return tuple(json.loads(done.stdout))


def _ours(count: int) -> Iterator[float]:
    yield _taken()
    nodes = [
        Node(_id(n), f"Topic number {n}", "concept", _at(n, ""), summary=f"What topic {n} is.")
        for n in range(count)
    ]
    atlas = make_atlas(nodes, ())
    yield _taken()
    ids = list(atlas.nodes)
    relations = [
        Relation(ids[one], "uses", ids[other], _at(one, f"Topic {one} uses topic {other}."))
        for one, other in _pairs(count)
    ]
    whole = make_atlas(nodes, relations)
    del atlas, relations, nodes
    yield _taken()
    search(whole, "topic number")
    yield _taken()


def _bare(count: int) -> Iterator[float]:
    yield _taken()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(map(_id, range(count)))
    yield _taken()
    ids = list(graph)
    graph.add_edges_from((ids[one], ids[other]) for one, other in _pairs(count))
    del ids
    yield _taken()
    yield _taken()


def _id(number: int) -> str:
    return f"topic-number-{number}"


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    for one in range(count):
        for step in range(1, _EACH + 1):
            yield one, (one * step + step) % count


def _at(line: int, quote: str) -> Provenance:
    return Provenance(Position("graph/topics.yaml", line + 1), "curated", Origin.CURATED, quote)


def _taken() -> float:
    gc.collect()
    return memory.mebibytes(os.getpid()) * 2**20


def main(side: str, count: str) -> None:
    """Print the bytes of a node, of a relation, and of a node with the index of a search."""
    size = int(count)
    before, nodes, relations, searched = (_ours if side == "ours" else _bare)(size)
    joined = len(set(_pairs(size)))
    each = (nodes - before) / size, (relations - nodes) / joined
    print(json.dumps([*each, each[0] + (searched - relations) / size]))


if __name__ == "__main__":
    main(*sys.argv[1:])
