import json

import networkx as nx
import pytest

import studyatlas as sa
from studyatlas.export.node_link import render

NODE_KEYS = {"id", "label", "type", "aliases", "summary", "origin", "path", "line"}
EDGE_KEYS = {"source", "target", "relation", "origin", "rule", "path", "line", "quote"}


@pytest.fixture
def atlas(workspace):
    return sa.open(
        workspace(
            {
                "guide.md": "# Task 1.1: Sew\nKnowledge of:\n- Seams — flat & “felled” <b>\n",
                "seams.md": "# Flat seam\n\nTwo edges side by side are sewn with a needle.\n",
                "graph/a.yaml": (
                    "flat-seam: {type: technique, aliases: [Naht, шов], uses: [needle]}\n"
                    "needle: {type: tool, summary: A pin with an eye.}\n"
                ),
            }
        )
    )


def test_nodes_and_edges_have_exactly_the_documented_keys(atlas) -> None:
    data = json.loads(render(atlas))
    assert {frozenset(node) for node in data["nodes"]} == {frozenset(NODE_KEYS)}
    assert {frozenset(edge) for edge in data["edges"]} == {frozenset(EDGE_KEYS)}
    assert (data["directed"], data["multigraph"]) == (True, True)


def test_values_of_a_node_and_an_edge(atlas) -> None:
    data = json.loads(render(atlas))
    assert next(node for node in data["nodes"] if node["id"] == "flat-seam") == {
        "id": "flat-seam",
        "label": "Flat seam",
        "type": "technique",
        "aliases": ["Naht", "шов"],
        "summary": None,
        "origin": "curated",
        "path": "graph/a.yaml",
        "line": 1,
    }
    assert next(edge for edge in data["edges"] if edge["relation"] == "explains") == {
        "source": "seams.md#flat-seam",
        "target": "flat-seam",
        "relation": "explains",
        "origin": "stated",
        "rule": "heading-explains",
        "path": "seams.md",
        "line": 1,
        "quote": "# Flat seam",
    }


def test_an_absent_value_is_null(atlas) -> None:
    data = json.loads(render(atlas))
    values = [value for part in data["nodes"] + data["edges"] for value in part.values()]
    assert "" not in values


def test_networkx_reads_it_back_into_an_equal_graph(atlas) -> None:
    data = json.loads(render(atlas))
    back = nx.node_link_graph(data, edges="edges", key="relation")
    nx.set_edge_attributes(back, {edge: edge[2] for edge in back.edges}, "relation")
    assert nx.utils.graphs_equal(back, atlas.graph)


def test_networkx_reads_it_back_without_being_told_of_keys(atlas) -> None:
    back = nx.node_link_graph(json.loads(render(atlas)), edges="edges")
    assert dict(back.nodes(data=True)) == dict(atlas.graph.nodes(data=True))

    def edges(graph):
        return sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"]))

    assert edges(back) == edges(atlas.graph)


def test_it_is_utf8_and_ends_with_one_newline(atlas) -> None:
    text = render(atlas).decode()
    assert "шов" in text
    assert text.endswith("}\n")
