"""What a person looks at, in the URL.

Everything a page shows follows from its URL, so that a link shows the same and the browser's Back
goes back. Whatever changes the picture is one entry of the browser's history, and one step of undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlencode

import streamlit as st

from studyatlas.ui.elements.mount import mount

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_PAGES, _LEFT = "address-pages", "address-left"
_TRAIL, _VISITS = "address-trail", "address-visits"
_LONGEST_TRAIL = 50
_SELECTION = frozenset({"node", "also"})
_Choice = TypeVar("_Choice", bound=str)


class _Step(NamedTuple):
    """A change of the picture: the URL before it, and the one it led to."""

    before: dict[str, str]
    after: dict[str, str]


def parameter(name: str) -> str:
    """Return a value from the URL; empty where there is none."""
    return str(st.query_params.get(name, ""))


def parameters(name: str) -> tuple[str, ...]:
    """Return a list from the URL, each value once."""
    return tuple(dict.fromkeys(split(parameter(name))))


def number(name: str, default: int, low: int, high: int) -> int:
    """Return a whole number from the URL, brought into its range."""
    text = parameter(name)
    value = int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else default  # noqa: PLR2004 - any int fits
    return max(low, min(high, value))


def one_of(name: str, choices: Iterable[_Choice], default: _Choice) -> _Choice:
    """Return a value from the URL where it is one of these, else the default."""
    value = parameter(name)
    return next((choice for choice in choices if choice == value), default)


def set_parameters(**values: str | int | Iterable[str]) -> None:
    """Put values into the URL in one step; an empty one is taken out, a list is joined."""
    before = dict(st.query_params)
    texts = {name: _text(value) for name, value in values.items()}
    after = {name: text for name, text in {**before, **texts}.items() if text}
    if after == before:
        return
    if any(before.get(name) != after.get(name) for name in texts.keys() - _SELECTION):
        st.session_state[_TRAIL] = [*_trail(), _Step(before, after)][-_LONGEST_TRAIL:]
    st.query_params.from_dict(after)


def toggle(name: str, value: str) -> None:
    """Put a value into a list of the URL, or take it out."""
    values = list(parameters(name))
    if value in values:
        values.remove(value)
    else:
        values.append(value)
    set_parameters(**{name: values})


def can_undo() -> bool:
    """Tell whether the picture on this page has changed since it was opened."""
    return bool(_trail())


def undo() -> None:
    """Take back the last change of the picture."""
    if trail := _trail():
        st.session_state[_TRAIL] = trail[:-1]
        st.query_params.from_dict(trail[-1].before)


def split(text: str) -> tuple[str, ...]:
    """Return the values of a list as `join` wrote it.

    >>> split(join(["a,b", "c%"]))
    ('a,b', 'c%')
    """
    values = (part.replace("%2C", ",").replace("%25", "%") for part in text.split(","))
    return tuple(value for value in values if value)


def join(values: Iterable[str]) -> str:
    """Return a list as one text; a comma in a value does not part it."""
    return ",".join(value.replace("%", "%25").replace(",", "%2C") for value in values)


def remember_pages(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages of this session, so that one can lead to another."""
    st.session_state[_PAGES] = dict(pages)


def page(name: str) -> StreamlitPage | None:
    """Return a page to link to; None where the app's navigation is not there."""
    pages: dict[str, StreamlitPage] = st.session_state.get(_PAGES, {})
    return pages.get(name)


def enter(name: str) -> None:
    """Note which page is shown; one that was left and is opened anew shows what it showed.

    The browser's Back may have taken steps back that undo would take back once more.
    """
    left: dict[str, Any] = st.session_state.setdefault(_LEFT, {"page": name})
    if left["page"] != name:
        st.session_state[_TRAIL] = []
        if not st.query_params and left.get(name):
            st.query_params.from_dict(left[name])
    left["page"] = name
    st.session_state[_TRAIL] = _trail_to(_trail(), dict(st.query_params))


def leave(name: str) -> None:
    """Note what a page showed at the end of its run."""
    st.session_state[_LEFT][name] = dict(st.query_params)


def forget() -> None:
    """Show every page as if for the first time: other notes have other nodes."""
    st.session_state.pop(_LEFT, None)
    st.session_state.pop(_TRAIL, None)
    st.query_params.clear()


def go_to(name: str, **parameters: str) -> None:
    """Open another page with these values in its URL, as one step of the browser's history.

    The browser does it: `st.switch_page` writes the new parameters into the old page's URL first,
    so that one press of Back would lead to a page that never was.
    """
    if target := page(name):
        visits = st.session_state[_VISITS] = st.session_state.get(_VISITS, 0) + 1
        query = urlencode({key: value for key, value in parameters.items() if value})
        mount("visit", f"visit-{visits}", {"href": f"{target.url_path or '.'}?{query}".rstrip("?")})


def _trail() -> list[_Step]:
    trail: list[_Step] = st.session_state.get(_TRAIL, [])
    return trail


def _trail_to(trail: list[_Step], here: Mapping[str, str]) -> list[_Step]:
    """Return the steps that led to a URL; none where no step did."""
    led = [number for number, step in enumerate(trail, 1) if _picture(step.after) == _picture(here)]
    return trail[: led[-1]] if led else []


def _picture(url: Mapping[str, str]) -> dict[str, str]:
    """Return what of a URL makes the picture; a selection only lights a part of it."""
    return {name: value for name, value in url.items() if name not in _SELECTION}


def _text(value: str | int | Iterable[str]) -> str:
    return str(value) if isinstance(value, str | int) else join(value)
