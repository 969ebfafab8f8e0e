"""How an element comes onto a page, and how Python hears of what was done there.

An element is two mounts, so that a click sends little: its script and styles, which never change
and are sent once, and its data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


_RUN, _HEARD = "events-run", "events-heard"


def begin_run() -> None:
    """Begin a run of the script, or of a fragment: what was told before is not told again."""
    st.session_state[_RUN] = st.session_state.get(_RUN, 0) + 1


def load(name: str, uses: tuple[str, ...] = ()) -> None:
    """Send an element's script before there is anything to draw: its first data is light then."""
    _script(name, uses)(key=f"{name}-loaded")


def mount(
    name: str,
    key: str,
    data: Mapping[str, Any],
    *,
    uses: tuple[str, ...] = (),
    loaded: bool = False,
) -> None:
    """Draw the element of this name (`frontend/<name>.js`, `.css`) with its data.

    Args:
        name: of the element.
        key: names this element on the page.
        data: what the frontend gets, as JSON.
        uses: further frontend files, read before its own; `canvas/shapes` is one of the canvas.
        loaded: whether `load` has sent the script in this run.

    The frontend's default export gets `{data, parentElement, setTriggerValue, …}` on every change
    of the data or the theme, and answers with `setTriggerValue("event", {…})`.
    """
    with st.container(gap=None):
        if not loaded:
            _script(name, uses)(key=f"{key}-script")
        _element(name)(key=key, data=dict(data), on_event_change=_nothing)


def event_of(key: str) -> dict[str, Any] | None:
    """Return what was just done on the element of this key, before it is drawn again.

    It is told in the run it causes, however often that asks. Where the browser's Back ends that
    run early Streamlit hands the event to the next run too, which must not do it once more. What a
    browser sends is not to be trusted: look up every id in it. In a test:
    `app.session_state[key] = {"event": {"kind": "pick", "id": "dropout"}}`.
    """
    state = st.session_state.get(key)
    event = state.get("event") if isinstance(state, Mapping) else None
    if not isinstance(event, dict) or not _is_new(key, event.get("stamp")):
        return None
    return {name: value for name, value in event.items() if name != "stamp"}


def _is_new(key: str, stamp: object) -> bool:
    """Tell whether no earlier run has heard of the event with this stamp."""
    run: int = st.session_state.get(_RUN, 0)
    heard: dict[str, tuple[object, int]] = st.session_state.setdefault(_HEARD, {})
    if not isinstance(stamp, str):
        return True
    if key not in heard or heard[key][0] != stamp:
        heard[key] = stamp, run
    return heard[key][1] == run


def _nothing() -> None:
    """Stand in for a callback: Streamlit returns only events that have one."""


def frontend(name: str, uses: tuple[str, ...], kind: str) -> str:
    """Return the script (`js`) or the style sheet (`css`) of an element with what it uses."""
    return "\n".join(_read(part, kind) for part in ("element", *uses, name))


@cache
def _script(name: str, uses: tuple[str, ...]) -> ComponentRenderer:
    own = frontend(name, uses, "js").replace("export default function", "function drawElement", 1)
    styles = f"const STYLES = {json.dumps(frontend(name, uses, 'css'))};"
    script = "\n".join((own, f"const NAME = {json.dumps(name)};", styles, _read("script", "js")))
    return st.components.v2.component(f"studyatlas.{name}_script", js=script)


@cache
def _element(name: str) -> ComponentRenderer:
    own = f"const NAME = {json.dumps(name)};"
    script = "\n".join((own, _read("stamp", "js"), _read("mount", "js")))
    return st.components.v2.component(f"studyatlas.{name}", js=script)


@cache
def _read(part: str, kind: str) -> str:
    folder, _, name = part.rpartition("/")
    file = files("studyatlas.ui") / (folder or "elements") / "frontend" / f"{name}.{kind}"
    return file.read_text("utf-8") if file.is_file() else ""
