"""What a plan of the app is made from, and when it is made anew."""

import pytest

import studyatlas as sa
from studyatlas.ui.parts import plan_request
from studyatlas.ui.parts.plan_request import PlanRequest, plan_for

GUIDE = "# Task 1.1: Bake\n\n- Patience\n- Weighing\n"


@pytest.fixture
def bakehouse(workspace):
    notes = "# Weighing\n\nWeigh flour on a scale, for cups lie; weighing saves a loaf.\n"
    return sa.open(workspace({"exam.md": GUIDE, "notes.md": notes}))


@pytest.fixture
def opened(bakehouse, monkeypatch):
    """Let the notes be open with nothing marked; return what is asked of them and made."""
    asked, kept = [], {}

    def coverage(exam):
        asked.append(exam)
        return kept.setdefault(exam, sa.coverage(bakehouse, exam))

    def make(atlas, *given, **more):
        asked.append("plan")
        return make_plan(atlas, *given, **more)

    make_plan = plan_request.make_plan
    monkeypatch.setattr(plan_request, "make_plan", make)
    monkeypatch.setattr(plan_request.state, "coverage", coverage)
    monkeypatch.setattr(plan_request.state, "known", frozenset)
    return asked, kept


def wanted(*targets, hours=None, gaps=False):
    return PlanRequest(targets, gaps, no_exam=False, lost=(), hours=hours, elsewhere=10.0)


def test_a_plan_is_made_once_of_one_coverage(bakehouse, opened) -> None:
    asked, kept = opened
    (exam,) = (exam.id for exam in bakehouse.exams)
    item = f"{exam}/1.1.1"
    plan, whole = plan_for(bakehouse, wanted(item))
    assert plan is whole is plan_for(bakehouse, wanted(item))[0]
    assert [step.id for step in plan.steps] == [item]
    assert asked == [exam, "plan", exam]
    kept.clear()
    assert plan_for(bakehouse, wanted(item))[0] == plan
    assert asked.count("plan") == 2


def test_no_coverage_is_asked_for_where_a_plan_needs_none(bakehouse, opened) -> None:
    asked, _ = opened
    page = "notes.md#weighing"
    assert plan_for(bakehouse, wanted(page, hours=1.0))[0].targets == (page,)
    assert set(asked) == {"plan"}
