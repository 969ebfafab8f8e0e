"""Which groups of an element a person asked to see whole."""

from __future__ import annotations

import streamlit as st

from studyatlas.ui.elements.mount import event_of


def opened_groups(key: str, about: str) -> frozenset[str]:
    """Return the groups that were asked for whole, as long as the element is about the same."""
    memory = f"{key}-opened"
    known: tuple[str, frozenset[str]] = st.session_state.get(memory, (about, frozenset()))
    groups = known[1] if known[0] == about else frozenset()
    event = event_of(key)
    if event and event.get("kind") == "more" and isinstance(event.get("group"), str):
        groups |= {event["group"]}
    st.session_state[memory] = about, groups
    return groups
