"""Mounting of the elements of the coverage page, which share how a verdict looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_FOLDER = "studyatlas.ui.elements"
_SHARED = ("element", "status")


def mount_coverage(name: str, key: str, data: Mapping[str, Any]) -> None:
    """Draw the element of this name, whose frontend uses `status.js` and `status.css` as well."""
    _component(name)(key=key, data=dict(data), on_event_change=_nothing)


def _nothing() -> None:
    """Stand in for a callback: Streamlit returns only events that have one."""


@cache
def _component(name: str) -> ComponentRenderer:
    script, style = (_read(name, suffix) for suffix in ("js", "css"))
    return st.components.v2.component(f"studyatlas.{name}", js=script, css=style)


def _read(name: str, suffix: str) -> str:
    folder = files(_FOLDER) / "frontend"
    return "\n".join((folder / f"{part}.{suffix}").read_text("utf-8") for part in (*_SHARED, name))
