import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.plan import make_plan

NAMES = [f"n{number}" for number in range(8)]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=16
).map(lambda found: [pair for pair in found if pair[0] != pair[1]] or [("n0", "n1")])


def lines(pairs) -> str:
    return "\n".join(f"{topic} requires {need}" for topic, need in pairs)


def ids(plan):
    return [step.id for step in plan.steps]


def needs_of(atlas) -> nx.DiGraph:
    """Return a graph with an edge from every need to what needs it."""
    graph = nx.DiGraph()
    graph.add_nodes_from(atlas.nodes)
    graph.add_edges_from((r.target, r.source) for r in atlas.relations)
    return graph


@pytest.fixture(scope="session")
def sourdough(joined):
    return joined(
        """
        rye-bread requires sourdough
        rye-bread requires rye-flour
        sourdough requires fermentation
        sourdough requires flour
        rye-flour requires flour
        rye-bread uses oven
        oven requires fire
        """
    )


def test_everything_comes_after_what_it_needs(sourdough) -> None:
    plan = make_plan(sourdough, ["rye-bread"])
    assert ids(plan) == ["fermentation", "flour", "rye-flour", "sourdough", "rye-bread"]
    assert [step.needs for step in plan.steps] == [
        (),
        (),
        ("flour",),
        ("fermentation", "flour"),
        ("rye-flour", "sourdough"),
    ]


def test_every_step_says_why_it_is_there(sourdough) -> None:
    why = {step.id: step.why for step in make_plan(sourdough, ["rye-bread"]).steps}
    assert why == {
        "rye-bread": "you asked for it",
        "sourdough": "Rye bread requires it",
        "rye-flour": "Rye bread requires it",
        "fermentation": "Sourdough requires it",
        "flour": "Rye flour requires it",
    }


@pytest.mark.parametrize(
    ("known", "left", "named"),
    [
        ([], ["fermentation", "flour", "rye-flour", "sourdough", "rye-bread"], ()),
        (["flour"], ["fermentation", "rye-flour", "sourdough", "rye-bread"], ("flour",)),
        (["sourdough"], ["flour", "rye-flour", "rye-bread"], ("sourdough",)),
        (["sourdough", "rye-flour"], ["rye-bread"], ("rye-flour", "sourdough")),
        (["rye-bread"], [], ("rye-bread",)),
        (["fire"], ["fermentation", "flour", "rye-flour", "sourdough", "rye-bread"], ()),
    ],
)
def test_what_is_known_is_left_out_with_all_that_only_it_needs(
    sourdough, known, left, named
) -> None:
    plan = make_plan(sourdough, ["rye-bread"], known)
    assert (ids(plan), plan.known) == (left, named)


def test_targets_share_their_steps_and_stand_once(sourdough) -> None:
    plan = make_plan(sourdough, ["oven", "rye-flour", "oven"])
    assert plan.targets == ("oven", "rye-flour")
    assert ids(plan) == ["fire", "flour", "oven", "rye-flour"]


def test_a_cycle_is_reported_and_the_plan_still_comes_out(joined) -> None:
    atlas = joined(
        """
        hen requires egg
        egg requires hen
        hen requires corn
        omelette requires egg
        """
    )
    plan = make_plan(atlas, ["omelette"])
    assert plan.cycles == (("egg", "hen"),)
    assert ids(plan) == ["corn", "egg", "hen", "omelette"]


