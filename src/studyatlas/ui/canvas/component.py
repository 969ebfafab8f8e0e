"""The canvas on a Streamlit page.

One canvas is three mounts, so that a click sends little. The engine (vis-network's script from
pyvis's wheel and our own) never changes, the graph changes with its nodes, the view with every
click; Streamlit sends an unchanged mount of over 10 kB as a hash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.ui.canvas.assets import engine_script, mount_script
from studyatlas.ui.canvas.events import KINDS, CanvasEvent, clicked, turn_of
from studyatlas.ui.canvas.network import picture, places
from studyatlas.ui.canvas.view import Layout, view_data
from studyatlas.ui.state.answers import answer

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_NONE: Mapping[str, str] = MappingProxyType({})


def draw(  # noqa: PLR0913 - each says one thing about the picture, and is named where it is given
    atlas: Atlas,
    node_ids: Iterable[str],
    *,
    key: str,
    selected: str | None = None,
    also: str | None = None,
    path: Iterable[Relation] = (),
    center: str | None = None,
    relations: Iterable[Relation] | None = None,
    layout: Layout = "organic",
    marks: Mapping[str, str] = _NONE,
    known: Collection[str] = (),
    pinned: Collection[str] = (),
    types: Mapping[str, tuple[int, int]] | None = None,
    actions: Collection[str] = KINDS,
    can_undo: bool = False,
    height: int = 640,
) -> CanvasEvent | None:
    """Draw nodes and the relations among them; return what the person just did there.

    The event is returned once, by the run it causes. Widgets that show it may stand above the
    canvas: ask `clicked(key)` before they are made and pass the answer as `selected`.

    Pictures of the same centre and layout share their places: a node stays where it was, and where
    it was dragged to, over filters, searches and visits to other pages. New nodes enter near their
    neighbours.

    Args:
        atlas: where the nodes and their relations stand.
        node_ids: which nodes to draw; order makes no difference. Up to about 300 draw smoothly.
        key: names this canvas in the session; the same key keeps places, zoom and pan.
        selected: the node that is lit, with its neighbours and the wording of its relations.
        also: a second node, ringed.
        path: relations to number as steps 1, 2, 3…; those between drawn nodes are shown.
        center: the node the picture is about.
        relations: exactly the relations to draw, of those among the nodes; all where None. Places
            do not depend on it.
        layout: `organic`, `layered` (what comes first stands left) or `radial` (around the centre).
        marks: node id to `covered`, `thin`, `missing`, `waived` or `stale`; each gets a badge.
        known: nodes that step back and get a tick.
        pinned: nodes that get a pin.
        types: for the legend, node type to how many are shown, of how many; a type of which none
            is shown is drawn switched off. What is drawn is counted where None.
        actions: what the page answers to; the canvas offers nothing else. Without `select` a click
            lights a node and the page does not hear of it.
        can_undo: whether there is something that `undo` would take back.
        height: in pixels; less where the window is low.

    Raises:
        KeyError: an id of `node_ids` is not in the atlas.
        ValueError: there is no such layout.
    """
    graph = answer(
        _picture,
        atlas,
        tuple(sorted(set(node_ids))),
        None if relations is None else tuple(relations),
        center,
        layout,
        None if types is None else tuple(types.items()),
    )
    view = view_data(
        graph,
        atlas.schema,
        selected=selected,
        also=also,
        path=path,
        marks=marks,
        known=known,
        pinned=pinned,
        actions=actions,
        can_undo=can_undo,
        height=height,
    )
    with st.container(gap=None):
        _engine()(key=f"{key}-engine")
        _graph()(key=f"{key}-graph", data={"canvas": key, "graph": graph})
        told = {"canvas": key, "view": view, "turn": turn_of(key)}
        _view()(key=key, data=told, on_event_change=_nothing)
    event = clicked(key)
    return event if event and _is_drawn(event, graph) else None


def _picture(
    atlas: Atlas,
    node_ids: tuple[str, ...],
    relations: tuple[Relation, ...] | None,
    center: str | None,
    layout: Layout,
    types: tuple[tuple[str, tuple[int, int]], ...] | None,
) -> dict[str, Any]:
    return picture(
        atlas,
        node_ids,
        center=center,
        relations=relations,
        kind=layout,
        types=None if types is None else dict(types),
        points=answer(places, atlas, node_ids, layout, center if layout != "organic" else None),
    )


def _is_drawn(event: CanvasEvent, graph: Mapping[str, Any]) -> bool:
    """Tell whether an event is about something of this picture."""
    if event.kind == "type":
        return event.id in {entry["type"] for entry in graph["types"]}
    return not event.id or event.id in {node["id"] for node in graph["nodes"]}


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
    return st.components.v2.component("studyatlas.canvas", js=mount_script())
