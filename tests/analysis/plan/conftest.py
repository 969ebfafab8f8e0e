"""Prerequisite graphs of the size of a real curriculum, made from a seed."""

import random

import networkx as nx
import pytest

TARGET = "target"
LEVELS = 17


@pytest.fixture(scope="session")
def curriculum():
    """Return a function that makes 400 concepts: 82 below the target, chains of 17 at most."""

    def make(seed: int) -> nx.DiGraph:
        chance = random.Random(seed)  # noqa: S311 - the same every time is the point
        level = {f"below-{n}": n if n < LEVELS - 1 else chance.randrange(16) for n in range(82)}
        level[TARGET] = LEVELS - 1
        pairs = set()
        for topic, own in level.items():
            over = [t for t in level if level[t] > own and (own < 15 or t == TARGET)]
            pairs |= {(chance.choice(over), topic)} if over else set()
            under = [t for t in level if level[t] == own - 1]
            pairs |= {(topic, chance.choice(under))} if under else set()
        beside = {f"beside-{n}": n if n < LEVELS else chance.randrange(LEVELS) for n in range(317)}
        whole = level | beside
        for topic, own in beside.items():
            under = [t for t in whole if whole[t] < own and t != TARGET]
            pairs |= {(topic, t) for t in chance.sample(under, min(len(under), 3))}
        return needs(sorted(pairs), whole)

    return make


@pytest.fixture(scope="session")
def circular():
    """Return a function that makes 400 concepts with circles of 12 and of 77 among them."""

    def make(seed: int) -> nx.DiGraph:
        chance = random.Random(seed)  # noqa: S311 - the same every time is the point
        names = [f"topic-{n}" for n in range(400)]
        rings = [names[50:62], names[200:277]]
        ring_of = {topic: number for number, ring in enumerate(rings) for topic in ring}
        pairs = set()
        for ring in rings:
            pairs |= set(zip(ring, [*ring[1:], ring[0]], strict=True))
        for place, topic in enumerate(names[1:], 1):
            for need in chance.sample(names[:place], min(place, 2)):
                if ring_of.get(topic, -1) != ring_of.get(need, -2):
                    pairs.add((topic, need))
        pairs = {(t, n) for t, n in pairs if names.index(n) < names.index(t) or t in ring_of}
        return needs(sorted(pairs), names)

    return make


def needs(pairs, topics) -> nx.DiGraph:
    """Return a graph with an edge from every need to what needs it."""
    graph = nx.DiGraph()
    graph.add_nodes_from(topics)
    graph.add_edges_from((need, topic) for topic, need in pairs)
    return graph


@pytest.fixture(scope="session")
def atlas_of(joined):
    """Return a function that turns such a graph into an atlas."""

    def make(graph: nx.DiGraph):
        lines = [f"{topic} requires {need}" for need, topic in graph.edges]
        return joined("\n".join(lines), **{topic: {"id": topic} for topic in graph})

    return make
