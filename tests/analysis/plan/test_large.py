"""Closures and orders on graphs of 400 concepts, held against NetworkX."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.plan import make_plan

SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=15)


def ids(plan):
    return [step.id for step in plan.steps]


def generations(plan):
    return [sorted(step.id for step in stage) for stage in plan.stages]


def condensed_generations(graph):
    groups = nx.condensation(graph)
    return [
        sorted(topic for group in generation for topic in groups.nodes[group]["members"])
        for generation in nx.topological_generations(groups)
    ]


@FEW
@given(SEEDS)
def test_the_closure_of_82_topics_is_exact(curriculum, atlas_of, seed) -> None:
    graph = curriculum(seed)
    assert (len(graph), len(nx.dag_longest_path(graph))) == (400, 17)
    below = nx.ancestors(graph, "target")
    assert len(below) == 82
    plan = make_plan(atlas_of(graph), ["target"])
    assert sorted(ids(plan)) == sorted({"target", *below})
    assert (len(plan.stages), plan.cycles) == (17, ())


@FEW
@given(SEEDS, st.data())
def test_stages_are_the_topological_generations(curriculum, atlas_of, seed, data) -> None:
    graph = curriculum(seed)
    targets = data.draw(st.lists(st.sampled_from(sorted(graph)), min_size=1, max_size=5))
    plan = make_plan(atlas_of(graph), targets)
    below = graph.subgraph({*targets, *(n for t in targets for n in nx.ancestors(graph, t))})
    assert generations(plan) == [sorted(g) for g in nx.topological_generations(below)]


@FEW
@given(SEEDS, st.data())
def test_circles_of_12_and_77_share_a_stage(circular, atlas_of, seed, data) -> None:
    graph = circular(seed)
    assert sorted(map(len, nx.strongly_connected_components(graph)))[-2:] == [12, 77]
    target = data.draw(st.sampled_from(sorted(graph)))
    plan = make_plan(atlas_of(graph), [target])
    below = graph.subgraph({target, *nx.ancestors(graph, target)})
    assert generations(plan) == condensed_generations(below)
    circles = {frozenset(c) for c in nx.strongly_connected_components(below) if len(c) > 1}
    assert {frozenset(cycle) for cycle in plan.cycles} == circles


@pytest.mark.parametrize("kind", ["curriculum", "circular"])
@FEW
@given(seed=SEEDS, data=st.data())
def test_each_step_stands_once_and_after_its_needs(request, atlas_of, kind, seed, data) -> None:
    graph = request.getfixturevalue(kind)(seed)
    target = data.draw(st.sampled_from(sorted(graph)))
    plan = make_plan(atlas_of(graph), [target])
    assert len(set(ids(plan))) == len(plan.steps)
    together = {topic: set(cycle) for cycle in plan.cycles for topic in cycle}
    done: set[str] = set()
    for step in plan.steps:
        assert set(step.needs) == set(graph.predecessors(step.id))
        assert set(step.needs) - together.get(step.id, set()) <= done
        done.add(step.id)


@FEW
@given(SEEDS, st.randoms())
def test_the_order_of_what_was_read_makes_no_difference(circular, joined, seed, chance) -> None:
    lines = [f"{topic} requires {need}" for need, topic in circular(seed).edges]
    one = make_plan(joined("\n".join(lines)), ["topic-399", "topic-300"])
    chance.shuffle(lines)
    other = make_plan(joined("\n".join(lines)), ["topic-399", "topic-300"])
    assert [(s.id, s.needs, s.why, s.stage) for s in one.steps] == [
        (s.id, s.needs, s.why, s.stage) for s in other.steps
    ]
    assert one.cycles == other.cycles


def test_a_chain_of_50000_needs_no_recursion(joined) -> None:
    lines = (f"t{n + 1} requires t{n}" for n in range(50_000))
    plan = make_plan(joined("\n".join(lines)), ["t50000"])
    assert [plan.steps[0].id, plan.steps[-1].id, len(plan.stages)] == ["t0", "t50000", 50_001]
