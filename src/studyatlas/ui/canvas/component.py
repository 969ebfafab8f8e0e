"""The canvas on a Streamlit page.

One canvas is three mounts, so that a click sends little. The engine (vis-network's script from
pyvis's wheel and our own) never changes, the graph changes with its nodes, the view with every
click; Streamlit sends an unchanged mount of over 10 kB as a hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Unpack

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.ui.canvas.assets import engine_script, mount_script
from studyatlas.ui.canvas.events import CanvasEvent, clicked, turn_of
from studyatlas.ui.canvas.layout import Layout
from studyatlas.ui.canvas.network import Columns, picture, places
from studyatlas.ui.canvas.view import Looks, view_data
from studyatlas.ui.state.answers import answer

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


def draw(
    atlas: Atlas,
    node_ids: Iterable[str],
    *,
    key: str,
    center: str | None = None,
    relations: Iterable[Relation] | None = None,
    layout: Layout = "organic",
    types: Mapping[str, tuple[int, int]] | None = None,
    columns: Columns = (),
    **looks: Unpack[Looks],
) -> CanvasEvent | None:
    """Draw nodes and the relations among them; return what the person just did there.

    The event is returned once, by the run it causes. Widgets that show it may stand above the
    canvas: ask `clicked(key)` before they are made and pass the answer as `selected`.

    Args:
        atlas: where the nodes and their relations stand.
        node_ids: which nodes to draw, in any order. Up to about 300 draw smoothly.
        key: names this canvas in the session; the same key keeps places, and what the person zooms
            and pans to as long as new nodes are in sight there.
        center: the node the picture is about; pictures of the same one share their places.
        relations: exactly the relations to draw; all among the nodes where None.
        layout: one of `LAYOUTS`.
        types: for the legend, node type to how many are shown, of how many; see `style.legend`.
        columns: of the layered layout; see `network.places`.
        **looks: what is lit, marked and offered; see `view.Looks`.

    Raises:
        KeyError: an id of `node_ids` is not in the atlas.
        ValueError: there is no such layout.
    """
    chosen = None if relations is None else tuple(relations)
    counts = None if types is None else tuple(types.items())
    nodes = tuple(sorted(set(node_ids)))
    graph = answer(_picture, atlas, nodes, chosen, center, layout, counts, columns)
    _mount(key, graph, view_data(graph, atlas.schema, **looks))
    event = clicked(key)
    return event if event and _is_drawn(event, graph) else None


def _mount(key: str, graph: Mapping[str, Any], view: Mapping[str, Any]) -> None:
    with st.container(gap=None):
        _engine()(key=f"{key}-engine")
        _graph()(key=f"{key}-graph", data={"canvas": key, "graph": graph})
        told = {"canvas": key, "view": view, "turn": turn_of(key)}
        _view()(key=key, data=told, on_event_change=_nothing)


def _picture(
    atlas: Atlas,
    node_ids: tuple[str, ...],
    relations: tuple[Relation, ...] | None,
    center: str | None,
    layout: Layout,
    types: tuple[tuple[str, tuple[int, int]], ...] | None,
    columns: Columns,
) -> dict[str, Any]:
    return picture(
        atlas,
        node_ids,
        center=center,
        relations=relations,
        kind=layout,
        types=None if types is None else dict(types),
        points=answer(
            places, atlas, node_ids, layout, center if layout != "organic" else None, columns
        ),
        columns=columns,
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
