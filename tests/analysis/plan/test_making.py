import math
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage import make_coverage
from studyatlas.analysis.plan import Judged, gap_items, make_plan
from studyatlas.model.atlas import make_atlas
from studyatlas.model.position import Origin

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
    assert [(e.path, e.line, e.heading) for e in step.sections] == [("notes.md", 3, "Sourdough")]
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


def test_a_step_says_its_stage_what_needs_it_and_by_which_relations(sourdough) -> None:
    steps = {step.id: step for step in make_plan(sourdough, ["rye-bread"]).steps}
    assert [(n, s.stage) for n, s in steps.items()] == [
        ("fermentation", 1),
        ("flour", 1),
        ("rye-flour", 2),
        ("sourdough", 2),
        ("rye-bread", 3),
    ]
    assert steps["flour"].needed_for == ("rye-flour", "sourdough")
    assert {r.key for r in steps["flour"].because} == {
        ("rye-flour", "requires", "flour"),
        ("sourdough", "requires", "flour"),
    }


def test_an_item_that_asks_is_among_the_reasons(course) -> None:
    (step,) = make_plan(course, ["kitchen/1.2"]).steps
    assert [(r.relation, r.source) for r in step.because] == [("asks_about", "kitchen/1.2.K1")]


def test_other_prerequisite_types_of_a_schema_count_and_are_named(read) -> None:
    atlas = read(
        {
            "graph/a.yaml": """
                relation_types:
                  builds_on: {forward: builds on, backward: carries, prerequisite: true}
                roof: {type: concept, builds_on: [wall]}
                wall: {type: concept, requires: [brick]}
                brick: {type: concept}
            """,
        }
    )
    plan = make_plan(atlas, ["roof"])
    assert [(step.id, step.why) for step in plan.steps] == [
        ("brick", "Wall requires it"),
        ("wall", "Roof builds on it"),
        ("roof", "you asked for it"),
    ]


def test_what_a_rule_concluded_says_so(joined) -> None:
    atlas = joined("oak requires acorn")
    (relation,) = atlas.relations
    inferred = replace(relation.provenance, origin=Origin.INFERRED)
    atlas = make_atlas(atlas.nodes.values(), [replace(relation, provenance=inferred)])
    assert make_plan(atlas, ["oak"]).steps[0].why == "Oak (as a rule concluded) requires it"


def test_a_plan_for_nothing_is_empty(sourdough) -> None:
    plan = make_plan(sourdough, [])
    assert (plan.steps, plan.cycles, plan.known, plan.minutes) == ((), (), (), 0.0)


def test_a_target_without_prerequisites_is_a_plan_of_one(sourdough) -> None:
    assert ids(make_plan(sourdough, ["fire"])) == ["fire"]


@pytest.fixture(scope="session")
def exam(read):
    words = "rye flour and water turn sour while wild yeast grows in them and "
    return read(
        {
            "guide.md": """
                # Domain 1: Bread (90%)
                ## Task 1.1: Bake
                - Rye bread
                - Focaccia
                # Domain 2: Cake (10%)
                ## Task 2.1: Bake
                - Sponge cake
            """,
            "notes.md": f"# Rye flour\n\nRye flour is dark. {words * 40}\n\n"
            f"# Rye bread\n\nRye bread and its rye flour. {words * 40}\n",
            "graph/a.yaml": """
                rye-bread: {type: concept, requires: [rye-flour]}
                rye-flour: {type: concept}
                focaccia: {type: concept, requires: [spelt]}
                spelt: {type: concept}
                sponge-cake: {type: concept, requires: [egg]}
                egg: {type: concept}
            """,
        }
    )


EVERYTHING = ["rye-flour", "rye-bread", "spelt", "focaccia", "egg", "sponge-cake"]


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        (0, set()),
        (0.2, {"spelt"}),
        (0.34, {"spelt", "focaccia"}),
        (0.67, {"spelt", "focaccia", "egg", "sponge-cake"}),
        (5, set(EVERYTHING)),
        (1e300, set(EVERYTHING)),
    ],
)
def test_hours_keep_what_lacks_most_on_the_exam_with_all_it_needs(exam, hours, kept) -> None:
    plan = make_plan(exam, ["kitchen/1", "kitchen/2"], hours=hours)
    assert set(ids(plan)) == kept
    assert plan.choice
    assert set(plan.choice.left_out) == set(EVERYTHING) - kept
    assert plan.choice.whole == 55.0  # 45 for spelt, 10 for the cake; rye is covered
    assert all(set(step.needs) <= kept for step in plan.steps)
    assert all(set(step.needed_for) <= kept for step in plan.steps)


