"""Plain pyvis, its default settings: what a newcomer writes after reading its first page."""

from __future__ import annotations

from collections.abc import Iterable

from pyvis.network import Network

from studyatlas import Atlas
from studyatlas.analysis.neighbourhood import relations_among


def plain_html(atlas: Atlas, node_ids: Iterable[str], selected: str | None = None) -> str:
    """Return pyvis's page of these nodes and the relations among them; the selected one is red."""
    drawn = list(node_ids)
    network = Network(directed=True, cdn_resources="in_line")
    for node_id in drawn:
        node = atlas.nodes[node_id]
        colour = "#d62728" if node_id == selected else "#97c2fc"
        network.add_node(node_id, label=node.label, title=node.summary, color=colour)
    for relation in relations_among(atlas, drawn):
        network.add_edge(relation.source, relation.target, title=relation.relation)
    return str(network.generate_html())
