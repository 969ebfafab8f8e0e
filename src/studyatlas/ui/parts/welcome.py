"""The start panel: what this is, and questions to click."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.starters import starters
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short


def draw(atlas: Atlas) -> None:
    """Draw what can be done here."""
    with st.container(key="welcome"):
        st.subheader("What do you want to know?", anchor=False)
        st.markdown(_picture_words(atlas))
        _questions(atlas)
        st.caption(
            "Click a node to read about it. Double click draws what lies around it. "
            "Shift and click picks a second one, to compare."
        )


def _questions(atlas: Atlas) -> None:
    first = state.answer(starters, atlas)
    if first.topic:
        label = plain(short(name_of(atlas, first.topic), 40))
        st.button(
            f"What lies around {label}?",
            icon=":material/hub:",
            key="question-around",
            on_click=state.set_parameters,
            kwargs={"node": first.topic, "around": first.topic},
        )
    if first.path:
        start, end = (plain(short(name_of(atlas, node), 40)) for node in first.path)
        if st.button(
            f"How does {start} lead to {end}?", icon=":material/route:", key="question-path"
        ):
            state.go_to("paths", **{"from": first.path[0], "to": first.path[1]})
    if atlas.items and st.button(
        "What do my notes leave out?", icon=":material/checklist:", key="question-gaps"
    ):
        state.go_to("coverage")


def _picture_words(atlas: Atlas) -> str:
    if atlas.items:
        return "The picture shows the exam: its tasks, its items, and the topics several ask about."
    if atlas.nodes:
        return "The picture shows the best connected topics of the notes."
    return "There is nothing to draw yet: add notes (*.md) to this folder."
