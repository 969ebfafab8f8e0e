"""What the Explore page draws and how: read from the URL, and the controls that change it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from studyatlas.analysis.neighbourhood import DEEPEST, Walk
from studyatlas.analysis.view import CAPS, ViewRequest, types_present
from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin
from studyatlas.ui import state
from studyatlas.ui.canvas.layout import LAYOUTS, Layout
from studyatlas.ui.parts import controls
from studyatlas.wording import count

_NO_TYPE = frozenset({""})


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn, beside what is in it."""

    layout: Layout
    coverage: bool
    """Whether it shows what the notes cover."""


def request(atlas: Atlas, center: str) -> ViewRequest:
    """Return what the URL asks for."""
    off = frozenset(state.parameters("off"))
    types = (frozenset(atlas.schema.node_types) - off or _NO_TYPE) if off else frozenset()
    walk = Walk(
        types,
        frozenset(state.parameters("relations")) & frozenset(atlas.schema.relation_types),
        frozenset(state.parameters("origins")) & set(Origin),
        frozenset(state.parameters("hide")) - {center},
    )
    depth = state.number("depth", 1, 1, DEEPEST)
    cap = state.number("cap", 0, 0, CAPS[-1])
    return ViewRequest(center, depth, walk, state.parameters("pin"), cap)


def look() -> Look:
    """Return how the URL wants it drawn."""
    layout = state.one_of("layout", LAYOUTS, "organic")
    return Look(layout, state.parameter("overlay") == "coverage")


def draw(atlas: Atlas, center: str) -> None:
    """Draw the controls."""
    if center:
        hops = [str(depth) for depth in range(1, DEEPEST + 1)]
        controls.choose("Hops from the centre", "depth", hops, "1")
    controls.choose("Layout", "layout", list(LAYOUTS), "organic", words=str.capitalize)
    controls.switch(
        "Mark coverage",
        "overlay",
        "coverage",
        help="Shows at each exam item and topic whether the notes cover it.",
    )
    with st.expander("Filters", icon=":material/filter_list:"):
        _filters(atlas)
    _kept_apart()


def _filters(atlas: Atlas) -> None:
    relations = atlas.schema.relation_types
    present, kinds = state.answer(types_present, atlas)
    controls.several(
        "Relations",
        "relations",
        [name for name in relations if name in present],
        words=lambda name: relations[name].forward,
    )
    controls.several("Origin", "origins", [str(origin) for origin in Origin])
    nodes = atlas.schema.node_types
    controls.several(
        "Switched off",
        "off",
        [name for name in nodes if name in kinds],
        words=lambda name: nodes[name].plural,
        placeholder="No type",
    )
    controls.choose("At most", "cap", ["0", *map(str, CAPS)], "0", words=_cap_words)


def _cap_words(cap: str) -> str:
    return "Auto" if cap == "0" else cap


def _kept_apart() -> None:
    """Offer a way back for what was hidden or pinned."""
    for name, words in (("hide", "hidden"), ("pin", "pinned")):
        if nodes := state.parameters(name):
            st.button(
                f"{count(len(nodes), 'node')} {words}: clear",
                key=f"clear-{name}",
                icon=":material/close:",
                type="tertiary",
                on_click=state.set_parameters,
                kwargs={name: ""},
            )
