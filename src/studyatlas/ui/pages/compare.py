"""Compare: what two topics share and where they differ, relation by relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from studyatlas.analysis.starters import starters
from studyatlas.ui import state
from studyatlas.ui.elements.comparison import comparison
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.parts import ends, pairs_to_try
from studyatlas.ui.text import plain
from studyatlas.wording import name_of

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_COMPARISON = "compare-comparison"
_FIRST = 12


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow(atlas)
    one, other = ends.draw(atlas, {"one": "This", "other": "And this"})
    if not (one and other):
        st.info(
            "Choose two topics: what they share and where they differ, with the line for each.",
            icon=":material/compare:",
        )
        if not (one or other):
            pairs_to_try.draw(atlas, state.answer(starters, atlas).pairs, ("one", "other"), "and")
    elif one == other:
        st.info(
            f"Both are {plain(name_of(atlas, one))}: choose another.", icon=":material/compare:"
        )
    else:
        comparison(
            atlas,
            one,
            other,
            key=_COMPARISON,
            verdicts=state.verdicts(),
            first=_FIRST,
            actions=("path", "open"),
        )


def _follow(atlas: Atlas) -> None:
    """Take over what was done in the comparison before it is drawn."""
    event = event_of(_COMPARISON) or {}
    kind, node = event.get("kind"), str(event.get("id", ""))
    one, other = ends.chosen(atlas, "one", "other")
    if kind == "path":
        state.go_to("paths", **{"from": one, "to": other})
    elif kind == "open":
        state.go_to("explore", node=one, also=other, around=one)
    elif kind == "select" and node in atlas.nodes:
        state.go_to("explore", node=node, around=node)
