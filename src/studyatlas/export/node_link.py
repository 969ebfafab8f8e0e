"""The whole atlas as NetworkX node-link JSON, the edges under `edges`.

Read it back with `networkx.node_link_graph(json.load(file), edges="edges", key="relation")`.
"""

from __future__ import annotations

import json

from studyatlas.model.atlas import Atlas


def render(atlas: Atlas) -> bytes:
    """Return the JSON, UTF-8, one trailing newline; the same atlas gives the same bytes."""
    import networkx as nx

    data = nx.node_link_data(atlas.graph, edges="edges")
    for edge in data["edges"]:
        del edge["key"]  # the relation's name again
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
