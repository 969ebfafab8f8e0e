"""relation-cycle: relations that must not go in a circle do.

`requires`, `is_a` and `part_of` say what comes first, what is more general, what is larger; in a
circle they say nothing. The members are named in the order of the relations, and the line is that
of the first one's. Plans still come out: the members are put side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, error
from studyatlas.model.relations import keys_of

if TYPE_CHECKING:
    import networkx as nx

ID = "relation-cycle"

_Circles = Mapping[str, Sequence[Sequence[str]]]


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield one problem for each group of nodes that an acyclic relation joins in a circle."""
    for name, circles in circles_of(atlas).items():
        for circle in circles:
            if first := atlas.relation(circle[0], name, circle[1]):
                chain = " -> ".join(circle)
                said = f"{name!r} goes in a circle: {chain}"
                yield error(first.provenance.position, ID, said)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    acyclic = _acyclic(change.after)
    return not any(relation.relation in acyclic for relation in change.relations)


def _acyclic(atlas: Atlas) -> list[str]:
    return [kind.name for kind in atlas.schema.relation_types.values() if kind.acyclic]


def _made(atlas: Atlas) -> _Circles:
    return _circles(atlas, _acyclic(atlas))


def _again(change: Change, before: _Circles) -> _Circles:
    names = before.keys() & {relation.relation for relation in change.joins_otherwise()}
    return {**before, **_circles(change.after, names)} if names else before


circles_of = PerAtlas(_made, _again)
"""Returns the circles of each acyclic type, their first node again at the end."""


def _circles(atlas: Atlas, names: Iterable[str]) -> _Circles:
    import networkx as nx

    pairs: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    looked_at = frozenset(names)
    for source, name, target in keys_of(atlas.relations):
        if name in looked_at:
            pairs[name].append((source, target))
    found: dict[str, list[list[str]]] = {}
    for name in names:
        graph: nx.DiGraph[str] = nx.DiGraph(pairs[name])
        groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
        found[name] = [_circle(graph, min(group)) for group in groups]
    return found


def _circle(graph: nx.DiGraph[str], start: str) -> list[str]:
    """Return the shortest circle through a node, its first node again at the end."""
    import networkx as nx

    ways = [
        [start, *nx.shortest_path(graph, after, start)]
        for after in sorted(graph.successors(start))
        if nx.has_path(graph, after, start)
    ]
    return min(ways, key=lambda way: (len(way), way))
