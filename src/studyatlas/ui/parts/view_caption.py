"""The line above the picture of the Explore page."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.view import View
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short


def draw(atlas: Atlas, view: View, center: str) -> None:
    """Say how much of how much is shown, and offer the whole."""
    place = f"around {plain(short(name_of(atlas, center), 50))}" if center else "in the atlas"
    with st.container(horizontal=True, vertical_alignment="center", key="caption"):
        st.caption(f"Showing {len(view.nodes)} of {view.total} {place}.", width="content")
        if view.more and view.total > len(view.nodes):
            st.button(
                "Show more",
                type="tertiary",
                icon=":material/add:",
                on_click=state.set_parameters,
                kwargs={"cap": view.more},
            )
        if center:
            st.button(
                "Whole exam" if atlas.items else "Whole atlas",
                type="tertiary",
                icon=":material/zoom_out_map:",
                on_click=state.set_parameters,
                kwargs={"around": "", "depth": "", "cap": ""},
            )
