"""What lies around a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Nodes within some hops of a centre, the nearest and best connected first."""

    center: str
    distances: tuple[tuple[str, int], ...]
    """Node ids with their hops from the centre, which is the first, at 0."""
    relations: tuple[Relation, ...]
    """Every relation between the nodes shown."""
    total: int
    """How many nodes there are within these hops, shown or not."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids alone, in the same order."""
        return tuple(node for node, _ in self.distances)


def neighbourhood(
    atlas: Atlas,
    center: str,
    depth: int = 1,
    *,
    types: Collection[str] = (),
    relations: Collection[str] = (),
    outline: bool = False,
    cap: int = 150,
) -> Neighbourhood:
    """Gather the nodes within `depth` hops, in either direction of a relation.

    Args:
        atlas: where to look.
        center: a node's id.
        depth: 1 to 5 hops.
        types: node types to keep; empty for all.
        relations: relation types to follow; empty for all.
        outline: whether exam items and sections are walked through as well; the centre's own
            ones always show.
        cap: how many nodes at most; what is left out is the farthest and least connected.

    Raises:
        KeyError: there is no such node.
    """
    atlas.nodes[center]
    wanted = frozenset(relations)
    distances = {center: 0}
    frontier = [center]
    for distance in range(1, max(1, min(depth, 5)) + 1):
        reached: set[str] = set()
        for node in frontier:
            for relation in atlas.relations_of(node):
                other = relation.target if relation.source == node else relation.source
                if wanted and relation.relation not in wanted:
                    continue
                kind = atlas.nodes[other].type
                if types and kind not in types:
                    continue
                if atlas.schema.is_outline(kind) and not (outline or node == center):
                    continue
                reached.add(other)
        frontier = sorted(reached - distances.keys())
        distances.update(dict.fromkeys(frontier, distance))
    ranked = sorted(distances, key=lambda n: (distances[n], -len(atlas.relations_of(n)), n))
    shown = ranked[:cap]
    inside = frozenset(shown)
    return Neighbourhood(
        center,
        tuple((node, distances[node]) for node in shown),
        relations_among(atlas, inside, wanted),
        len(distances),
    )


def relations_among(
    atlas: Atlas, nodes: frozenset[str], wanted: Collection[str] = ()
) -> tuple[Relation, ...]:
    """Return the relations whose ends are both among these nodes, in order."""
    return tuple(
        relation
        for node in sorted(nodes)
        for relation in atlas.outgoing.get(node, ())
        if relation.target in nodes and (not wanted or relation.relation in wanted)
    )


def overview(atlas: Atlas, cap: int = 90) -> tuple[str, ...]:
    """Return the nodes that a first look at the whole should show.

    With an exam outline: its tasks, its items, and the topics that two items or more ask about.
    Without one: the best connected topics, or the notes where there are none.
    """
    items = list(atlas.items)
    tasks = [n for n, node in atlas.nodes.items() if node.type == "task"]
    asked: Counter[str] = Counter()
    for item in items:
        asked.update(atlas.targets(item, "asks_about"))
    shared = [topic for topic, count in asked.most_common() if count > 1]
    if not items:
        topics = [n for n, node in atlas.nodes.items() if not atlas.schema.is_outline(node.type)]
        topics = topics or list(atlas.nodes)
        shared = sorted(topics, key=lambda n: (-len(atlas.relations_of(n)), n))[: cap // 2]
    return tuple(dict.fromkeys((*tasks, *items, *shared)))[:cap]
