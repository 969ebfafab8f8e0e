"""Coverage by domain, what gaps bring, filters and near codes."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage import (
    Coverage,
    ItemCoverage,
    Status,
    TaskCoverage,
    by_domain,
    closest_item,
    gaps,
    make_coverage,
    select_items,
)
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Position

AT = Position("guide.md", 1)
CREDIT = {"covered": Fraction(1), "thin": Fraction(1, 2), "missing": 0, "stale": 0}


def percent_of(statuses) -> Fraction:
    """Return the percentage as the design says it: covered 1, thin 1/2, waived not at all."""
    counting = [CREDIT[status] for status in statuses if status != "waived"]
    return 100 * sum(counting, Fraction()) / len(counting) if counting else Fraction(100)


def whole_percent(domains) -> Fraction:
    """Return the percentage over `(weight, tasks)`; a domain waived as a whole weighs nothing."""
    flat = [(weight, [s for task in tasks for s in task]) for weight, tasks in domains]
    counting = [(w, found) for w, found in flat if any(s != "waived" for s in found)]
    if counting and all(weight for weight, _ in counting):
        total = sum(Fraction(weight) for weight, _ in counting)
        return sum(Fraction(weight) * percent_of(found) for weight, found in counting) / total
    return percent_of([status for _, found in flat for status in found])


def outlined(domains) -> tuple[Coverage, Exam]:
    """Make an exam and its report from `(weight, [[status, …] for each task])` by domain."""
    made, tasks, items = [], [], []
    for number, (weight, parts) in enumerate(domains, 1):
        outline = []
        for place, statuses in enumerate(parts, 1):
            code = f"{number}.{place}"
            asked = [Item(f"{code}.K{k}", f"Item {k}", AT) for k in range(1, len(statuses) + 1)]
            outline.append(Task(code, f"Task {code}", tuple(asked), AT))
            judged = [
                ItemCoverage(f"x/{i.code}", i.code, i.text, code, Status(s), (), (), None)
                for i, s in zip(asked, statuses, strict=True)
            ]
            items += judged
            totals = {str(status): statuses.count(status) for status in Status}
            percent = round(float(percent_of(statuses)), 1)
            tasks.append(TaskCoverage(code, f"Task {code}", totals, percent))
        made.append(Domain(str(number), f"Part {number}", tuple(outline), AT, weight))
    found = [status for _, parts in domains for statuses in parts for status in statuses]
    totals = {str(status): found.count(status) for status in Status}
    percent = round(float(whole_percent(domains)), 1)
    return Coverage("x", totals, percent, tuple(tasks), tuple(items)), Exam(
        "x", "X", tuple(made), AT
    )


STATUSES = st.sampled_from([str(status) for status in Status])
TASKS = st.lists(st.lists(STATUSES, min_size=1, max_size=6), min_size=1, max_size=3)
WEIGHTS = st.one_of(st.none(), st.integers(1, 60).map(float))
EXAMS = st.lists(st.tuples(WEIGHTS, TASKS), min_size=1, max_size=5)
WEIGHTED = st.lists(st.tuples(st.integers(1, 60).map(float), TASKS), min_size=1, max_size=5)


@given(EXAMS | WEIGHTED)
def test_domains_by_share_come_to_the_percentage_of_the_report(domains) -> None:
    report, exam = outlined(domains)
    made = by_domain(report, exam)
    if any(item.status is not Status.WAIVED for item in report.items):
        assert sum(d.share for d in made) == pytest.approx(100)
        together = sum(d.share * d.percent for d in made) / 100
        assert together == pytest.approx(report.percent, abs=0.1001)  # both are rounded to 0.1
    assert all(d.share == 0 or d.percent < 100 or not d.totals["missing"] for d in made)


@given(EXAMS | WEIGHTED)
def test_domains_come_to_the_totals_of_the_report_and_of_their_tasks(domains) -> None:
    report, exam = outlined(domains)
    made = by_domain(report, exam)
    for status, number in report.totals.items():
        assert sum(d.totals[status] for d in made) == number
    for found, domain in zip(made, exam.domains, strict=True):
        own = [task for task in report.tasks if task.code.startswith(f"{domain.code}.")]
        for status in Status:
            assert found.totals[status] == sum(task.totals[status] for task in own)
        if len(own) == 1:
            assert found.percent == own[0].percent
        assert min(t.percent for t in own) - 0.1 <= found.percent
        if all(sum(t.totals.values()) > t.totals["waived"] for t in own):
            assert found.percent <= max(t.percent for t in own) + 0.1


@given(EXAMS | WEIGHTED)
def test_all_gains_together_are_what_is_lacking(domains) -> None:
    report, exam = outlined(domains)
    assert sum(gap.gain for gap in gaps(report, exam)) == pytest.approx(
        float(100 - whole_percent(domains))
    )


@given(EXAMS | WEIGHTED, st.data())
def test_a_gap_that_is_closed_brings_its_gain(domains, data) -> None:
    report, exam = outlined(domains)
    found = gaps(report, exam)
    if not found:
        assert report.percent == 100
        return
    gap = data.draw(st.sampled_from(found))
    mended = [(weight, [list(statuses) for statuses in parts]) for weight, parts in domains]
    number, task, place = gap.item.code.replace("K", "").split(".")
    mended[int(number) - 1][1][int(task) - 1][int(place) - 1] = "covered"
    assert gap.gain > 0
    assert gap.gain == pytest.approx(float(whole_percent(mended) - whole_percent(domains)))


@given(EXAMS | WEIGHTED)
def test_gaps_are_all_that_is_not_covered_the_most_gain_first(domains) -> None:
    report, exam = outlined(domains)
    found = gaps(report, exam)
    wanted = [i for i in report.items if i.status not in (Status.COVERED, Status.WAIVED)]
    assert sorted(gap.item.code for gap in found) == sorted(item.code for item in wanted)
    assert [gap.gain for gap in found] == sorted((gap.gain for gap in found), reverse=True)


def test_gaps_of_one_gain_are_missing_then_stale_then_thin_in_the_guides_order() -> None:
    # task 1: two points each, a thin one half as much; task 2 the same share, twice the weight
    report, exam = outlined(
        [(20.0, [["stale", "missing", "covered", "missing"]]), (40.0, [["thin"] * 4])]
    )
    found = gaps(report, exam)
    assert [gap.item.code for gap in found[:3]] == ["1.1.K2", "1.1.K4", "1.1.K1"]
    assert [gap.item.code for gap in found[3:]] == [f"2.1.K{k}" for k in range(1, 5)]
    assert {round(gap.gain, 6) for gap in found} == {round(100 / 12, 6)}


def test_a_heavy_domain_comes_first_and_gains_are_points_of_the_whole() -> None:
    report, exam = outlined([(20.0, [["missing", "covered"]]), (80.0, [["thin", "missing"]])])
    assert [(gap.item.code, gap.gain) for gap in gaps(report, exam)] == [
        ("2.1.K2", 40.0),
        ("2.1.K1", 20.0),
        ("1.1.K1", 10.0),
    ]


def test_a_domain_that_is_waived_counts_for_nothing() -> None:
    report, exam = outlined([(50.0, [["waived"]]), (50.0, [["missing", "covered"]])])
    made = by_domain(report, exam)
    assert [(d.share, d.percent) for d in made] == [(0.0, 100.0), (100.0, 50.0)]
    assert [gap.gain for gap in gaps(report, exam)] == [50.0]


GUIDE = """
# Boats
## Domain 1: Building (25% of the exam)
### Task 1.1: Build
- Ropes
- Rudders
## Domain 2: Sailing (75%)
### Task 2.1: Sail
- Keels
- Tacking against a headwind
"""
NOTES = """
# Ropes

