"""Coverage: which exam items the notes cover, and with which lines."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status
from studyatlas.export import COVERAGE_FORMATS
from studyatlas.ui import state
from studyatlas.ui.parts.sources import evidence_line
from studyatlas.ui.text import plain
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS, count, short

_GAPS = (Status.MISSING, Status.STALE, Status.THIN)
_FILES = {
    "csv": ("csv", "text/csv"),
    "markdown": ("md", "text/markdown"),
    "html": ("html", "text/html"),
}


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    if not atlas.exams:
        st.info(
            "No exam outline here. Add one to your notes: a heading such as "
            "“Task 1.1: Choose a model”, and below it the list of its items.",
            icon=":material/checklist:",
        )
        return
    exams = {exam.id: exam.title for exam in atlas.exams}
    exam = next(iter(exams))
    if len(exams) > 1:
        exam = st.selectbox("Exam", list(exams), format_func=lambda e: exams[e]) or exam
    report = state.coverage(exam)
    st.caption(f"{plain(exams[exam])}. K: knowledge of, S: skills in.")
    _totals(report)
    chosen = _chosen(report)
    picture, side = st.columns([3, 2], gap="large")
    with picture:
        _picture(report, chosen)
        with st.container(key="gaps"):
            _gaps(report)
    with side, st.container(key="verdict"):
        if chosen:
            _item(chosen)
        else:
            st.info("Click an item to see its evidence.", icon=":material/touch_app:")
        _downloads(report)


def _totals(report: Coverage) -> None:
    with st.container(horizontal=True, key="totals"):
        st.metric(
            "Covered, by exam weight",
            f"{report.percent:g} %",
            help="Covered counts 1, thin a half, waived not at all; domains by their weight.",
            width="content",
        )
        for status in Status:
            if number := report.totals[status]:
                st.metric(
                    f"{STATUS_MARKS[status]} {status.capitalize()}",
                    number,
                    help=STATUS_WORDS[status],
                    width="content",
                )


def _chosen(report: Coverage) -> ItemCoverage | None:
    code = state.parameter("item")
    found = next((item for item in report.items if item.code == code), None)
    if code and found is None:
        st.warning(f"No item {plain(code)} in this exam.")
    return found


def _picture(report: Coverage, chosen: ItemCoverage | None) -> None:
    """Draw a row for each task and a cell for each item; its mark and border tell the verdict."""
    for task in report.tasks:
        st.markdown(f"**{plain(task.code)} {plain(task.title)}** :gray[{task.percent:g} %]")
        with st.container(horizontal=True, gap="small"):
            for item in report.items:
                if item.task == task.code:
                    _cell(item, "cell-chosen" if item is chosen else "cell")
    marks = ", ".join(f"{STATUS_MARKS[s]} {s}: {STATUS_WORDS[s]}" for s in list(Status)[:3])
    st.caption(marks)


def _cell(item: ItemCoverage, key: str) -> None:
    with st.container(key=f"{key}-{item.code}", width="content"):
        st.button(
            f"{STATUS_MARKS[item.status]} {plain(item.code.rpartition('.')[2])}",
            key=f"cell-{item.status}-{item.code}",
            help=f"{item.status}: {plain(item.text)}",
            on_click=state.set_parameters,
            kwargs={"item": item.code},
        )


def _gaps(report: Coverage) -> None:
    gaps = [item for status in _GAPS for item in report.items if item.status is status]
    st.subheader(f"{count(len(gaps), 'gap')}, the widest first", anchor=False)
    for item in gaps:
        st.button(
            f"{STATUS_MARKS[item.status]} **{plain(item.code)}** {plain(item.text)}",
            key=f"gap-{item.code}",
            type="tertiary",
            on_click=state.set_parameters,
            kwargs={"item": item.code},
        )
        st.caption(_gap_words(item))


def _gap_words(item: ItemCoverage) -> str:
    words = [item.status.capitalize()]
    if item.without_material:
        words.append(f"nothing on {plain(', '.join(item.without_material))}")
    if item.nearest:
        place = f"{item.nearest.path}:{item.nearest.line}"
        words.append(f"extend {plain(place)}, {plain(short(item.nearest.heading, 60))}")
    else:
        words.append("no section comes near")
    return "; ".join(words)


def _item(item: ItemCoverage) -> None:
    with st.container(border=True, key="evidence"):
        st.markdown(f"**{plain(item.code)}** {plain(item.text)}")
        st.markdown(
            f"{STATUS_MARKS[item.status]} **{item.status.capitalize()}**: "
            f"{STATUS_WORDS[item.status]}"
        )
        for evidence in item.evidence:
            evidence_line(evidence)
        if item.without_material:
            st.markdown(f"Nothing on: {plain(', '.join(item.without_material))}")
        if item.nearest:
            st.markdown("**Nearest section to extend**")
            evidence_line(item.nearest)
        if st.button("Show in the atlas", icon=":material/hub:", type="tertiary"):
            state.go_to("explore", node=item.id, around=item.id)


def _downloads(report: Coverage) -> None:
    with st.container(horizontal=True):
        for name, (suffix, kind) in _FILES.items():
            st.download_button(
                name.upper() if name != "markdown" else "Markdown",
                COVERAGE_FORMATS[name](report),
                file_name=f"coverage-{report.exam}.{suffix}",
                mime=kind,
                icon=":material/download:",
                on_click="ignore",
            )
