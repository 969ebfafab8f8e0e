"""Explore: search for a topic, see what lies around it, follow its relations."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.neighbourhood import neighbourhood, overview
from studyatlas.analysis.search import search
from studyatlas.model.atlas import Atlas
from studyatlas.ui import canvas, state
from studyatlas.ui.parts import details
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_CANVAS = "explore-canvas"
_RESULTS = 8
_CAPS = (60, 100, 150, 300)


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow_canvas(atlas)
    node, focus = _known(atlas, "node"), _known(atlas, "around")
    side, picture = st.columns([2, 3], gap="medium")
    with side:
        _search(atlas)
        with st.container(key=f"side-{node or 'start'}"):
            if node:
                details.draw(atlas, node, focus)
            else:
                _welcome(atlas)
    with picture:
        _picture(atlas, node, focus)


def _known(atlas: Atlas, name: str) -> str:
    """Return a node's id from the URL; one that is gone is said to be."""
    node = state.parameter(name)
    if node and node not in atlas.nodes:
        st.warning(f"Nothing here is called {plain(node)}. Search for it beside the picture.")
        return ""
    return node


def _follow_canvas(atlas: Atlas) -> None:
    """Take over what was clicked before anything that shows it is drawn."""
    event = canvas.clicked(_CANVAS)
    if event is None or event.node_id not in atlas.nodes:
        return
    state.set_parameters(node=event.node_id)
    if event.kind == "open":
        state.set_parameters(around=event.node_id)


def _search(atlas: Atlas) -> None:
    query = st.text_input(
        "Search",
        placeholder="Search a topic, an acronym, an item code…",
        live="150ms",
        key="query",
        icon=":material/search:",
        label_visibility="collapsed",
    )
    if not query:
        return
    found = search(atlas, query, limit=_RESULTS).results
    if not found:
        st.caption(f"Nothing fits “{plain(query)}”.")
    for result in found:
        name = short(name_of(atlas, result.id), 60)
        st.button(
            f"{plain(name)} :gray[{plain(atlas.schema.node_types[result.type].label)}]",
            key=f"pick-{result.id}",
            help=plain(short(result.matched, 120)),
            type="tertiary",
            on_click=_pick,
            args=(result.id,),
        )


def _pick(node: str) -> None:
    st.session_state["query"] = ""
    state.set_parameters(node=node, around=node)


def _picture(atlas: Atlas, node: str, focus: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        depth = st.segmented_control(
            "Hops", [1, 2, 3], default=1, key="depth", required=True, disabled=not focus
        )
        with st.popover("Filter", icon=":material/filter_list:"):
            types, relations, cap = _filters(atlas)
        if focus:
            st.button("Whole exam", icon=":material/zoom_out_map:", on_click=_whole)
    if focus:
        found = neighbourhood(atlas, focus, depth or 1, types=types, relations=relations, cap=cap)
        shown, total = found.nodes, found.total
    else:
        shown = tuple(n for n in overview(atlas, cap) if not types or atlas.nodes[n].type in types)
        total = len(atlas.nodes)
    place = f"around {plain(short(name_of(atlas, focus), 50))}" if focus else "in the atlas"
    st.caption(
        f"Showing {len(shown)} of {total} {place}. Click selects, double click draws around a node."
    )
    canvas.draw(
        atlas,
        shown,
        key=_CANVAS,
        selected=node if node in shown else None,
        center=focus or None,
        relations=relations or None,
        height=640,
    )


def _whole() -> None:
    state.set_parameters(around="", node="")


def _picture_words(atlas: Atlas) -> str:
    """Say what the first picture shows."""
    if atlas.exams:
        return (
            "The picture shows the exam's tasks and items, with the topics that several ask about."
        )
    if overview(atlas):
        return "The picture shows the best connected topics, or your notes where there are none."
    return "There is nothing to draw yet: add notes (*.md) to this folder."


def _interest(atlas: Atlas, node: str) -> tuple[float, str]:
    """Rank topics that the exam asks about often though they are no hubs."""
    asked = len(atlas.sources(node, "asks_about"))
    return asked / (10 + len(atlas.relations_of(node))), node


def _filters(atlas: Atlas) -> tuple[list[str], list[str], int]:
    nodes, relations = atlas.schema.node_types, atlas.schema.relation_types
    kinds = st.multiselect("Node types", list(nodes), format_func=lambda n: nodes[n].label)
    names = st.multiselect("Relations", list(relations), format_func=lambda n: relations[n].forward)
    cap = st.select_slider("At most", _CAPS, 100, format_func=lambda n: f"{n} nodes")
    return kinds, names, cap


def _welcome(atlas: Atlas) -> None:
    """Say what can be done here, with questions to click."""
    st.subheader("What do you want to know?")
    st.write(f"{_picture_words(atlas)} Search above, click a node, or start with a question:")
    topics = [n for n in atlas.nodes if not atlas.schema.is_outline(atlas.nodes[n].type)]
    central = max(topics, key=lambda n: _interest(atlas, n), default="")
    if central:
        label = plain(atlas.nodes[central].label)
        st.button(
            f"What lies around {label}?",
            icon=":material/hub:",
            on_click=_pick,
            args=(central,),
        )
    if st.button("How does one topic lead to another?", icon=":material/route:"):
        state.go_to("paths")
    if atlas.exams and st.button("What do my notes leave out?", icon=":material/checklist:"):
        state.go_to("coverage")
