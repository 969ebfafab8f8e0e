"""Two nodes to begin with, where a page asks for two and none is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from studyatlas.analysis.starters import Pair
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_NAME = 40


def draw(atlas: Atlas, pairs: Sequence[Pair], parameters: tuple[str, str], word: str) -> None:
    """Draw a button for each pair; nothing where there are none.

    Args:
        atlas: where the nodes stand.
        pairs: ids, two by two.
        parameters: of the URL, that a pair is put into.
        word: what stands between the two names.
    """
    if not pairs:
        return
    first, second = parameters
    st.caption("For example:")
    with st.container(key="pairs-to-try", horizontal=True):
        for number, (one, other) in enumerate(pairs):
            names = (plain(short(name_of(atlas, node), _NAME)) for node in (one, other))
            st.button(
                f" {word} ".join(names),
                key=f"pair-{number}",
                on_click=state.set_parameters,
                kwargs={first: one, second: other},
            )
