"""A plan to take away: as a checklist, and as a calendar."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import streamlit as st

from studyatlas.analysis.plan import Plan, schedule
from studyatlas.export import plan_calendar, plan_markdown
from studyatlas.model.atlas import Atlas

_DAILY = 60


def draw(atlas: Atlas, plan: Plan, elsewhere: float) -> None:
    """Offer the plan as files; they are made when they are asked for."""
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            "Markdown checklist",
            partial(plan_markdown.render, atlas, plan),
            file_name="plan.md",
            mime="text/markdown",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        with st.popover("Calendar", icon=":material/calendar_month:", type="tertiary"):
            _calendar(plan, elsewhere)


def _calendar(plan: Plan, elsewhere: float) -> None:
    start = st.date_input("First day", today(), key="plan-start", max_value=date(9000, 1, 1))
    daily = st.number_input("Minutes a day", 5, 1440, _DAILY, 5, key="plan-daily")
    st.caption("Each step is an event of the whole day; a later calendar moves it.")
    first = start if isinstance(start, date) else today()
    st.download_button(
        "iCalendar file",
        lambda: plan_calendar.render(schedule(plan, first, daily, elsewhere)),
        file_name="plan.ics",
        mime="text/calendar",
        icon=":material/download:",
        on_click="ignore",
        key="plan-calendar",
    )


def today() -> date:
    """Return the day it is where the app runs."""
    return datetime.now().astimezone().date()
