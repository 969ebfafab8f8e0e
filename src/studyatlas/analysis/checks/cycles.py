"""relation-cycle: relations that must not go in a circle do.

`requires`, `is_a` and `part_of` say what comes first, what is more general, what is larger; in a
circle they say nothing. The members are named in the order of the relations, and the line is that
of the first one's. Plans still come out: the members are put side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem, error

if TYPE_CHECKING:
    import networkx as nx

ID = "relation-cycle"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield one problem for each group of nodes that an acyclic relation joins in a circle."""
    import networkx as nx

    for kind in atlas.schema.relation_types.values():
        if not kind.acyclic:
            continue
        own = {(r.source, r.target): r for r in atlas.relations if r.relation == kind.name}
        graph: nx.DiGraph[str] = nx.DiGraph(list(own))
        for members in nx.strongly_connected_components(graph):
            if len(members) > 1:
                circle = _circle(graph, min(members))
                position = own[circle[0], circle[1]].provenance.position
                chain = " -> ".join(circle)
                yield error(position, ID, f"{kind.name!r} goes in a circle: {chain}")


def _circle(graph: nx.DiGraph[str], start: str) -> list[str]:
    """Return the shortest circle through a node, its first node again at the end."""
    import networkx as nx

    ways = [
        [start, *nx.shortest_path(graph, after, start)]
        for after in sorted(graph.successors(start))
        if nx.has_path(graph, after, start)
    ]
    return min(ways, key=lambda way: (len(way), way))