Ropes of hemp rot when they lie wet, so ropes hang in the wind until every strand is dry; tar keeps
the salt away, and a coil is turned over twice a month.
"""


def test_the_report_of_notes_and_the_domains_agree(read) -> None:
    atlas = read({"guide.md": GUIDE, "notes.md": NOTES})
    report, exam = make_coverage(atlas), atlas.exams[0]
    building, sailing = by_domain(report, exam)
    assert (building.code, building.title, building.weight) == ("1", "Building", 25.0)
    assert (building.percent, sailing.percent) == (50.0, 0.0)
    assert report.percent == 12.5
    assert [gap.gain for gap in gaps(report, exam)] == [37.5, 37.5, 12.5]


def test_the_report_of_one_task_has_only_its_domain(read) -> None:
    atlas = read({"guide.md": GUIDE, "notes.md": NOTES})
    report, exam = make_coverage(atlas, task="1.1"), atlas.exams[0]
    assert [(d.code, d.share) for d in by_domain(report, exam)] == [("1", 100.0)]
    assert [gap.gain for gap in gaps(report, exam)] == [50.0]


BOTH = [(10.0, [["covered", "thin"], ["missing"]]), (90.0, [["missing", "waived"]])]


@pytest.mark.parametrize(
    ("statuses", "task", "codes"),
    [
        ((), "", ["1.1.K1", "1.1.K2", "1.2.K1", "2.1.K1", "2.1.K2"]),
        (("missing",), "", ["1.2.K1", "2.1.K1"]),
        (("missing", "thin"), "1", ["1.1.K2", "1.2.K1"]),
        ((), "1.1", ["1.1.K1", "1.1.K2"]),
        (("covered",), "2.1", []),
        (("stale",), "", []),
        ((), "9", []),
    ],
)
def test_items_by_verdict_and_task(statuses, task, codes) -> None:
    report, exam = outlined(BOTH)
    assert [item.code for item in select_items(report, exam, statuses, task)] == codes


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("1.1.K2", "1.1.K2"),
        ("x/1.1.k2", "1.1.K2"),
        ("1.1.K9", "1.1.K2"),
        ("1.1.S1", "1.1.K1"),
        ("1.9.K1", "1.2.K1"),
        ("7.1.K2", "2.1.K2"),
        ("2", "2.1.K1"),
        ("9" * 9999, "2.1.K1"),
        ("ropes", None),
        ("", None),
    ],
)
def test_the_nearest_code(code, near) -> None:
    report, _ = outlined(BOTH)
    found = closest_item(report, code)
    assert (found.code if found else None) == near
    assert closest_item(replace(report, items=()), code) is None


@given(st.text(max_size=60))
def test_any_text_has_a_nearest_code_or_none(text) -> None:
    report, _ = outlined(BOTH)
    assert closest_item(report, text) in (None, *report.items)
