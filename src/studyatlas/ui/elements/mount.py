"""How an element comes onto a page, and how Python hears of what was done there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_FOLDER = "studyatlas.ui.elements"
_SHARED = ("element.js", "element.css")


def mount(name: str, key: str, data: Mapping[str, Any]) -> None:
    """Draw the element of this name (`frontend/<name>.js`, `.css`) with its data.

    The frontend's default export gets `{data, parentElement, setTriggerValue, …}` on every change
    of the data or the theme, and answers with `setTriggerValue("event", {…})`.
    """
    _component(name)(key=key, data=dict(data), on_event_change=_nothing)


def event_of(key: str) -> dict[str, Any] | None:
    """Return what was just done on the element of this key, before it is drawn again.

    It is told once, in the run it causes. What a browser sends is not to be trusted: look up every
    id in it. In a test: `app.session_state[key] = {"event": {"kind": "pick", "id": "dropout"}}`.
    """
    state = st.session_state.get(key)
    event = state.get("event") if isinstance(state, Mapping) else None
    return event if isinstance(event, dict) else None


def _nothing() -> None:
    """Stand in for a callback: Streamlit returns only events that have one."""


@cache
def _component(name: str) -> ComponentRenderer:
    script, style = (f"{_read(shared)}\n{_read(own)}" for shared, own in _files(name))
    return st.components.v2.component(f"studyatlas.{name}", js=script, css=style)


def _files(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (_SHARED[0], f"{name}.js"), (_SHARED[1], f"{name}.css")


def _read(name: str) -> str:
    return (files(_FOLDER) / "frontend" / name).read_text("utf-8")
