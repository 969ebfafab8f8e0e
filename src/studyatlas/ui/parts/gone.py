"""A link to something that is no longer there."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.lookup import look_up
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_LONGEST = 80


def node_of(atlas: Atlas, name: str) -> str:
    """Return the node that a parameter of the URL names; say so where it is gone.

    A code, a label or an alias in its place is understood as well.
    """
    asked = state.parameter(name)
    if not asked or asked in atlas.nodes:
        return asked
    found = look_up(atlas, asked.replace("-", " ")) if "/" not in asked else look_up(atlas, asked)
    if found.node:
        return found.node.id
    with st.container(key=f"gone-{name}"):
        st.warning(f"Nothing here is called {plain(short(asked, _LONGEST))}.")
        for node in found.candidates:
            st.button(
                plain(short(name_of(atlas, node.id), 40)),
                key=f"instead-{name}-{node.id}",
                on_click=state.set_parameters,
                kwargs={name: node.id},
            )
    return ""
