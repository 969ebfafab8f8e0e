"""What the last mark changed, and what is wrong with the file of marks."""

from __future__ import annotations

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.elements.checklist import marked_words
from studyatlas.ui.text import plain

_TOLD = "marks-told"


def draw(atlas: Atlas) -> None:
    """Say what is wrong, and tell once what was marked."""
    for sentence in state.marks_trouble():
        st.warning(plain(sentence), icon=":material/save:")
    changed = state.changed()
    if changed is None or st.session_state.get(_TOLD) is changed:
        return
    st.session_state[_TOLD] = changed
    words = marked_words(atlas, changed.topics, changed.state, changed.opens)
    if state.are_in_memory():
        words += " It is kept as long as this page is open."
    st.toast(plain(words), icon=":material/task_alt:")


def draw_undo() -> None:
    """Offer to take the last mark back."""
    if state.changed() is not None:
        st.button(
            "Take the last mark back",
            key="marks-undo",
            icon=":material/undo:",
            type="tertiary",
            on_click=state.take_back,
        )
