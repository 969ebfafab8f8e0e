"""The search box of every page: a pick is looked at on the Explore page."""

from __future__ import annotations

from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.elements.finder import search_box
from studyatlas.ui.elements.finder_answer import Asking


def draw(atlas: Atlas, here: str, *, key: str = "search", hotkey: bool = True) -> None:
    """Draw the box; `here` names the page it stands on."""
    picked = search_box(
        atlas,
        key=key,
        label="Search",
        placeholder="Find a topic, or ask",
        hotkey=hotkey,
        asking=Asking(state.known, state.verdicts),
    )
    if not picked:
        return
    if here == "explore":
        state.set_parameters(node=picked, also="", around=picked)
    else:
        state.go_to("explore", node=picked, around=picked)
