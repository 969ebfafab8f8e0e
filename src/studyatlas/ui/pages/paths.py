"""Paths: how one topic leads to another, hop by hop."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from studyatlas.analysis.paths import Paths, beside, find_paths
from studyatlas.analysis.starters import starters
from studyatlas.ui import canvas, state
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.elements.routes import routes
from studyatlas.ui.parts import controls, ends, pairs_to_try, path_filters
from studyatlas.ui.text import plain
from studyatlas.wording import no_path_reason

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_CANVAS, _ROUTES = "paths-canvas", "paths-routes"
_WAYS = ("1", "2", "3", "4")


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow(atlas)
    with st.sidebar:
        ways = int(controls.choose("Alternatives", "ways", _WAYS, "3"))
        asked = path_filters.draw(atlas)
    source, target = ends.draw(atlas, {"from": "From", "to": "To"}, cleared=["way"])
    if not (source and target):
        st.info("Choose where to start and where to get to.", icon=":material/route:")
        if not (source or target):
            pairs_to_try.draw(atlas, state.answer(starters, atlas).paths, ("from", "to"), "to")
        return
    found = state.answer(find_paths, atlas, source, target, alternatives=ways, **asdict(asked))
    if found.found:
        _draw(atlas, found)
        return
    st.warning(plain(no_path_reason(atlas, found)), icon=":material/block:")
    if found.reason == "filtered":
        st.button("Lift all filters", icon=":material/filter_list_off:", on_click=path_filters.lift)
    elif found.outline:
        st.button(
            "Show it",
            icon=":material/route:",
            on_click=path_filters.pass_through,
            args=(found.outline,),
        )


def _follow(atlas: Atlas) -> None:
    """Take over what was done on the canvas or with the alternatives before they are drawn."""
    clicked, event = canvas.clicked(_CANVAS), event_of(_ROUTES) or {}
    if clicked is not None and clicked.kind == "open" and clicked.id in atlas.nodes:
        state.go_to("explore", node=clicked.id, around=clicked.id)
    if event.get("kind") == "way":
        state.set_parameters(way=str(event.get("way")))
    elif event.get("kind") == "select" and str(event.get("id")) in atlas.nodes:
        state.go_to("explore", node=str(event["id"]), around=str(event["id"]))


def _draw(atlas: Atlas, found: Paths) -> None:
    """Draw the alternatives side by side, and the chosen one as a picture."""
    chosen = state.number("way", 1, 1, len(found.paths))
    routes(atlas, found, chosen, key=_ROUTES)
    path = found.paths[chosen - 1]
    nodes = (*path.nodes, *beside(atlas, path))
    canvas.draw(
        atlas,
        nodes,
        key=_CANVAS,
        path=path.steps,
        known=state.known(),
        actions=("open",),
        height=460,
    )
    st.caption("The numbered relations are the path. Double click a node to explore it.")
