"""Mounting of the elements that are made of rows, and what a person asked to see more of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

from studyatlas.ui.elements.mount import event_of

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_FOLDER = "studyatlas.ui.elements"
_SHARED = ("element", "rows")


def mount_rows(name: str, key: str, data: Mapping[str, Any]) -> None:
    """Draw the element of this name, whose frontend uses `rows.js` and `rows.css` as well."""
    _component(name)(key=key, data=dict(data), on_event_change=_nothing)


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


def _nothing() -> None:
    """Stand in for a callback: Streamlit returns only events that have one."""


@cache
def _component(name: str) -> ComponentRenderer:
    script, style = (_read(name, suffix) for suffix in ("js", "css"))
    return st.components.v2.component(f"studyatlas.{name}", js=script, css=style)


def _read(name: str, suffix: str) -> str:
    folder = files(_FOLDER) / "frontend"
    return "\n".join((folder / f"{part}.{suffix}").read_text("utf-8") for part in (*_SHARED, name))
