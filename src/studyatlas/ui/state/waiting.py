"""What a person sees while work goes on."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from studyatlas.ui.state.work import Told, Work
from studyatlas.ui.text import plain
from studyatlas.wording import short

Result = TypeVar("Result")
_UNSEEN_SECONDS = 0.4
"""Work shorter than this shows nothing: a bar that flashes up is worse than none."""
_REDRAWN_SECONDS = 0.2
_LONGEST_NAME = 60


def wait_for(work: Work[Result], words: str, place: DeltaGenerator | None = None) -> Result:
    """Return a work's result; while it takes long, say how far it is.

    A click ends the waiting, never the work.

    Raises:
        BaseException: whatever the work raised.
    """
    if not work.wait(_UNSEEN_SECONDS):
        shown = st.empty() if place is None else place
        done = False
        while not done:
            shown.progress(*bar(work.told, words))
            done = work.wait(_REDRAWN_SECONDS)
        shown.empty()
    return work.result()


def bar(told: Told, words: str) -> tuple[float, str]:
    r"""Return how full a bar is, and the text over it.

    >>> bar(Told(1, 4, "a*.md"), "Reading the notes")
    (0.25, 'Reading the notes: a\\*\\.md')
    >>> bar(Told(), "Reading the notes")
    (0.0, 'Reading the notes…')
    """
    if not told.total:
        return 0.0, f"{words}…"
    fraction = min(1.0, max(0.0, told.done / told.total))
    return fraction, f"{words}: {plain(short(told.what, _LONGEST_NAME))}"
