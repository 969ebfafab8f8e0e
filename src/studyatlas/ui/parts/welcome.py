"""The start panel: what this is, and questions to click."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.starters import starters
from studyatlas.analysis.view import View
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.parts.plan_request import GAPS
from studyatlas.ui.text import ITEM_KINDS, plain
from studyatlas.wording import count, name_of, picture_words, short

_TITLE = 90


def draw(atlas: Atlas, view: View, center: str) -> None:
    """Draw what the picture shows, and what can be done here.

    Args:
        atlas: where the nodes stand.
        view: what is drawn.
        center: the node that it is drawn around; empty for the whole.
    """
    with st.container(key="welcome"):
        st.subheader("What do you want to know?", anchor=False)
        st.markdown(_picture_words(atlas, view, center))
        _questions(atlas)
        if codes := _codes_words(atlas):
            st.caption(codes)


def _questions(atlas: Atlas) -> None:
    first = state.answer(starters, atlas)
    if first.topic:
        label = plain(short(name_of(atlas, first.topic), 40))
        st.button(
            f"What lies around {label}?",
            icon=":material/hub:",
            key="question-around",
            width="stretch",
            on_click=state.set_parameters,
            kwargs={"node": first.topic, "around": first.topic},
        )
    if first.paths:
        source, target = first.paths[0]
        start, end = (plain(short(name_of(atlas, node), 40)) for node in (source, target))
        if st.button(
            f"How does {start} lead to {end}?",
            icon=":material/route:",
            key="question-path",
            width="stretch",
        ):
            state.go_to("paths", **{"from": source, "to": target})
    if atlas.items and st.button(
        "What do my notes leave out?",
        icon=":material/checklist:",
        key="question-gaps",
        width="stretch",
    ):
        state.go_to("coverage")
    if atlas.nodes and st.button(
        "What do I learn first?",
        icon=":material/checklist_rtl:",
        key="question-plan",
        width="stretch",
    ):
        state.go_to("plan", **({"for": GAPS} if atlas.items else {}))


def _picture_words(atlas: Atlas, view: View, center: str) -> str:
    if center:
        name = plain(short(name_of(atlas, center), _TITLE))
        return f"The picture shows what lies around **{name}**."
    if atlas.items:
        parts = picture_words(atlas, view.nodes)
        return f"The picture shows {_exams_words(atlas)}{parts and ': '}{parts}."
    if atlas.nodes:
        return "The picture shows the best connected topics of the notes."
    return "There is nothing to draw yet: add notes (*.md) to this folder."


def _exams_words(atlas: Atlas) -> str:
    first = f"the exam **{plain(short(atlas.exams[0].title, _TITLE))}**"
    more = len(atlas.exams) - 1
    return f"{first} and {count(more, 'other')}" if more else first


def _codes_words(atlas: Atlas) -> str:
    """Say how to read an item's code, where it has a letter."""
    found: dict[str, str] = {}
    for exam in atlas.exams:
        for _, task in exam.tasks():
            for item in task.items:
                letter = item.code.removeprefix(f"{task.code}.")[:1]
                words = f"{plain(item.code)} is an item of task {plain(task.code)}"
                found.setdefault(letter, words)
    kinds = [f"{one} stands for “{words}”" for one, words in ITEM_KINDS.items() if one in found]
    return f"{found[kinds[0][0]]}; {', '.join(kinds)}." if kinds else ""
