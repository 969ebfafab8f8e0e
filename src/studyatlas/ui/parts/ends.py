"""Two nodes to choose, side by side, with a button that swaps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.elements.finder import search_box
from studyatlas.ui.parts import gone
from studyatlas.wording import name_of


def draw(
    atlas: Atlas, labels: Mapping[str, str], *, cleared: Sequence[str] = ()
) -> tuple[str, str]:
    """Let the person choose two nodes; return their ids, empty where none is chosen.

    Args:
        atlas: where the nodes stand.
        labels: the two parameters of the URL, each with what stands above its box.
        cleared: parameters that another choice takes out of the URL.
    """
    (first, first_label), (second, second_label) = labels.items()
    one, other = gone.node_of(atlas, first), gone.node_of(atlas, second)
    rest = dict.fromkeys(cleared, "")
    with st.container(key="ends"):
        start, turn, end = st.columns([10, 1, 10], vertical_alignment="bottom")
    with start:
        _end(atlas, first_label, first, one, rest)
    with turn:
        st.button(
            ":material/swap_horiz:",
            type="tertiary",
            key="swap",
            help="Swap the two ends",
            disabled=not (one or other),
            on_click=state.set_parameters,
            kwargs={first: other, second: one, **rest},
        )
    with end:
        _end(atlas, second_label, second, other, rest)
    return one, other


def chosen(atlas: Atlas, first: str, second: str) -> tuple[str, str]:
    """Return the two nodes of the URL without drawing anything."""
    return gone.named(atlas, first), gone.named(atlas, second)


def _end(atlas: Atlas, label: str, name: str, node: str, rest: Mapping[str, str]) -> None:
    picked = search_box(
        atlas,
        key=f"end-{name}",
        label=label,
        placeholder="A topic, an acronym or an item code",
        value=name_of(atlas, node) if node else "",
        clear_on_pick=False,
    )
    if picked and picked != node:
        state.set_parameters(**{name: picked, **rest})
        st.rerun()
