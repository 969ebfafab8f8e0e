"""Which topics come before which: everything that reads the prerequisite relations.

Each question costs what it looks at, never the whole atlas: the relations of a topic are at hand by
source and by target.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation

Joined = dict[str, dict[str, Relation]]
"""Topics, each with those right beside it and the relations that say so."""
_NONE: frozenset[str] = frozenset()


def needs_of(atlas: Atlas, topic: str, without: Collection[str] = _NONE) -> dict[str, Relation]:
    """Return what must be understood right before a topic, each with the relation that says so."""
    names = atlas.schema.prerequisites
    return {
        relation.target: relation
        for relation in atlas.outgoing.get(topic, ())
        if relation.relation in names
        and relation.target != topic
        and relation.target not in without
    }


def needed_by(atlas: Atlas, topic: str) -> dict[str, Relation]:
    """Return what needs a topic right after it, each with the relation that says so."""
    names = atlas.schema.prerequisites
    return {
        relation.source: relation
        for relation in atlas.incoming.get(topic, ())
        if relation.relation in names and relation.source != topic
    }


def below(atlas: Atlas, topics: Iterable[str], without: Collection[str] = _NONE) -> Joined:
    """Return these topics and all that they need in the end, each with its needs among them.

    What is in `without` is left out, and what only it needs with it. Breadth first, so that what
    was asked for comes first.

    >>> from studyatlas.model.atlas import make_atlas
    >>> below(make_atlas([], []), [])
    {}
    """
    found: Joined = {}
    queue = [topic for topic in topics if topic not in without]
    for topic in queue:  # the queue grows while it is walked
        if topic not in found:
            found[topic] = near = needs_of(atlas, topic, without)
            queue += near
    return found


def above(atlas: Atlas, topics: Iterable[str]) -> Joined:
    """Return these topics and all that need them in the end, each with what needs it."""
    found: Joined = {}
    queue = list(topics)
    for topic in queue:  # the queue grows while it is walked
        if topic not in found:
            found[topic] = near = needed_by(atlas, topic)
            queue += near
    return found


def groups(needs: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Return the groups of topics that need each other, a topic alone as a group of one.

    Every group comes after those it needs; the members are sorted. What no circle lies below is
    peeled off first (Kahn, 1962); the rest falls into strongly connected components by the method
    of Nuutila and Soisalon-Soininen (1994).

    >>> groups({"egg": ["hen"], "hen": ["egg", "corn"], "corn": []})
    [('corn',), ('egg', 'hen')]
    """
    peeled = list(_peeled(needs))
    found: list[tuple[str, ...]] = [(topic,) for topic in peeled]
    if len(peeled) < len(needs):
        import networkx as nx

        done = set(peeled)
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(topic for topic in needs if topic not in done)
        graph.add_edges_from((topic, n) for topic in graph for n in needs[topic] if n not in done)
        found += (tuple(sorted(members)) for members in nx.strongly_connected_components(graph))
    return found


def _peeled(needs: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield the topics that no circle lies below, each after its needs."""
    missing = {topic: len(near) for topic, near in needs.items()}
    after: dict[str, list[str]] = {topic: [] for topic in needs}
    for topic, near in needs.items():
        for need in near:
            after[need].append(topic)
    ready = [topic for topic, count in missing.items() if not count]
    for topic in ready:  # grows while it is walked
        yield topic
        for later in after[topic]:
            missing[later] -= 1
            if not missing[later]:
                ready.append(later)


def stages(
    needs: Mapping[str, Collection[str]], grouped: Iterable[Collection[str]]
) -> dict[str, int]:
    """Return for each topic how many topics, one after the other, must come before it.

    Topics of one stage can be studied side by side; members of a circle share theirs.

    >>> needs = {"bread": ["dough", "oven"], "dough": ["flour"], "oven": [], "flour": []}
    >>> stages(needs, groups(needs))
    {'oven': 0, 'flour': 0, 'dough': 1, 'bread': 2}

    Args:
        needs: what each topic needs right before it.
        grouped: their `groups`.
    """
    found: dict[str, int] = {}
    for group in grouped:
        before = (found[n] + 1 for topic in group for n in needs[topic] if n in found)
        stage = max(before, default=0)
        for topic in group:
            found[topic] = stage
    return found
