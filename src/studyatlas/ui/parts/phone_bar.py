"""On a phone the sidebar is folded away: search and pages stand on the page itself there."""

from __future__ import annotations

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.parts import search

_PAGES = ("explore", "paths", "plan", "compare", "coverage", "notes")


def draw(atlas: Atlas, here: str) -> None:
    """Draw the search box and links to the pages, which wide screens do not show.

    Args:
        atlas: where to look.
        here: the name of the page it stands on.
    """
    with st.container(key="phone-bar", gap="small"):
        search.draw(atlas, here, key="phone-search", hotkey=False)
        with st.container(horizontal=True, key="phone-pages", gap=None):
            for page in filter(None, map(state.page, _PAGES)):
                st.page_link(page, width="stretch")
