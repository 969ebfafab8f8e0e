"""Widgets that follow the URL: they show what it says, and a change is written into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from studyatlas.ui import state


def choose(
    label: str,
    name: str,
    options: Sequence[str],
    default: str,
    *,
    words: Callable[[str], str] = str,
) -> str:
    """Let the person choose one of a few; the default is not written into the URL."""
    key = f"control-{name}"
    st.session_state[key] = state.one_of(name, options, default)

    def write() -> None:
        chosen = st.session_state[key] or default
        state.set_parameters(**{name: "" if chosen == default else chosen})

    st.segmented_control(
        label,
        options,
        key=key,
        format_func=words,
        required=True,
        on_change=write,
    )
    return str(st.session_state[key])


def switch(label: str, name: str, on: str, *, help: str | None = None) -> bool:  # noqa: A002 - as Streamlit calls it
    """Let the person switch something on or off; `on` stands in the URL while it is on."""
    key = f"control-{name}"
    st.session_state[key] = state.parameter(name) == on

    def write() -> None:
        state.set_parameters(**{name: on if st.session_state[key] else ""})

    return st.toggle(label, key=key, on_change=write, help=help)


def several(
    label: str,
    name: str,
    options: Sequence[str],
    *,
    words: Callable[[str], str] = str,
    placeholder: str = "All",
) -> tuple[str, ...]:
    """Let the person pick some; none picked stands for all."""
    key = f"control-{name}"
    st.session_state[key] = [value for value in state.parameters(name) if value in options]

    def write() -> None:
        state.set_parameters(**{name: st.session_state[key]})

    st.multiselect(
        label, options, key=key, format_func=words, placeholder=placeholder, on_change=write
    )
    return tuple(st.session_state[key])


def chip(words: str, key: str, **without: str | Sequence[str]) -> None:
    """Draw one thing that was chosen; a click leaves it out.

    Args:
        words: what it is called.
        key: names the button.
        without: the parameters of the URL that leave it out.
    """
    st.button(
        words,
        key=key,
        icon=":material/close:",
        help="Leave it out",
        on_click=state.set_parameters,
        kwargs=without,
    )