def test_a_topic_the_notes_leave_out_takes_the_minutes_one_says(exam) -> None:
    plan = make_plan(exam, ["kitchen/1.1.2"], hours=0.2, elsewhere=6)
    assert ids(plan) == ["spelt", "focaccia"]


def test_topics_asked_for_by_name_count_like_an_average_item(exam) -> None:
    plan = make_plan(exam, ["rye-flour", "egg"], hours=10)
    assert plan.choice
    assert plan.choice.value == pytest.approx(200 / 3)


def test_what_is_worth_nothing_keeps_the_first_steps(exam) -> None:
    plan = make_plan(exam, ["kitchen/1.1.1"], hours=0.05)
    assert ids(plan) == ["rye-flour"]
    assert plan.choice
    assert plan.choice.whole == 0


@pytest.mark.parametrize("time", [-1, -1e-9, math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("name", ["hours", "elsewhere"])
def test_no_length_of_time_is_an_error(exam, name, time) -> None:
    with pytest.raises(ValueError, match="is no number of"):
        make_plan(exam, ["rye-bread"], **{name: time})


def test_gaps_are_the_items_that_are_not_covered(exam) -> None:
    assert gap_items(exam, Judged(exam)) == ("kitchen/1.1.2", "kitchen/2.1.1")


HIVES = {
    "graph/a.yaml": """
        topics: curated
        queen: {type: concept, requires: [drone]}
        drone: {type: concept}
    """,
    "exam.md": """
        # Task 1.1: Know the colony

        - What a queen does
        - How workers tell each other where forage is
        - Which diseases must be reported by law
        - Extraction of honey
        - Candles
    """,
    "notes.md": """
        # Queen

        The queen lays up to 2,000 eggs a day, and a drone mates with her once.

        # Where forage is

        Workers tell each other where forage is by a dance: the angle of the straight run is the
        angle to the sun, its length is how far the forage lies, and the others follow by touch.

        # Diseases

        Mites and moulds are diseases of brood.
    """,
    "graph/hand.yaml": "kitchen/1.1.5: {waived: not in my school}",
}


@pytest.fixture(scope="session")
def hives(read):
    return read(HIVES)


def test_an_item_that_no_topic_stands_for_is_a_step_itself(hives) -> None:
    plan = make_plan(hives, ["kitchen/1.1"])
    assert sorted(ids(plan)) == [
        "drone",
        "kitchen/1.1.2",
        "kitchen/1.1.3",
        "kitchen/1.1.4",
        "queen",
    ]
    steps = {step.id: step for step in plan.steps}
    forage = steps["kitchen/1.1.2"]
    assert (forage.label, forage.type) == ("How workers tell each other where forage is", "item")
    assert (forage.needs, forage.stage) == ((), 1)
    assert forage.why == "coverage: covered; no topic stands for it"
    assert forage.sections == Judged(hives).verdict("kitchen/1.1.2").evidence
    assert forage.minutes == 0.2  # 36 words at 200 a minute
    assert plan.minutes == pytest.approx(0.2 + steps["queen"].minutes, abs=0.1)


def test_items_of_the_same_weight_stand_as_in_the_guide(read) -> None:
    names = "Willow Sedge Rush Reed Pine Oak Maple Larch Hazel Elm Cane Birch"
    texts = [f"{name} baskets" for name in names.split()]
    guide = "# Task 1.1: Make\n\n" + "".join(f"- {text}\n" for text in texts)
    atlas = read({"exam.md": guide, "notes.md": "# Rye\n\nRye is a grain.\n"})
    plan = make_plan(atlas, list(reversed(atlas.items)))
    assert [step.label for step in plan.steps] == texts


def test_an_item_without_evidence_names_the_section_to_extend(hives) -> None:
    (step,) = make_plan(hives, ["kitchen/1.1.3"]).steps
    nearest = Judged(hives).verdict(step.id).nearest
    (section,) = step.sections
    assert section == replace(nearest, why=f"section to extend: {nearest.why}")
    assert step.minutes == 0.0
    assert make_plan(hives, [step.id]).unexplained == 1


def test_an_item_that_is_known_or_waived_is_no_step(hives) -> None:
    plan = make_plan(hives, ["kitchen/1.1.3", "kitchen/1.1.5"], known=["kitchen/1.1.3"])
    assert (plan.steps, plan.known) == ((), ("kitchen/1.1.3",))


def test_what_is_known_of_a_task_is_known_of_its_items(hives) -> None:
    assert make_plan(hives, ["kitchen/1.1.3"], known=["kitchen/1.1"]).steps == ()
    plan = make_plan(hives, ["kitchen/1.1.3", "queen"], known=["kitchen/1"])
    assert (plan.steps, plan.known) == ((), ("kitchen/1.1.3", "queen"))


def test_a_plan_tells_what_is_left_out_on_purpose(hives) -> None:
    assert make_plan(hives, ["kitchen/1.1"]).waived == ("kitchen/1.1.5",)
    assert make_plan(hives, ["queen", "kitchen/1.1.4"]).waived == ()


def test_hours_weigh_an_item_like_what_it_takes_from_the_exam(hives) -> None:
    gaps = gap_items(hives, Judged(hives))
    plan = make_plan(hives, gaps, hours=0.2)
    assert len(plan.steps) == 1
    assert plan.choice
    assert set(ids(plan)) | set(plan.choice.left_out) >= {"kitchen/1.1.3", "kitchen/1.1.4"}
    assert plan.choice.value == pytest.approx(25.0)


def test_coverage_is_asked_for_only_where_it_is_needed(hives) -> None:
    def never(exam):
        pytest.fail(f"{exam} was judged")

    assert ids(make_plan(hives, ["queen"], hours=1, judged=Judged(hives, never)))
    assert ids(make_plan(hives, ["kitchen/1.1.1"], judged=Judged(hives, never)))


def test_only_the_exams_of_the_items_are_judged(read) -> None:
    other = "# Exam Wax\n\n## Domain 1: Wax\n\n### Task 1.1: Melt\n\n- Candles\n- Polish\n"
    atlas = read(HIVES | {"wax.md": other})
    judged = []

    def judge(exam):
        judged.append(exam)
        return make_coverage(atlas, exam)

    assert ids(make_plan(atlas, ["exam-wax/1.1"], hours=9, judged=Judged(atlas, judge)))
    assert judged == ["exam-wax"]
    gap_items(atlas, Judged(atlas, judge))
    assert judged[1:] == [exam.id for exam in atlas.exams]


def test_a_line_that_two_topics_share_is_read_once(read) -> None:
    words = "mixing and kneading and baking and waiting take a whole day of work " * 20
    atlas = read(
        {
            "notes.md": f"# Rye bread and spelt bread\n\nRye bread, spelt bread: {words}\n",
            "graph/a.yaml": "rye-bread: {type: concept}\nspelt-bread: {type: concept}\n",
        }
    )
    plan = make_plan(atlas, ["rye-bread", "spelt-bread"])
    one, other = (step.minutes for step in plan.steps)
    assert one == other == plan.minutes > 1


@given(PAIRS, st.data())
def test_a_plan_cut_short_is_closed_and_fits(joined, pairs, data) -> None:
    atlas = joined(lines(pairs))
    targets = data.draw(st.lists(st.sampled_from(sorted(atlas.nodes)), min_size=1, max_size=3))
    room = data.draw(st.integers(0, 8))
    whole = make_plan(atlas, targets)
    plan = make_plan(atlas, targets, hours=room / 6)  # ten minutes for each topic
    kept = set(ids(plan))
    assert len(kept) <= room
    assert all(set(step.needs) <= kept for step in plan.steps)
    assert ids(plan) == [n for n in ids(whole) if n in kept]
    assert plan.choice
    assert [*plan.choice.left_out] == [n for n in ids(whole) if n not in kept]
