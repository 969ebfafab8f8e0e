"""What a person chooses on the Plan page: targets, time, and what they know already."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from studyatlas.analysis.plan import ELSEWHERE
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.elements.finder import search_box
from studyatlas.ui.parts import controls
from studyatlas.ui.parts.plan_request import GAPS, VIEWS, PlanRequest
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_NAME, _LOST = 48, 80
_ELSEWHERE_HELP = (
    "A topic takes as long as reading what your notes explain of it. Where they explain nothing "
    "you have to learn it from elsewhere: a plan allows so many minutes for that."
)


def draw(atlas: Atlas, wanted: PlanRequest) -> None:
    """Draw the row above the plan: what for, how much time, and how it is shown."""
    with st.container(key="plan-ask"):
        what, how = st.columns([6, 5])
    with what:
        _add_target(atlas, wanted)
    with how, st.container(horizontal=True):
        _time("Hours", "hours", wanted.hours, "Any", step=1.0, width=150)
        controls.choose("View", "view", VIEWS, "checklist", words=str.capitalize)
    _chips(atlas, wanted)
    for name in wanted.lost:
        st.warning(f"Nothing here is called {plain(short(name, _LOST))}.")
    if wanted.no_exam:
        st.warning("There is no exam outline here, so there are no gaps to plan for.")


def draw_sidebar(atlas: Atlas, wanted: PlanRequest) -> None:
    """Draw what is changed less often."""
    picked = search_box(
        atlas,
        key="plan-known",
        label="I know this already",
        placeholder="A topic, an item or a task",
        clear_on_pick=False,
    )
    if picked:
        state.mark(picked, "known")
        st.rerun()
    _time(
        "Minutes for a topic without notes",
        "elsewhere",
        None if wanted.elsewhere == ELSEWHERE else wanted.elsewhere,
        f"{ELSEWHERE:g}",
        step=5.0,
        help=_ELSEWHERE_HELP,
    )


def _add_target(atlas: Atlas, wanted: PlanRequest) -> None:
    picked = search_box(
        atlas,
        key="plan-target",
        label="Plan for",
        placeholder="A topic, an item, a task or a domain",
        clear_on_pick=False,
    )
    if picked and picked not in wanted.targets:
        state.set_parameters(**{"for": [*_written(wanted), picked], "topic": ""})
        st.rerun()


def _chips(atlas: Atlas, wanted: PlanRequest) -> None:
    """Show what the plan is for; a click takes it out."""
    with st.container(horizontal=True, key="plan-targets", gap="xsmall"):
        for target in wanted.targets:
            _chip(plain(short(name_of(atlas, target), _NAME)), target, wanted)
        if wanted.gaps:
            _chip("All gaps", GAPS, wanted)
        elif atlas.exams:
            st.button(
                "All gaps",
                key="plan-all-gaps",
                icon=":material/add:",
                type="tertiary",
                help="Every exam item that the notes do not cover",
                on_click=state.set_parameters,
                kwargs={"for": [*_written(wanted), GAPS]},
            )


def _chip(words: str, name: str, wanted: PlanRequest) -> None:
    left = [other for other in _written(wanted) if other != name]
    controls.chip(words, f"plan-drop-{name}", **{"for": left})


def _written(wanted: PlanRequest) -> list[str]:
    return [*wanted.targets, *([GAPS] if wanted.gaps else [])]


def _time(
    label: str,
    name: str,
    value: float | None,
    default: str,
    *,
    step: float,
    width: int | Literal["stretch"] = "stretch",
    help: str | None = None,  # noqa: A002 - as Streamlit calls it
) -> None:
    key = f"control-{name}"
    st.session_state[key] = value

    def write() -> None:
        given = st.session_state[key]
        state.set_parameters(**{name: f"{given:g}" if given else ""})

    st.number_input(
        label,
        min_value=0.0,
        step=step,
        format="%g",
        key=key,
        placeholder=default,
        on_change=write,
        width=width,
        help=help,
    )
