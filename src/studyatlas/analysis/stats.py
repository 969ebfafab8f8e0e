"""How much there is of what, and how it hangs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from studyatlas.model.atlas import Atlas, LinkCount
from studyatlas.model.relations import keys_of

_HUBS = 10


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of an atlas."""

    nodes: Mapping[str, int]
    """Nodes by type, in the schema's order."""
    relations: Mapping[str, int]
    """Relations by type, in the schema's order."""
    documents: int
    sections: int
    links: LinkCount
    components: int
    """Parts of the field that no relation joins; the outline and the notes are left out, unless
    there is nothing else."""
    hubs: tuple[tuple[str, int], ...]
    """The best connected nodes with their number of neighbours."""
    bridges: tuple[tuple[str, str], ...]
    """Pairs of nodes whose relation is all that joins two parts."""


def make_stats(atlas: Atlas) -> Stats:
    """Count nodes, relations and links, and look at the shape of the graph."""
    import networkx as nx

    nodes = Counter(node.type for node in atlas.nodes.values())
    relations = Counter(name for _, name, _ in keys_of(atlas.relations))
    field: nx.Graph[str] = nx.Graph()
    topics = [n for n, node in atlas.nodes.items() if not _outline(atlas, node.type)]
    field.add_nodes_from(topics or atlas.nodes)
    field.add_edges_from(
        (one, other)
        for one, _, other in keys_of(atlas.relations)
        if one in field and other in field
    )
    hubs = sorted(field.degree, key=lambda found: (-found[1], found[0]))[:_HUBS]
    return Stats(
        {name: nodes[name] for name in atlas.schema.node_types if nodes[name]},
        {name: relations[name] for name in atlas.schema.relation_types if relations[name]},
        len(atlas.documents),
        nodes["section"],
        atlas.links,
        nx.number_connected_components(field) if field else 0,
        tuple((node, degree) for node, degree in hubs if degree),
        tuple(sorted((min(bridge), max(bridge)) for bridge in nx.bridges(field))),
    )


def _outline(atlas: Atlas, node_type: str) -> bool:
    return atlas.schema.is_outline(node_type)
