"""Plan: what to learn for a target, in which order, with what to read; what one knows already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from studyatlas.analysis.plan import Plan, make_frontier, make_unlocks, shares_of_steps, staged
from studyatlas.ui import canvas, state
from studyatlas.ui.elements.checklist import Beside, checklist
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.elements.progress import draw_progress
from studyatlas.ui.elements.topics import draw_ready, draw_unlocks
from studyatlas.ui.parts import (
    gone,
    marks_news,
    plan_controls,
    plan_downloads,
    plan_request,
    plan_words,
)
from studyatlas.ui.text import plain
from studyatlas.wording import plan_total

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_CANVAS, _LIST = "plan-canvas", "plan-checklist"
_READY, _OPENED, _PROGRESS = "plan-ready", "plan-unlocks", "plan-progress"
_DRAWN, _MANY, _FEW = 150, 12, 5


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    for key in (_LIST, _READY, _OPENED):
        _follow(atlas, key)
    _follow_canvas(atlas)
    wanted = plan_request.request(atlas)
    with st.sidebar:
        plan_controls.draw_sidebar(atlas, wanted)
    plan_controls.draw(atlas, wanted)
    marks_news.draw(atlas)
    topic = gone.node_of(atlas, "topic")
    left, right = st.columns([5, 3], gap="large")
    with left:
        if wanted.is_empty:
            _start(atlas)
        else:
            _plan(atlas, wanted, topic)
    with right, st.container(key="plan-side"):
        _beside(atlas, wanted, topic)


def _follow(atlas: Atlas, key: str) -> None:
    """Do what was asked for on an element; a browser may send anything."""
    event = event_of(key) or {}
    kind, node = event.get("kind"), str(event.get("id", ""))
    if kind == "close":
        state.set_parameters(topic="")
    elif node not in atlas.nodes:
        return
    elif kind == "mark":
        state.mark(node, str(event.get("state")))
    elif kind == "select":
        state.set_parameters(topic=node)
    elif kind == "open":
        state.go_to("explore", node=node, around=node)
    elif kind == "item":
        exam, _, code = node.rpartition("/")
        state.go_to("coverage", exam=exam, item=code)


def _follow_canvas(atlas: Atlas) -> None:
    clicked = canvas.clicked(_CANVAS)
    if clicked is None or clicked.id not in {"", *atlas.nodes}:
        return
    if clicked.kind == "select":
        state.set_parameters(topic=clicked.id)
    elif clicked.kind == "open":
        state.go_to("explore", node=clicked.id, around=clicked.id)


def _start(atlas: Atlas) -> None:
    """Say what can be planned, and show what is ready without any plan."""
    if not atlas.nodes:
        st.info("There is nothing to plan yet: add notes (*.md) to this folder.")
        return
    outline = "a topic, an exam item, a task, a domain, or all gaps" if atlas.exams else "a topic"
    words = f"Choose what to plan for: {outline}. Below is what you can learn at once."
    st.info(words, icon=":material/checklist_rtl:")
    found = state.answer(make_frontier, atlas, state.known(), limit=_MANY)
    draw_ready(atlas, found, state.progress().states, key=_READY)


def _plan(atlas: Atlas, wanted: plan_request.PlanRequest, topic: str) -> None:
    plan, whole = plan_request.plan_for(atlas, wanted)
    if state.one_of("view", plan_request.VIEWS, "checklist") == "picture":
        _picture(atlas, plan, topic)
    else:
        title = "Plan for all gaps" if wanted.gaps and not wanted.targets else ""
        shares = state.answer(shares_of_steps, atlas)
        states = state.progress().states
        checklist(atlas, plan, Beside(title, states, shares, whole, topic), key=_LIST)
    plan_downloads.draw(atlas, plan, wanted.elsewhere)


def _picture(atlas: Atlas, plan: Plan, topic: str) -> None:
    """Draw the stages from left to right, what is known before them."""
    drawn = staged(atlas, plan, _DRAWN)
    stages = [(f"Stage {number}", nodes) for number, nodes in enumerate(drawn.stages, 1)]
    columns = ([("Known", drawn.known)] if drawn.known else []) + stages
    if not columns:
        st.info(plain(plan_total(plan)))
        return
    plan_words.draw(atlas, plan)
    st.caption(f"Showing {len(drawn.nodes)} of {drawn.total}. An arrow leads to what is needed.")
    canvas.draw(
        atlas,
        drawn.nodes,
        key=_CANVAS,
        selected=topic or None,
        relations=drawn.relations,
        layout="layered",
        columns=tuple(columns),
        known=state.known(),
        actions=("select", "open"),
        height=620,
    )


def _beside(atlas: Atlas, wanted: plan_request.PlanRequest, topic: str) -> None:
    """Draw what the chosen topic opens, what is ready now, and how far one is."""
    known, progress = state.known(), state.progress()
    if topic:
        draw_unlocks(
            atlas, state.answer(make_unlocks, atlas, topic, known), progress.states, key=_OPENED
        )
    if not wanted.is_empty:
        targets = plan_request.plan_for(atlas, wanted)[0].targets
        found = state.answer(make_frontier, atlas, known, targets=targets, limit=_FEW)
        draw_ready(atlas, found, progress.states, key=_READY)
    draw_progress(progress, plan_downloads.today(), state.marks_kept(), key=_PROGRESS)
    marks_news.draw_undo()
