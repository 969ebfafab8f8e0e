"""A plan in a few sentences, above its picture."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.plan import Plan
from studyatlas.model.atlas import Atlas
from studyatlas.ui.text import plain
from studyatlas.wording import left_out_words, plan_circle, plan_total


def draw(atlas: Atlas, plan: Plan) -> None:
    """Say how long a plan is, what needs each other, and what does not fit."""
    st.markdown(plain(plan_total(plan)))
    for circle in plan.cycles:
        st.warning(plain(plan_circle(atlas, circle)), icon=":material/sync_problem:")
    if plan.choice and plan.choice.left_out:
        st.warning(plain(left_out_words(atlas, plan.choice)), icon=":material/timer:")