@pytest.fixture(scope="session")
def course(read):
    return read(
        {
            "guide.md": """
                # Domain 1: Bread
                ## Task 1.1: Bake
                Knowledge of:
                - Rye bread
                - Sourdough and rye flour
                ## Task 1.2: Sell
                Knowledge of:
                - Sourdough
            """,
            "notes.md": """
                # Sourdough

                Flour and water turn sour in some days while wild yeast and bacteria grow in them.
            """,
            "graph/a.yaml": """
                rye-bread: {type: concept, requires: [sourdough]}
                sourdough: {type: concept}
                rye-flour: {type: concept, part_of: [rye-bread]}
            """,
        }
    )


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        ("kitchen/1.1.K1", ["sourdough", "rye-bread"]),
        ("kitchen/1.1.K2", ["sourdough", "rye-flour"]),
        ("kitchen/1.2", ["sourdough"]),
        ("kitchen/1.1", ["sourdough", "rye-flour", "rye-bread"]),
        ("kitchen/1", ["sourdough", "rye-flour", "rye-bread"]),
        ("notes.md#sourdough", ["sourdough"]),
    ],
)
def test_an_outline_node_stands_for_what_it_asks_about(course, target, steps) -> None:
    assert ids(make_plan(course, [target])) == steps


def test_why_names_the_item_by_its_code(course) -> None:
    (step,) = make_plan(course, ["kitchen/1.2.K1"]).steps
    assert step.why == "1.2.K1 asks about it"


def test_a_step_names_what_to_read_and_how_long_it_takes(course) -> None:
    step, unread = make_plan(course, ["rye-bread"]).steps
    assert [(e.path, e.line, e.heading) for e in step.sections] == [("notes.md", 1, "Sourdough")]
    assert step.minutes == 0.1  # 16 words at 200 a minute
    assert (unread.sections, unread.minutes) == ((), 0.0)


def test_of_equals_the_one_more_items_ask_for_comes_first(joined) -> None:
    atlas = joined(
        "meal requires apple\nmeal requires zander\nexam/1.1.1 asks_about zander",
        item={"id": "exam/1.1.1", "label": "Fish", "type": "item"},
    )
    assert ids(make_plan(atlas, ["meal"])) == ["zander", "apple", "meal"]


def test_an_unknown_target_is_an_error(sourdough) -> None:
    with pytest.raises(KeyError):
        make_plan(sourdough, ["cake"])


@given(PAIRS, st.data())
def test_a_plan_is_the_target_and_its_ancestors_each_once(joined, pairs, data) -> None:
    atlas = joined(lines(pairs))
    target = data.draw(st.sampled_from(sorted(atlas.nodes)))
    plan = make_plan(atlas, [target])
    assert sorted(ids(plan)) == sorted({target, *nx.ancestors(needs_of(atlas), target)})


@given(PAIRS, st.data())
def test_needs_come_first_unless_they_need_each_other(joined, pairs, data) -> None:
    atlas = joined(lines(pairs))
    target = data.draw(st.sampled_from(sorted(atlas.nodes)))
    plan = make_plan(atlas, [target])
    together = {node: set(cycle) for cycle in plan.cycles for node in cycle}
    done: set[str] = set()
    for step in plan.steps:
        assert set(step.needs) - together.get(step.id, set()) <= done
        done.add(step.id)


@given(PAIRS, st.data())
def test_cycles_are_the_groups_that_need_each_other(joined, pairs, data) -> None:
    atlas = joined(lines(pairs))
    target = data.draw(st.sampled_from(sorted(atlas.nodes)))
    graph = needs_of(atlas)
    below = graph.subgraph({target, *nx.ancestors(graph, target)})
    groups = {frozenset(g) for g in nx.strongly_connected_components(below) if len(g) > 1}
    assert {frozenset(cycle) for cycle in make_plan(atlas, [target]).cycles} == groups


@given(PAIRS, st.data())
def test_what_is_known_takes_away_exactly_what_is_reached_through_it_alone(
    joined, pairs, data
) -> None:
    atlas = joined(lines(pairs))
    target = data.draw(st.sampled_from(sorted(atlas.nodes)))
    known = data.draw(st.sets(st.sampled_from(sorted(atlas.nodes))))
    graph = needs_of(atlas)
    graph.remove_nodes_from(known)
    left = {target, *nx.ancestors(graph, target)} if target in graph else set()
    assert set(ids(make_plan(atlas, [target], known))) == left
