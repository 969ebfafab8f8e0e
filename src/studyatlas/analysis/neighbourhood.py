"""What lies around a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation

DEEPEST = 5
_FIRST_LOOK = 90
_ENOUGH = 70
"""So many nodes are a picture; a first look that has fewer is filled up."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Which nodes and relations may be walked; an empty set stands for all."""

    types: frozenset[str] = frozenset()
    """Node types to keep."""
    relations: frozenset[str] = frozenset()
    """Relation types to follow."""
    origins: frozenset[str] = frozenset()
    """Origins of relations to follow: curated, stated, inferred."""
    hidden: frozenset[str] = frozenset()
    """Ids of nodes to leave out, and with them what hangs on them alone."""
    outline: bool = False
    """Whether exam items and sections are walked through as well; the centre's own always are."""

    def keeps(self, atlas: Atlas, node: str) -> bool:
        """Tell whether a node may be shown."""
        return node not in self.hidden and (not self.types or atlas.nodes[node].type in self.types)

    def follows(self, relation: Relation) -> bool:
        """Tell whether a relation may be followed."""
        return (not self.relations or relation.relation in self.relations) and (
            not self.origins or relation.provenance.origin in self.origins
        )


EVERYTHING = Walk()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Nodes within some hops of a centre, the nearest and best connected first."""

    center: str
    distances: tuple[tuple[str, int], ...]
    """Node ids with their hops from the centre, which is the first, at 0."""
    relations: tuple[Relation, ...]
    """Every relation between the nodes shown that may be followed."""
    total: int
    """How many nodes there are within these hops, shown or not."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids alone, in the same order."""
        return tuple(node for node, _ in self.distances)


def neighbourhood(
    atlas: Atlas, center: str, depth: int = 1, walk: Walk = EVERYTHING, cap: int = 150
) -> Neighbourhood:
    """Gather the nodes within `depth` hops, in either direction of a relation.

    Args:
        atlas: where to look.
        center: a node's id.
        depth: 1 to 5 hops.
        walk: which nodes and relations may be walked.
        cap: how many nodes at most; what is left out is the farthest and least connected.

    Raises:
        KeyError: there is no such node.
    """
    distances = within(atlas, center, depth, walk)
    shown = nearest_first(atlas, distances)[: max(1, cap)]
    return Neighbourhood(
        center,
        tuple((node, distances[node]) for node in shown),
        relations_among(atlas, frozenset(shown), walk),
        len(distances),
    )


def nearest_first(atlas: Atlas, distances: Mapping[str, int]) -> tuple[str, ...]:
    """Return nodes in order of their distance, those equally far by how well connected they are."""
    rank = {node: (far, -len(atlas.relations_of(node)), node) for node, far in distances.items()}
    return tuple(sorted(rank, key=rank.__getitem__))


def within(atlas: Atlas, center: str, depth: int = 1, walk: Walk = EVERYTHING) -> dict[str, int]:
    """Return every node within 1 to 5 hops with its distance; the centre's is 0.

    Raises:
        KeyError: there is no such node.
    """
    atlas.nodes[center]
    distances = {center: 0}
    frontier = [center]
    for distance in range(1, max(1, min(depth, DEEPEST)) + 1):
        reached = {
            other
            for node in frontier
            for relation in atlas.relations_of(node)
            if walk.follows(relation)
            for other in [relation.target if relation.source == node else relation.source]
            if other not in distances and _passes(atlas, other, walk, own=node == center)
        }
        frontier = sorted(reached)
        distances.update(dict.fromkeys(frontier, distance))
    return distances


def _passes(atlas: Atlas, node: str, walk: Walk, *, own: bool) -> bool:
    outline = atlas.schema.is_outline(atlas.nodes[node].type)
    return walk.keeps(atlas, node) and (own or walk.outline or not outline)


def relations_among(
    atlas: Atlas, nodes: Collection[str], walk: Walk = EVERYTHING
) -> tuple[Relation, ...]:
    """Return the relations that may be followed with both ends among these nodes, in order."""
    inside = frozenset(nodes)
    return tuple(
        relation
        for node in sorted(inside)
        for relation in atlas.outgoing.get(node, ())
        if relation.target in inside and walk.follows(relation)
    )


def overview(atlas: Atlas, cap: int = 0) -> tuple[str, ...]:
    """Return the nodes that a first look at the whole should show, the most telling first.

    With an exam outline: its tasks, its items, and the topics that two items or more ask about;
    where these are few also the topics that one item asks about, and the best connected others.
    Without one: the best connected topics, or the notes where there are none.

    Args:
        atlas: where to look.
        cap: how many nodes to return, the rest of the atlas filling up; 0 for as many as tell
            something at first sight.
    """
    first = _exam_first(atlas) if atlas.items else _topics_first(atlas)
    if not cap:
        return tuple(first[:_FIRST_LOOK])
    return tuple(dict.fromkeys((*first, *_best_connected(atlas, cap))))[:cap]


def _exam_first(atlas: Atlas) -> list[str]:
    tasks = [n for n, node in atlas.nodes.items() if node.type == "task"]
    asked: Counter[str] = Counter()
    for item in atlas.items:
        asked.update(atlas.targets(item, "asks_about"))
    ranked = [topic for topic, _ in asked.most_common()]
    first = list(dict.fromkeys((*tasks, *atlas.items, *(n for n in ranked if asked[n] > 1))))
    if len(first) >= _ENOUGH:
        return first
    once = _best_connected(atlas, _ENOUGH, (n for n in ranked if asked[n] == 1))
    others = _topics(atlas, _best_connected(atlas, _ENOUGH))
    return list(dict.fromkeys((*first, *once, *others)))[:_ENOUGH]


def _topics_first(atlas: Atlas) -> list[str]:
    ranked = _best_connected(atlas, _FIRST_LOOK // 2)
    return _topics(atlas, ranked) or ranked


def _topics(atlas: Atlas, nodes: Iterable[str]) -> list[str]:
    return [n for n in nodes if not atlas.schema.is_outline(atlas.nodes[n].type)]


def _best_connected(atlas: Atlas, most: int, among: Iterable[str] | None = None) -> list[str]:
    """Return the nodes with most relations, topics before the outline; of all where None."""
    nodes, outgoing, incoming = atlas.nodes, atlas.outgoing, atlas.incoming
    outline = {name for name, kind in atlas.schema.node_types.items() if kind.outline}

    def rank(node: str) -> tuple[bool, int, str]:
        degree = len(outgoing.get(node, ())) + len(incoming.get(node, ()))
        return nodes[node].type in outline, -degree, node

    return nsmallest(most, nodes if among is None else among, rank)
