"""Coverage: which exam items the notes leave out, and with which lines they cover the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from studyatlas.analysis import coverage as analysis
from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status
from studyatlas.ui import state
from studyatlas.ui.elements.gaps import draw_gaps
from studyatlas.ui.elements.grid import draw_grid
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.elements.totals import draw_totals
from studyatlas.ui.elements.verdict import asked_by, draw_verdict
from studyatlas.ui.parts import coverage_downloads
from studyatlas.ui.text import plain
from studyatlas.wording import BRIEF_NOTES, short

if TYPE_CHECKING:
    from studyatlas.model.guide import Exam

_TOTALS, _GRID = "coverage-totals", "coverage-grid"
_GAPS, _VERDICT = "coverage-gaps", "coverage-verdict"
_EXAM = "coverage-exam"


def page() -> None:
    """Draw the page."""
    exams = state.atlas().exams
    if not exams:
        st.info(
            "No exam outline here. Add one to your notes: a heading such as "
            "“Task 1.1: Choose a model”, and below it the list of its items.",
            icon=":material/checklist:",
        )
        return
    exam = _exam(exams)
    report = state.coverage(exam.id)
    for key in (_TOTALS, _GRID, _GAPS, _VERDICT):
        _follow(event_of(key) or {}, report, exam)
    _draw(report, exam)


def _exam(exams: Sequence[Exam]) -> Exam:
    """Return the exam of the URL, or the first; let the person choose where there are several."""
    titles = {exam.id: exam.title for exam in exams}
    asked = state.parameter("exam")
    if asked and asked not in titles:
        _gone("exam")
    found = next((exam for exam in exams if exam.id == asked), exams[0])
    if len(exams) > 1:
        st.session_state[_EXAM] = found.id
        st.selectbox(
            "Exam",
            titles,
            format_func=titles.__getitem__,
            key=_EXAM,
            on_change=lambda: state.set_parameters(exam=st.session_state[_EXAM], item="", task=""),
        )
    return found


def _follow(event: dict[str, Any], report: Coverage, exam: Exam) -> None:
    """Do what was asked for on an element; a browser may send anything."""
    match event:
        case {"kind": "item", "code": str(code)} if _named(report, code):
            state.set_parameters(item=code)
        case {"kind": "close"}:
            state.set_parameters(item="")
        case {"kind": "status", "status": str(status)} if status in set(Status):
            state.toggle("status", status)
        case {"kind": "task", "task": str(task)} if analysis.select_items(report, exam, task=task):
            state.set_parameters(task="" if state.parameter("task") == task else task)
        case {"kind": "clear"}:
            state.set_parameters(status="", task="")
        case {"kind": "topic", "id": str(topic)} if topic in state.atlas().nodes:
            state.go_to("explore", node=topic, around=topic)
        case {"kind": "atlas" | "plan" as kind} if item := _named(report, state.parameter("item")):
            if kind == "plan":
                state.go_to("plan", **{"for": item.id})
            else:
                state.go_to("explore", node=item.id, around=item.id)


def _draw(report: Coverage, exam: Exam) -> None:
    item, task = _item(report), _task(report, exam)
    statuses = [status for status in state.parameters("status") if status in set(Status)]
    kept = analysis.select_items(report, exam, statuses, task)
    found = analysis.gaps(report, exam)
    code = item.code if item else ""
    picture, side = st.columns([3, 2], gap="large")
    with picture:
        draw_totals(_TOTALS, report, exam, statuses=statuses, task=task)
        draw_grid(_GRID, report, exam, chosen=code, statuses=statuses, task=task)
        if report.brief and found:
            st.caption(f"{BRIEF_NOTES} Look at its nearest section before you trust a gap.")
        coverage_downloads.draw(report)
    with side, st.container(key="verdict"):
        if item:
            atlas = state.atlas()
            waived = atlas.items[item.id][2].waived
            asked = asked_by(atlas, item.id, state.progress().states)
            draw_verdict(_VERDICT, item, report.items, kept, found, waived=waived, asked=asked)
        draw_gaps(_GAPS, found, kept, chosen=code)


def _item(report: Coverage) -> ItemCoverage | None:
    code = state.parameter("item")
    item = _named(report, code)
    if code and not item:
        near = analysis.closest_item(report, code)
        _gone("item", near.code if near else "")
    return item


def _task(report: Coverage, exam: Exam) -> str:
    task = state.parameter("task")
    if analysis.select_items(report, exam, task=task):
        return task
    near = analysis.closest_item(report, task)
    _gone("task", near.task if near else "")
    return ""


def _named(report: Coverage, code: str) -> ItemCoverage | None:
    return next((item for item in report.items if code in (item.code, item.id)), None)


def _gone(parameter: str, near: str = "") -> None:
    """Say that a link leads to what is gone, and offer the nearest."""
    nearest = f"; the nearest is {plain(near)}" if near else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"gone-{parameter}"):
        st.warning(f"No {parameter} {plain(short(state.parameter(parameter)))} here{nearest}.")
        if near:
            st.button(f"Open {near}", on_click=state.set_parameters, kwargs={parameter: near})
