"""Explore: see how things connect, walk from one to the next, read where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from studyatlas.analysis.material import material
from studyatlas.analysis.view import View, make_view
from studyatlas.ui import canvas, state
from studyatlas.ui.elements.comparison import comparison
from studyatlas.ui.elements.details import details, load_details
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.parts import gone, view_controls, welcome
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_CANVAS, _DETAILS, _COMPARISON = "explore-canvas", "explore-details", "explore-comparison"


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow_canvas(atlas)
    _follow_panel(atlas, event_of(_DETAILS) or event_of(_COMPARISON) or {})
    node, also, center = (gone.node_of(atlas, name) for name in ("node", "also", "around"))
    with st.sidebar:
        view_controls.draw(atlas, center)
        load_details()
    verdicts = state.verdicts(wait=bool(node) or view_controls.look().coverage)
    picture, side = st.columns([5, 3], gap="medium")
    with picture:
        _picture(atlas, node, also, center, verdicts)
    with side, st.container(key="side" if node else "side-start"):
        if node and also and also != node:
            comparison(atlas, node, also, key=_COMPARISON, verdicts=verdicts)
        elif node:
            details(
                atlas,
                node,
                key=_DETAILS,
                loaded=True,
                verdicts=verdicts,
                focus=center,
                pinned=node in state.parameters("pin"),
                state=str(state.progress().states.get(node, "")),
            )
        else:
            welcome.draw(atlas)


def _follow_canvas(atlas: Atlas) -> None:
    """Take over what was done on the canvas before anything that shows it is drawn."""
    event = canvas.clicked(_CANVAS)
    if event is None:
        return
    if event.kind == "undo":
        state.undo()
    elif event.kind == "type":
        state.toggle("off", event.id)
    elif event.id in atlas.nodes or (event.kind, event.id) == ("select", ""):
        _act(atlas, event.kind, event.id)


def _act(atlas: Atlas, kind: str, node: str) -> None:
    """Do what was asked for with a node, on the canvas or beside it."""
    selected = gone.named(atlas, "node")
    match kind:
        case "select":
            state.set_parameters(node=node, also="")
        case "also" if selected:
            state.set_parameters(also="" if node == selected else node)
        case "also":
            state.set_parameters(node=node)
        case "open":
            state.set_parameters(node=node, also="", around=node)
        case "hide" if node != gone.named(atlas, "around"):
            left = "" if node == selected else selected
            state.set_parameters(hide=[*state.parameters("hide"), node], node=left, also="")
        case "pin":
            state.toggle(kind, node)


def _follow_panel(atlas: Atlas, event: Mapping[str, Any]) -> None:
    """Take over what was done in the panel beside the canvas."""
    kind, node = str(event.get("kind")), str(event.get("id", ""))
    here, also = gone.named(atlas, "node"), gone.named(atlas, "also")
    if kind == "path":
        state.go_to("paths", **{"from": here, **({"to": also} if also else {})})
    elif kind == "evidence":
        state.go_to("coverage", item=here.rpartition("/")[2])
    elif kind == "mark":
        state.mark(node, str(event.get("state")))
    elif kind == "compare":
        state.go_to("compare", one=here, **({"other": also} if also else {}))
    elif kind == "close":
        state.set_parameters(also="")
    elif kind == "swap" and also:
        state.set_parameters(node=also, also=here)
    elif node in atlas.nodes:
        _act(atlas, kind, node)


def _picture(atlas: Atlas, node: str, also: str, center: str, verdicts: Mapping[str, str]) -> None:
    request, look = view_controls.request(atlas, center), view_controls.look()
    view = state.answer(make_view, atlas, request)
    _caption(atlas, view, center)
    canvas.draw(
        atlas,
        view.nodes,
        key=_CANVAS,
        selected=node or None,
        also=also or None,
        center=center or None,
        relations=view.relations,
        layout=look.layout,
        types=view.types,
        marks=material(atlas, view.nodes, verdicts) if look.coverage else {},
        known=state.known(),
        pinned=request.pinned,
        can_undo=state.can_undo(),
        height=680,
    )


def _caption(atlas: Atlas, view: View, center: str) -> None:
    """Say how much of how much is shown, and offer the whole."""
    place = f"around {plain(short(name_of(atlas, center), 50))}" if center else "in the atlas"
    with st.container(horizontal=True, vertical_alignment="center", key="caption"):
        st.caption(f"Showing {len(view.nodes)} of {view.total} {place}.", width="content")
        if view.more and view.total > len(view.nodes):
            st.button(
                "Show more",
                type="tertiary",
                icon=":material/add:",
                on_click=state.set_parameters,
                kwargs={"cap": view.more},
            )
        if center:
            st.button(
                "Whole exam" if atlas.items else "Whole atlas",
                type="tertiary",
                icon=":material/zoom_out_map:",
                on_click=state.set_parameters,
                kwargs={"around": "", "depth": "", "cap": ""},
            )
