"""Paths: how one topic leads to another, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from studyatlas.analysis.paths import Paths, beside, find_paths
from studyatlas.analysis.view import types_present
from studyatlas.ui import canvas, state
from studyatlas.ui.elements.finder import search_box
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.elements.routes import routes
from studyatlas.ui.parts import controls, gone
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, no_path_reason

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
        without = _without(atlas)
    source, target = _ends(atlas)
    if not (source and target):
        st.info("Choose where to start and where to get to.", icon=":material/route:")
        return
    found = state.answer(find_paths, atlas, source, target, alternatives=ways, without=without)
    if found.found:
        _draw(atlas, found)
    else:
        st.warning(plain(no_path_reason(atlas, found)), icon=":material/block:")


def _follow(atlas: Atlas) -> None:
    """Take over what was done on the canvas or with the alternatives before they are drawn."""
    clicked, event = canvas.clicked(_CANVAS), event_of(_ROUTES) or {}
    if clicked is not None and clicked.kind == "open" and clicked.id in atlas.nodes:
        state.go_to("explore", node=clicked.id, around=clicked.id)
    if event.get("kind") == "way":
        state.set_parameters(way=str(event.get("way")))
    elif event.get("kind") == "select" and str(event.get("id")) in atlas.nodes:
        state.go_to("explore", node=str(event["id"]), around=str(event["id"]))


def _ends(atlas: Atlas) -> tuple[str, str]:
    source, target = gone.node_of(atlas, "from"), gone.node_of(atlas, "to")
    start, turn, end = st.columns([10, 1, 10], vertical_alignment="bottom")
    with start:
        _end(atlas, "From", "from", source)
    with turn:
        st.button(
            ":material/swap_horiz:",
            type="tertiary",
            key="swap",
            help="Swap the two ends",
            disabled=not (source or target),
            on_click=state.set_parameters,
            kwargs={"from": target, "to": source, "way": ""},
        )
    with end:
        _end(atlas, "To", "to", target)
    return source, target


def _end(atlas: Atlas, label: str, name: str, node: str) -> None:
    picked = search_box(
        atlas,
        key=f"end-{name}",
        label=label,
        placeholder="A topic, an acronym or an item code",
        value=name_of(atlas, node) if node else "",
        clear_on_pick=False,
    )
    if picked and picked != node:
        state.set_parameters(**{name: picked, "way": ""})
        st.rerun()


def _without(atlas: Atlas) -> tuple[str, ...]:
    relations, nodes = atlas.schema.relation_types, atlas.schema.node_types
    present, _ = state.answer(types_present, atlas)
    avoided = controls.several(
        "Without these relations",
        "without",
        [name for name in relations if name in present],
        words=lambda name: relations[name].forward,
        placeholder="None",
    )
    kinds = controls.several(
        "Without these types",
        "without-types",
        [name for name, kind in nodes.items() if not kind.outline],
        words=lambda name: nodes[name].plural,
        placeholder="None",
    )
    return avoided + kinds


def _draw(atlas: Atlas, found: Paths) -> None:
    """Draw the alternatives side by side, and the chosen one as a picture."""
    chosen = state.number("way", 1, 1, len(found.paths))
    routes(atlas, found, chosen, key=_ROUTES)
    path = found.paths[chosen - 1]
    nodes = (*path.nodes, *beside(atlas, path))
    canvas.draw(atlas, nodes, key=_CANVAS, path=path.steps, actions=("open",), height=460)
    st.caption("The numbered relations are the path. Double click a node to explore it.")
