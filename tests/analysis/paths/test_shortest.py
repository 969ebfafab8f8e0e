"""The search from both ends finds what NetworkX finds."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.paths.shortest import shortest, tree

NAMES = [f"n{number}" for number in range(9)]
GRAPHS = st.builds(
    lambda hops, tolls: (hops, dict(zip(NAMES, tolls, strict=True))),
    st.dictionaries(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1]),
        st.integers(1, 9),
        max_size=24,
    ),
    st.lists(st.integers(0, 9), min_size=9, max_size=9),
)


def beside(hops):
    around = {name: {} for name in NAMES}
    for (one, other), cost in hops.items():
        around[one][other] = around[other][one] = cost
    return around.__getitem__


def oracle(hops, tolls, ends, closed=()):
    """Return the graph whose arcs bear the toll of the node they lead to, ends without one."""
    graph = nx.DiGraph()
    graph.add_nodes_from(name for name in NAMES if name not in closed)
    for (one, other), cost in hops.items():
        if not {one, other} & set(closed):
            for tail, head in ((one, other), (other, one)):
                graph.add_edge(tail, head, weight=cost + (0 if head in ends else tolls[head]))
    return graph


def cost_of(hops, tolls, nodes):
    pairs = [tuple(sorted(pair)) for pair in pairwise(nodes)]
    return sum(hops[pair] for pair in pairs) + sum(tolls[node] for node in nodes[1:-1])


@given(GRAPHS, st.permutations(NAMES), st.integers(0, 3))
def test_it_is_as_cheap_as_what_networkx_finds(graph, names, shut) -> None:
    (hops, tolls), (source, target, *others) = graph, names
    closed = set(others[:shut])
    found = shortest(beside(hops), tolls.__getitem__, (source, target), closed)
    whole = oracle(hops, tolls, (source, target), closed)
    if found is None:
        assert not nx.has_path(whole, source, target)
        return
    assert (found[0], found[-1]) == (source, target)
    assert not closed & set(found)
    length, _ = nx.bidirectional_dijkstra(whole, source, target)
    assert cost_of(hops, tolls, found) == length


@given(GRAPHS, st.sampled_from(NAMES))
def test_a_tree_holds_the_cheapest_way_to_each_node(graph, root) -> None:
    hops, tolls = graph
    found = tree(beside(hops), tolls.__getitem__, root, lambda *_: True, 100)
    for node in NAMES:
        whole = oracle(hops, tolls, (root, node))
        if not nx.has_path(whole, root, node):
            assert node not in found.costs
        else:
            assert found.costs[node] == nx.dijkstra_path_length(whole, root, node)
            assert cost_of(hops, tolls, found.chain(node)[::-1]) == found.costs[node]


def test_a_tree_stops_at_what_it_may_hold() -> None:
    line = dict.fromkeys(pairwise(NAMES), 1)
    assert list(tree(beside(line), lambda _: 0, "n0", lambda *_: True, 3).costs) == NAMES[:3]
    near = tree(beside(line), lambda _: 0, "n0", lambda _, cost, __: cost < 3, 100)
    assert list(near.costs) == NAMES[:3]


@pytest.mark.parametrize("dear", [1, 10**12])
def test_it_looks_no_further_than_it_must(dear) -> None:
    """On a long line the search from the middle never sees the ends, nor asks for their toll."""
    seen = []
    names = [f"{number:03}" for number in range(101)]
    line = {n: {} for n in names}
    for one, other in pairwise(names):
        line[one][other] = line[other][one] = dear

    def toll(node) -> int:
        seen.append(node)
        return 1

    assert shortest(line.__getitem__, toll, ("050", "053")) == ("050", "051", "052", "053")
    assert set(seen) <= set(names[45:60])
