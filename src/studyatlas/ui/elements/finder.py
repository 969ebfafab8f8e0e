"""The search box: a person types, the list follows, a pick goes to the page.

While one types only this box's fragment runs. A pick runs the whole app, which asks for it here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import streamlit as st

from studyatlas.model.atlas import Atlas
from studyatlas.ui.elements.finder_answer import Asking, results_data
from studyatlas.ui.elements.mount import begin_run, event_of, frontend, mount

_USES = ("canvas/shapes", "sign", "finder_list", "menu")


@dataclass(frozen=True, slots=True)
class _Box:
    """What a page asked for: all that a search box is drawn from, beside what is typed."""

    key: str
    label: str
    placeholder: str
    hotkey: bool
    value: str
    clear: bool
    types: tuple[str, ...]
    limit: int
    asking: Asking | None


def search_box(  # noqa: PLR0913 - each is a choice of the page
    atlas: Atlas,
    *,
    key: str,
    label: str,
    placeholder: str,
    hotkey: bool = False,
    value: str = "",
    clear_on_pick: bool = True,
    types: Collection[str] = (),
    limit: int = 8,
    asking: Asking | None = None,
) -> str | None:
    """Draw a search box; return the id of the node that was just picked in it, once.

    Ask before drawing anything that shows the pick. In a test, a pick is
    `app.session_state[f"{key}-picked"] = "dropout"`, told by the next run.

    Args:
        atlas: where to look.
        key: names the box on its page, without `__`; other pages may use the same.
        label: says what is looked for; seen above a field, only heard at a search.
        placeholder: what an empty box shows.
        hotkey: whether `/`, pressed anywhere on the page, leads here; for one box of a page.
        value: the text at rest, such as the name of what is chosen.
        clear_on_pick: True makes a search, which goes back to `value` after a pick; False a field,
            which shows what was picked, and `value` again once it changes or is not empty.
        types: node types to find; empty for all.
        limit: how many results at most.
        asking: what questions need, where the box takes them: phrases in the schema's own words.
    """
    kinds = tuple(sorted(types))
    box = _Box(key, label, placeholder, hotkey, value, clear_on_pick, kinds, limit, asking)
    _take_pick(key)
    _draw(atlas, box, ["whole"])
    picked = st.session_state.pop(f"{key}-picked", None)
    return picked if isinstance(picked, str) and picked in atlas.nodes else None


@st.fragment
def _draw(atlas: Atlas, box: _Box, run: list[str]) -> None:
    """Draw the box; `run` is empty once the whole app has run and only the fragment runs again."""
    alone = not run
    run.clear()
    if alone:
        begin_run()
    if alone and _take_pick(box.key) in atlas.nodes:
        st.rerun()
    data = {
        "label": box.label,
        "placeholder": box.placeholder,
        "hotkey": box.hotkey,
        "value": box.value,
        "clear": box.clear,
        "picks": st.session_state.get(f"{box.key}-picks", 0),
        **results_data(atlas, _typed(box.key), box.types, box.limit, box.asking),
    }
    mount("finder", box.key, data, uses=_USES)


def script() -> str:
    """Return the frontend, an ES module; the marks are the canvas's own."""
    return frontend("finder", _USES, "js")


def _take_pick(key: str) -> str | None:
    """Keep what was just picked until the page asks for it; count it, so that the box knows."""
    event = event_of(key)
    if event is None or event.get("kind") != "pick":
        return None
    picked = event.get("id")
    st.session_state[f"{key}-picks"] = st.session_state.get(f"{key}-picks", 0) + 1
    if isinstance(picked, str):
        st.session_state[f"{key}-picked"] = picked
        return picked
    return None


def _typed(key: str) -> str:
    """Return what stands in the box, as the browser last said."""
    state = st.session_state.get(key)
    query = state.get("query") if isinstance(state, Mapping) else None
    return query if isinstance(query, str) else ""
