import pytest

from studyatlas.analysis.coverage import make_coverage
from studyatlas.analysis.plan import Judged, make_plan
from studyatlas.analysis.plan.standing import barely_named, exams_to_judge, standing
from studyatlas.analysis.plan.worth import values_of

FILES = {
    "graph/a.yaml": """
        topics: curated
        queen: {type: concept}
        worker: {type: concept}
        smoker: {type: concept}
        comb: {type: concept}
    """,
    "exam.md": """
        # Task 1.1: Know the colony

        - How to tell a laying queen from laying workers
        - Methods of swarm control (for example, nucleus, clipping the queen)
        - How to light a smoker
        - What a good comb of the third summer should weigh
        - How to burn out an old mouldy smoker in spring
        - The castes (for example, queen, worker)
    """,
    "graph/hand.yaml": """
        kitchen/1.1.4: {asks_about: [comb]}
        kitchen/1.1.5: {waived: never again}
    """,
    "notes.md": """
        # Castes

        - **Queen**: the caste that lays up to 2,000 eggs a day and lives for four years
        - **Worker**: the caste that does all other work and lives for six weeks in summer

        # Swarms

        Control swarming by a nucleus: in May move the old colony aside, leave three combs of brood
        at its place, and the flying bees will think that they have swarmed already.

        # Smoker

        Light the smoker with dry grass, and keep it upright so that it draws.
    """,
}


@pytest.fixture(scope="session")
def colony(read):
    return read(FILES)


def ids(verdicts):
    return [verdict.id.rpartition("/")[2] for verdict in verdicts]


def test_topics_that_hold_less_than_half_of_an_item_do_not_stand_for_it(colony) -> None:
    named = [item.rpartition("/")[2] for item in barely_named(colony, ["kitchen/1.1"])]
    assert colony.targets("kitchen/1.1.4", "asks_about") == ("comb",)
    assert named == ["1.1.1", "1.1.2", "1.1.6"]


def test_such_an_item_is_a_step_unless_it_is_read_with_its_topics(colony) -> None:
    judged = Judged(colony)
    assert judged.verdict("kitchen/1.1.2").status == "covered"
    assert judged.verdict("kitchen/1.1.6").status == "covered"
    assert ids(standing(colony, ["kitchen/1.1"], (), judged)) == ["1.1.1", "1.1.2"]


def test_a_step_of_such_an_item_says_why_and_what_to_read(colony) -> None:
    steps = {step.id: step for step in make_plan(colony, ["kitchen/1.1.2"]).steps}
    assert steps.keys() == {"queen", "kitchen/1.1.2"}
    step = steps["kitchen/1.1.2"]
    assert step.why == "coverage: covered; its topics say little of it"
    assert step.sections == Judged(colony).verdict(step.id).evidence
    assert step.sections[0].heading == "Swarms"


def test_such_a_gap_stays_where_its_topics_are_known(colony) -> None:
    known = ["queen", "worker"]
    (step,) = make_plan(colony, ["kitchen/1.1.1"], known).steps
    assert step.id == "kitchen/1.1.1"
    assert make_plan(colony, ["kitchen/1.1.1"], [*known, step.id]).steps == ()


@pytest.mark.parametrize("hours", [None, 1.0])
@pytest.mark.parametrize("known", [(), ("queen", "worker"), ("kitchen/1.1.1",), ("kitchen/1.1",)])
def test_a_plan_asks_for_no_exam_but_those_that_it_has_to_know(colony, hours, known) -> None:
    reports = {exam.id: make_coverage(colony, exam.id) for exam in colony.exams}
    for target in ("kitchen/1", "kitchen/1.1.1", "kitchen/1.1.3", "kitchen/1.1.4", "queen"):
        exams = exams_to_judge(colony, [target], known, timed=hours is not None)
        judged = Judged(colony, {exam: reports[exam] for exam in exams}.__getitem__)
        plan = make_plan(colony, [target], known, hours=hours, judged=judged)
        assert plan == make_plan(colony, [target], known, hours=hours)
    assert exams_to_judge(colony, ["kitchen/1.1.3"]) == exams_to_judge(colony, ["queen"]) == ()
    assert exams_to_judge(colony, ["kitchen/1.1.2"]) == ("kitchen",)


def test_its_worth_is_shared_with_its_topics(colony) -> None:
    item, judged = "kitchen/1.1.1", Judged(colony)
    values = values_of(colony, [item], judged, [item])
    assert values == pytest.approx(dict.fromkeys(("queen", "worker", item), judged.gain(item) / 3))
    assert judged.gain(item) > 0
