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
from studyatlas.ui.parts import gone, marks_news, view_caption, view_controls, welcome

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_CANVAS, _DETAILS, _COMPARISON = "explore-canvas", "explore-details", "explore-comparison"


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow_canvas(atlas)
    _follow_panel(atlas, event_of(_DETAILS) or event_of(_COMPARISON) or {})
    marks_news.draw(atlas)
    node, also, center = (gone.node_of(atlas, name) for name in ("node", "also", "around"))
    with st.sidebar:
        view_controls.draw(atlas, center)
        load_details()
    verdicts = state.verdicts(wait=bool(node) or view_controls.look().coverage)
    picture, side = st.columns([5, 3], gap="medium")
    with picture:
        view = _picture(atlas, node, also, center, verdicts)
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
            welcome.draw(atlas, view, center)


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
        exam, _, code = here.rpartition("/")
        state.go_to("coverage", exam=exam, item=code)
    elif kind == "mark":
        state.mark(node, str(event.get("state")))
    elif kind == "plan":
        state.go_to("plan", **{"for": here})
    elif kind == "compare":
        state.go_to("compare", one=here, **({"other": also} if also else {}))
    elif kind == "close":
        state.set_parameters(also="")
    elif kind == "swap" and also:
        state.set_parameters(node=also, also=here)
    elif node in atlas.nodes:
        _act(atlas, kind, node)


def _picture(atlas: Atlas, node: str, also: str, center: str, verdicts: Mapping[str, str]) -> View:
    request, look = view_controls.request(atlas, center), view_controls.look()
    view = state.answer(make_view, atlas, request)
    view_caption.draw(atlas, view, center)
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
    return view
