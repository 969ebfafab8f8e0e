from pathlib import Path

import pytest

from studyatlas.analysis.coverage import Status, make_coverage
from studyatlas.ingest.build import build
from studyatlas.model.errors import NoExamError

NOTES = """
# Ropes

Ropes of hemp rot when they lie wet, so ropes hang in the wind until every strand is dry; tar keeps
the salt away, and a coil is turned over twice a month.

# Masts

Masts of spruce bend before they break; masts are set before the deck is laid, wedged with oak, and
held by iron bands that a smith fits while they are hot.

# Keels

Keels hold a hull upright; lead keels weigh a third of all that sails above them, and bolts of
bronze carry that load through the timbers of the floor.

# Harbour

In the harbour lie oars, rudders and nets beside the shed of the old pilot.
"""
GUIDE = """
# Boats
## Domain 1: Building (25% of the exam)
### Task 1.1: Build
Knowledge of:
- Ropes
- Rudders
### Task 1.2: Rig
Knowledge of:
- Masts
Skills in:
- Sewing a sail
## Domain 2: Sailing (75%)
### Task 2.1: Sail
- Keels
- Tacking against a headwind
- Reading a sea chart
"""
STATUSES = {
    "1.1.K1": "covered",
    "1.1.K2": "thin",
    "1.2.K1": "covered",
    "1.2.S1": "missing",
    "2.1.1": "covered",
    "2.1.2": "missing",
    "2.1.3": "missing",
}


@pytest.fixture
def report(read):
    def make(guide=GUIDE, waived=(), **asked):
        waivers = "".join(f"kitchen/{code}: {{waived: no boat}}\n" for code in waived)
        files = {"guide.md": guide, "notes.md": NOTES}
        return make_coverage(read(files | ({"graph/a.yaml": waivers} if waivers else {})), **asked)

    return make


def counts(**found):
    return dict.fromkeys(("covered", "thin", "missing", "waived", "stale"), 0) | found


def test_items_stand_in_the_order_of_the_guide_with_their_verdicts(report) -> None:
    items = report().items
    assert {item.code: str(item.status) for item in items} == STATUSES
    assert [item.code for item in items] == list(STATUSES)
    assert [item.id for item in items] == [f"kitchen/{code}" for code in STATUSES]
    assert [item.task for item in items] == [code.rpartition(".")[0] for code in STATUSES]


def test_totals_name_every_status(report) -> None:
    made = report()
    assert made.totals == counts(covered=3, thin=1, missing=3)
    assert [(t.code, t.title, t.totals) for t in made.tasks] == [
        ("1.1", "Build", counts(covered=1, thin=1)),
        ("1.2", "Rig", counts(covered=1, missing=1)),
        ("2.1", "Sail", counts(covered=1, missing=2)),
    ]


def test_covered_counts_one_and_thin_a_half(report) -> None:
    assert [task.percent for task in report().tasks] == [75.0, 50.0, 33.3]


def test_domains_count_by_their_weights(report) -> None:
    # domain 1: (1 + 1/2 + 1 + 0) / 4 = 62.5 %; domain 2: 1/3
    assert report().percent == round(0.25 * 62.5 + 0.75 * 100 / 3, 1)


@pytest.mark.parametrize("weight", ["(25% of the exam)", "(75%)"])
def test_where_a_domain_has_no_weight_all_items_count_the_same(report, weight) -> None:
    assert report(GUIDE.replace(weight, "")).percent == 50.0  # 3.5 of 7


@pytest.mark.parametrize(
    ("waived", "tasks", "percent"),
    [
        (["1.1.K2"], [100.0, 50.0, 33.3], round(0.25 * 200 / 3 + 0.75 * 100 / 3, 1)),
        (["2.1.2", "2.1.3"], [75.0, 50.0, 100.0], round(0.25 * 62.5 + 0.75 * 100, 1)),
        (["2.1.1", "2.1.2", "2.1.3"], [75.0, 50.0, 100.0], 62.5),
        (["1.1.K1", "1.1.K2", "1.2.K1", "1.2.S1"], [100.0, 100.0, 33.3], 33.3),
    ],
)
def test_what_is_waived_counts_neither_for_nor_against(report, waived, tasks, percent) -> None:
    made = report(waived=waived)
    assert made.totals["waived"] == len(waived)
    assert [task.percent for task in made.tasks] == tasks
    assert made.percent == percent


def test_with_everything_waived_nothing_is_left_to_cover(report) -> None:
    assert report(waived=list(STATUSES)).percent == 100.0


@pytest.mark.parametrize(
    ("task", "codes", "percent"),
    [
        ("1.2", ["1.2.K1", "1.2.S1"], 50.0),
        ("1", ["1.1.K1", "1.1.K2", "1.2.K1", "1.2.S1"], 62.5),
        ("2", ["2.1.1", "2.1.2", "2.1.3"], 33.3),
    ],
)
def test_one_task_or_domain_alone(report, task, codes, percent) -> None:
    made = report(task=task)
    assert [item.code for item in made.items] == codes
    assert made.percent == percent
    assert sum(made.totals.values()) == len(codes)


def test_the_verdicts_of_a_task_are_those_of_the_whole(report) -> None:
    whole = [item for item in report().items if item.task == "2.1"]
    assert list(report(task="2.1").items) == whole


@pytest.mark.parametrize("task", ["9.9", "", "1.1.K1", "Build"])
def test_an_unknown_task_is_an_error(report, task) -> None:
    with pytest.raises(NoExamError, match="no task or domain"):
        report(task=task)


def test_an_unknown_exam_or_none_is_an_error(report, read) -> None:
    with pytest.raises(NoExamError, match="no exam 'ships' here"):
        report(exam_id="ships")
    with pytest.raises(NoExamError, match="no exam outline here"):
        make_coverage(read({"notes.md": NOTES}))


def test_one_of_several_exams(read) -> None:
    atlas = read(
        {
            "boats.md": "---\nexam: boats\n---\n" + GUIDE,
            "knots.md": "---\nexam: knots\n---\n# Knots\n## Task 1.1: Tie\n- Bowlines\n",
            "notes.md": NOTES,
        }
    )
    assert make_coverage(atlas).exam == "boats"
    assert [item.id for item in make_coverage(atlas, "knots").items] == ["knots/1.1.1"]


def test_only_verdicts_that_rest_on_something_have_evidence(report) -> None:
    for item in report().items:
        assert bool(item.evidence) == (item.status in (Status.COVERED, Status.THIN))
        assert item.nearest is None or item.status in (Status.THIN, Status.MISSING)


def test_brief_notes_are_told_so_and_long_ones_in_the_exams_words_are_not(report, read) -> None:
    assert report().brief
    assert not make_coverage(read({"guide.md": GUIDE})).brief
    case = Path(__file__).parents[2] / "cases" / "coverage" / "left-deploy" / "workspace"
    assert not make_coverage(build(case)[0]).brief
