"""Which topics come before which: everything that reads the prerequisite relations.

Each question costs what it looks at, never the whole atlas: the relations of a topic are at hand by
source and by target.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import networkx as nx

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation

_NONE: frozenset[str] = frozenset()


def needs_of(atlas: Atlas, topic: str) -> dict[str, Relation]:
    """Return what must be understood right before a topic, each with the relation that says so."""
    names = atlas.schema.prerequisites
    return {
        relation.target: relation
        for relation in reversed(atlas.outgoing.get(topic, ()))
        if relation.relation in names and relation.target != topic
    }


def needed_by(atlas: Atlas, topic: str) -> dict[str, Relation]:
    """Return what needs a topic right before it, each with the relation that says so."""
    names = atlas.schema.prerequisites
    return {
        relation.source: relation
        for relation in reversed(atlas.incoming.get(topic, ()))
        if relation.relation in names and relation.source != topic
    }


def below(
    atlas: Atlas, topics: Iterable[str], without: Collection[str] = _NONE
) -> dict[str, tuple[str, ...]]:
    """Return these topics and all that they need in the end, each with its needs among them.

    What is in `without` is left out, and what only it needs with it. Breadth first, so that what
    was asked for comes first.

    >>> from studyatlas.model.atlas import make_atlas
    >>> below(make_atlas([], []), [])
    {}
    """
    return _closure(lambda topic: needs_of(atlas, topic), topics, without)


def above(atlas: Atlas, topics: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return these topics and all that need them in the end, each with what needs it."""
    return _closure(lambda topic: needed_by(atlas, topic), topics, _NONE)


def _closure(
    beside: Callable[[str], Iterable[str]], topics: Iterable[str], without: Collection[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    queue = [topic for topic in topics if topic not in without]
    for topic in queue:  # the queue grows while it is walked
        if topic not in found:
            found[topic] = near = tuple(sorted(t for t in beside(topic) if t not in without))
            queue.extend(other for other in near if other not in found)
    return found


def circles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of topics that need each other, a topic alone as a group of one.

    Every group comes after those it needs; the members are sorted. Strongly connected components
    by the method of Nuutila and Soisalon-Soininen (1994).
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(needs)
    graph.add_edges_from((topic, need) for topic, near in needs.items() for need in near)
    for members in nx.strongly_connected_components(graph):
        yield tuple(sorted(members))


def stages(needs: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return for each topic how many topics, one after the other, must come before it.

    Topics of one stage can be studied side by side; members of a circle share theirs.

    >>> stages({"bread": ["dough", "oven"], "dough": ["flour"], "oven": [], "flour": []})
    {'flour': 0, 'dough': 1, 'oven': 0, 'bread': 2}
    """
    found: dict[str, int] = {}
    for group in circles(needs):
        before = {need for topic in group for need in needs[topic]}.difference(group)
        stage = max((found[need] + 1 for need in before), default=0)
        found.update(dict.fromkeys(group, stage))
    return found
