"""Study paths between two nodes.

A path is the cheapest chain of relations, walked in either direction. A hop costs the inverse of
its type's strength; passing through a hub costs a toll on top, for a path through "Machine
learning" explains nothing. Shortest paths by Dijkstra's method (1959), in both directions at once.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

_TOLL = 0.35
_REUSE = 1.6
_TRIES = 4


@dataclass(frozen=True, slots=True)
class StudyPath:
    """One way from a node to another."""

    cost: float
    nodes: tuple[str, ...]
    steps: tuple[Relation, ...]
    """One relation per hop, in its own direction, whichever way the path walks it."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The answer to "how do I get from here to there?"."""

    source: str
    target: str
    paths: tuple[StudyPath, ...]
    reason: str | None = None
    """Why there is none: `unconnected`, `filtered` or `same-node`."""

    @property
    def found(self) -> bool:
        """Tell whether there is a path."""
        return bool(self.paths)


def find_paths(
    atlas: Atlas,
    source: str,
    target: str,
    *,
    alternatives: int = 1,
    via: Collection[str] = (),
    without: Collection[str] = (),
) -> Paths:
    """Find the cheapest path and others that differ from it.

    Args:
        atlas: the whole graph is searched, never just what is drawn.
        source: a node's id.
        target: a node's id.
        alternatives: how many paths at most, the cheapest first.
        via: relation types and node types to stay on; empty for all. An outline type named here
            (`item`, `section`…) lets paths go through such nodes, which they do not otherwise.
        without: relation types and node types to avoid.

    Raises:
        KeyError: there is no such node.
    """
    atlas.nodes[source], atlas.nodes[target]
    if source == target:
        return Paths(source, target, (), "same-node")
    graph = _simple_graph(atlas, source, target, frozenset(via), frozenset(without))
    paths = _cheapest(graph, source, target, alternatives)
    if paths:
        return Paths(source, target, tuple(paths))
    everything = _simple_graph(atlas, source, target, frozenset(), frozenset())
    filtered = (via or without) and nx.has_path(everything, source, target)
    return Paths(source, target, (), "filtered" if filtered else "unconnected")


def beside(atlas: Atlas, path: StudyPath, each: int = 4) -> tuple[str, ...]:
    """Return some of the best connected topics beside a path, to show where it runs.

    Args:
        atlas: where the path was found.
        path: one of its paths.
        each: how many topics at most beside each of the path's nodes.
    """
    found: dict[str, None] = {}
    for node in path.nodes:
        others = {r.target if r.source == node else r.source for r in atlas.relations_of(node)}
        topics = [n for n in others if not atlas.schema.is_outline(atlas.nodes[n].type)]
        topics.sort(key=lambda n: (-len(atlas.relations_of(n)), n))
        found.update(dict.fromkeys(topics[:each]))
    return tuple(node for node in found if node not in path.nodes)


def _simple_graph(
    atlas: Atlas, source: str, target: str, via: frozenset[str], without: frozenset[str]
) -> nx.Graph[str]:
    """Return an undirected graph of the best relation between each two nodes."""
    schema = atlas.schema
    via_relations = via & schema.relation_types.keys()
    via_nodes = via & schema.node_types.keys()

    def open_to(node_id: str) -> bool:
        kind = atlas.nodes[node_id].type
        if node_id in (source, target):
            return True
        if kind in without or (schema.is_outline(kind) and kind not in via):
            return False
        named = [name for name in via_nodes if not schema.is_outline(name)]
        return not named or kind in named or schema.is_outline(kind)

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((source, target))
    opened = {node_id for node_id in atlas.nodes if open_to(node_id)}
    for relation in atlas.relations:
        name = relation.relation
        if name in without or (via_relations and name not in via_relations):
            continue
        if relation.source in opened and relation.target in opened:
            cost = 1 / schema.relation_types[name].strength
            known = graph.get_edge_data(relation.source, relation.target)
            if known is None or (cost, _doubt(relation)) < (
                known["hop"],
                _doubt(known["relation"]),
            ):
                graph.add_edge(relation.source, relation.target, hop=cost, relation=relation)
    tolls = {node: _toll(graph.degree(node)) for node in graph}
    for one, other, edge in graph.edges(data=True):
        edge["cost"] = edge["hop"] + (tolls[one] + tolls[other]) / 2
    return graph


def _doubt(relation: Relation) -> int:
    """Rank relations of equal strength: what the notes state before what somebody added."""
    return (Origin.STATED, Origin.CURATED, Origin.INFERRED).index(relation.provenance.origin)


def _toll(degree: float) -> float:
    """Return what it costs to pass through a node; half of it falls on each hop beside it."""
    return _TOLL * math.log2(1 + degree)


def _cheapest(graph: nx.Graph[str], source: str, target: str, count: int) -> list[StudyPath]:
    """Return paths that differ: each found path makes its own hops dearer for the next."""
    weights: dict[frozenset[str], float] = {
        frozenset(edge): graph.edges[edge]["cost"] for edge in graph.edges
    }
    found: dict[tuple[str, ...], StudyPath] = {}

    def weight(one: str, other: str, _: object) -> float:
        return weights[frozenset((one, other))]

    for _ in range(max(1, count) * _TRIES):
        try:
            _, nodes = nx.bidirectional_dijkstra(graph, source, target, weight)
        except nx.NetworkXNoPath:
            break
        path = _path(graph, tuple(nodes))
        found.setdefault(path.nodes, path)
        if len(found) >= max(1, count):
            break
        for one, other in pairwise(nodes):
            weights[frozenset((one, other))] *= _REUSE
    return sorted(found.values(), key=lambda p: (p.cost, p.nodes))


def _path(graph: nx.Graph[str], nodes: tuple[str, ...]) -> StudyPath:
    edges = [graph.edges[pair] for pair in pairwise(nodes)]
    cost = sum(edge["cost"] for edge in edges)
    return StudyPath(round(cost, 4), nodes, tuple(edge["relation"] for edge in edges))
