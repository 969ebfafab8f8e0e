"""The canvas on a Streamlit page.

One canvas is three mounts, so that a click sends little. The engine (vis-network's script from
pyvis's wheel and our own) never changes, the graph changes with its nodes, the view with every
click; Streamlit sends an unchanged mount of over 10 kB as a hash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.ui.canvas.assets import engine_script, mount_script, styles
from studyatlas.ui.canvas.network import path_data, picture

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_KINDS: tuple[Literal["select", "open"], ...] = ("select", "open")


@dataclass(frozen=True, slots=True)
class CanvasEvent:
    """What a person just did on a canvas."""

    kind: Literal["select", "open"]
    """A click or an arrow key selects; a double click or Enter opens (draw around this node)."""
    node_id: str


def draw(
    atlas: Atlas,
    node_ids: Iterable[str],
    *,
    key: str,
    selected: str | None = None,
    path: Iterable[Relation] = (),
    center: str | None = None,
    relations: Collection[str] | None = None,
    height: int = 560,
) -> CanvasEvent | None:
    """Draw nodes and the relations among them; return what the person just did there.

    The event is returned once, by the run it causes. Widgets that show it may stand above the
    canvas: ask `clicked(key)` before they are made and pass the answer as `selected`.

    Args:
        atlas: where the nodes and their relations stand.
        node_ids: which nodes to draw; order makes no difference. Up to about 300 draw smoothly.
        key: names this canvas on the page; the same key keeps zoom and dragged positions.
        selected: the node that is lit, with its neighbours and the wording of its relations.
        path: relations to number as steps 1, 2, 3…; those between drawn nodes are shown.
        center: the node the picture is about.
        relations: names of the relation types to draw; all where None. Nodes keep their places.
        height: of the canvas, in pixels.

    Raises:
        KeyError: an id of `node_ids` is not in the atlas.
    """
    graph = picture(atlas, node_ids, center=center, relations=relations)
    view = {
        "canvas": key,
        "version": graph["version"],
        "selected": selected,
        "path": path_data(path, atlas.schema),
        "height": height,
    }
    with st.container(gap=None):
        _engine()(key=f"{key}-engine")
        _graph()(key=f"{key}-graph", data={"canvas": key, "graph": graph})
        _view()(key=key, data={"canvas": key, "view": view}, on_event_change=_nothing)
    event = clicked(key)
    return event if event and event.node_id in {n["id"] for n in graph["nodes"]} else None


def clicked(key: str) -> CanvasEvent | None:
    """Return what the person just did on the canvas of this key, before it is drawn.

    The node may have left the atlas since: look it up before use. In a test, the click is
    `app.session_state[key] = {"event": {"kind": "select", "node": "dropout"}}`.
    """
    state = st.session_state.get(key)
    event = state.get("event") if isinstance(state, Mapping) else None
    if not isinstance(event, dict) or not isinstance(event.get("node"), str):
        return None
    kind = next((kind for kind in _KINDS if kind == event.get("kind")), None)
    return CanvasEvent(kind, event["node"]) if kind else None


def _nothing() -> None:
    """Stand in for a callback: Streamlit returns only events that have one."""


@cache
def _engine() -> ComponentRenderer:
    return st.components.v2.component("studyatlas.canvas_engine", js=engine_script())


@cache
def _graph() -> ComponentRenderer:
    return st.components.v2.component("studyatlas.canvas_graph", js=mount_script())


@cache
def _view() -> ComponentRenderer:
    return st.components.v2.component("studyatlas.canvas", js=mount_script(), css=styles())
