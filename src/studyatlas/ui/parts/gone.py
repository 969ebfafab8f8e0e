"""A link to something that is no longer there."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.lookup import Lookup, look_up
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_LONGEST = 80


def named(atlas: Atlas, name: str) -> str:
    """Return the node that a parameter of the URL names by id, code, label or alias, if any."""
    return look_up_name(atlas, state.parameter(name))


def look_up_name(atlas: Atlas, asked: str) -> str:
    """Return the node of a name: an id, code, label or alias; empty where there is none."""
    found = _found(atlas, asked)
    return found.node.id if found.node else ""


def node_of(atlas: Atlas, name: str) -> str:
    """Return the node that a parameter of the URL names; say so where it is gone."""
    asked = state.parameter(name)
    found = _found(atlas, asked)
    if found.node:
        return found.node.id
    if not asked:
        return ""
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


def _found(atlas: Atlas, asked: str) -> Lookup:
    if not asked or asked in atlas.nodes:
        return Lookup(asked, atlas.nodes.get(asked))
    return state.answer(look_up, atlas, asked.replace("-", " ") if "/" not in asked else asked)
