"""The graph of an atlas is NetworkX's own, though its dicts are made late."""

import copy
import pickle
import random
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

import studyatlas as sa
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.graph import Late
from studyatlas.model.position import Origin, Position, Provenance

Graph = nx.MultiDiGraph


def some_atlas(size: int = 40) -> Atlas:
    chance = random.Random(7)  # noqa: S311 - the same every time
    at = Provenance(Position("rails.md", 3), "mentions", Origin.STATED, "steam needs coal")
    names = [f"part-{number}" for number in range(size)]
    relations = (
        Relation(chance.choice(names), name, chance.choice(names), at)
        for name in ("uses", "requires")
        for _ in range(2 * size)
    )
    return make_atlas([Node(name, name, "concept", at) for name in names], relations)


def made_at_once(atlas: Atlas) -> Graph:
    """What `atlas.graph` must be the same as: every dict made, one relation after the other."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(atlas.nodes)
    for relation in atlas.relations:
        graph.add_edge(relation.source, relation.target, key=relation.relation)
    return graph


@pytest.fixture(params=["some", "bundled"])
def atlas(request: pytest.FixtureRequest) -> Atlas:
    return some_atlas() if request.param == "some" else sa.open(sa.bundled_root())


def test_nodes_and_edges_come_in_the_order_of_a_graph_made_at_once(atlas: Atlas) -> None:
    expected = made_at_once(atlas)
    graph = atlas.graph
    assert type(graph) is nx.MultiDiGraph
    assert list(graph) == list(expected)
    assert list(graph.in_edges(keys=True)) == list(expected.in_edges(keys=True))
    assert list(graph.edges(keys=True)) == list(expected.edges(keys=True))
    assert dict(graph.degree) == dict(expected.degree)


def test_both_ends_of_a_relation_see_the_same_attributes(atlas: Atlas) -> None:
    source, target, name = next(iter(atlas.graph.edges))
    atlas.graph.pred[target][source][name]["weight"] = 3
    assert atlas.graph.succ[source][target][name]["weight"] == 3
    assert atlas.graph.edges[source, target, name]["weight"] == 3


def test_attributes_that_are_set_stay() -> None:
    graph = some_atlas().graph
    nx.set_node_attributes(graph, 2, "rank")
    nx.set_edge_attributes(graph, 5, "weight")
    assert graph.size(weight="weight") == 5 * graph.number_of_edges()
    assert {rank for _, rank in graph.nodes(data="rank")} == {2}


def test_what_is_no_node_is_not_found(atlas: Atlas) -> None:
    graph = atlas.graph
    assert "nowhere" not in graph
    assert not graph.has_edge("nowhere", "nowhere")
    with pytest.raises(KeyError):
        graph.nodes["nowhere"]
    with pytest.raises(nx.NetworkXError):
        list(graph.predecessors("nowhere"))


@pytest.mark.parametrize(
    "copied",
    [
        lambda graph: pickle.loads(pickle.dumps(graph)),  # noqa: S301 - our own
        copy.deepcopy,
        lambda graph: graph.copy(),
        nx.MultiDiGraph,
        lambda graph: nx.subgraph_view(graph).copy(),
        lambda graph: graph.reverse().reverse(),
        lambda graph: nx.node_link_graph(nx.node_link_data(graph, edges="e"), edges="e"),
    ],
    ids=["pickle", "deepcopy", "copy", "constructor", "view", "reverse", "node-link"],
)
def test_a_copy_is_equal_and_has_plain_dicts(
    atlas: Atlas, copied: Callable[[Graph], Graph]
) -> None:
    found = copied(atlas.graph)
    assert nx.utils.graphs_equal(found, atlas.graph)
    assert type(found.edges) is type(atlas.graph.edges)
    assert {type(vars(found)[name]) for name in ("_node", "_adj", "_succ", "_pred")} == {dict}


QUESTIONS: dict[str, Callable[[Graph], Any]] = {
    "closeness": lambda g: nx.closeness_centrality(nx.DiGraph(g)),
    "components": lambda g: sorted(map(sorted, nx.weakly_connected_components(g))),
    "strong components": lambda g: sorted(map(sorted, nx.strongly_connected_components(g))),
    "breadth first": lambda g: list(nx.bfs_edges(g, next(iter(g)))),
    "lengths": lambda g: dict(nx.single_source_dijkstra_path_length(g, next(iter(g)))),
    "betweenness": lambda g: nx.betweenness_centrality(nx.DiGraph(g), k=10, seed=1),
    "undirected": lambda g: sorted(g.to_undirected().edges(keys=True)),
    "undirected view": lambda g: sorted(g.to_undirected(as_view=True).edges(keys=True)),
    "reverse view": lambda g: list(g.reverse(copy=False).edges(keys=True)),
    "part": lambda g: list(g.subgraph(list(g)[:9]).edges(keys=True)),
    "condensation": lambda g: nx.condensation(nx.DiGraph(g)).number_of_edges(),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_networkx_answers_as_of_a_graph_made_at_once(
    atlas: Atlas, question: Callable[[Graph], Any]
) -> None:
    assert question(atlas.graph) == question(made_at_once(atlas))


def test_a_dict_is_made_once_and_not_before_it_is_asked_for() -> None:
    asked: list[str] = []

    def make(node: str) -> dict[str, Any]:
        asked.append(node)
        return {}

    late = Late(some_atlas().nodes, make)
    assert len(late) == len(list(late)) == 40
    assert "part-3" in late
    assert asked == []
    assert late["part-3"] is late["part-3"]
    assert asked == ["part-3"]


def test_who_walks_all_of_it_has_everything_made_at_once() -> None:
    asked: list[str] = []
    nodes = some_atlas().nodes
    late = Late(nodes, lambda node: {"made": len(asked)} if not asked.append(node) else {})
    kept = late["part-3"]
    assert list(late.items()) == [(node, late[node]) for node in nodes]
    assert list(late.values()) == list(late.copy().values())
    assert late["part-3"] is kept
    assert sorted(asked) == sorted(nodes)
