"""Notes: the lines that everything comes from, with the nodes they are about in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from studyatlas.analysis.note_list import nearest_notes, notes_of
from studyatlas.analysis.note_view import NotePlace, NoteView, note_view, place_in
from studyatlas.ui import state
from studyatlas.ui.elements import note_list, reader
from studyatlas.ui.elements.mount import event_of
from studyatlas.ui.text import plain
from studyatlas.wording import count, short

if TYPE_CHECKING:
    from studyatlas.model.atlas import Atlas

_READER, _LIST = "reader", "note-list"
_MOST, _LINES = 200, 10**9


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    _follow(atlas)
    path = state.parameter("note")
    if not path:
        _list(atlas)
        return
    view = note_view(atlas, path, state.source_lines(path))
    if view is None:
        _gone(atlas, path)
        return
    place = place_in(view, state.parameter("line"), state.parameter("end"))
    _head(view, place)
    reader.draw(atlas, view, place, key=_READER)


def _follow(atlas: Atlas) -> None:
    """Take over what was done in the reader before anything that shows it is drawn."""
    event = event_of(_READER) or {}
    line, node = event.get("line"), event.get("id")
    if type(line) is int and 0 < line < _LINES:
        state.set_parameters(line=line, end="")
    elif isinstance(node, str) and node in atlas.sections:
        document, section = atlas.sections[node]
        state.set_parameters(note=document.path, line=section.line, end="")
    elif isinstance(node, str) and node in atlas.nodes:
        state.go_to("explore", node=node, around=node)


def _to_list() -> None:
    """Draw the way back; a link to the page one is on would leave the URL as it is."""
    st.button(
        "All notes",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=state.set_parameters,
        kwargs={"note": "", "line": "", "end": ""},
    )


def _head(view: NoteView, place: NotePlace | None) -> None:
    with st.container(key="note-head", gap="xsmall"):
        st.subheader(plain(short(view.title, 120)), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _to_list()
            size = f"{count(view.words, 'word')}, {count(view.topics, 'topic')}"
            st.caption(f"{plain(view.path)}, {size}")
    if place and place.beyond:
        st.warning(
            f"Line {place.beyond:,} is gone: this note ends at line {place.line:,}.",
            icon=":material/vertical_align_bottom:",
        )


def _gone(atlas: Atlas, path: str) -> None:
    st.warning(f"There is no note {plain(short(path, 120))} here any more.")
    if nearest := nearest_notes(atlas, path):
        st.caption("The nearest by name:")
        note_list.draw(nearest, label="Nearest notes", key=_LIST)
    _to_list()


def _list(atlas: Atlas) -> None:
    st.subheader("Your notes", anchor=False)
    if not atlas.documents:
        st.info("There are no notes here: add Markdown files to the folder.")
        return
    query = st.text_input(
        "Filter",
        placeholder="Part of a title or a path",
        live="150ms",
        key="notes-filter",
        icon=":material/filter_list:",
        label_visibility="collapsed",
    )
    found = notes_of(atlas, query)
    shown = found[:_MOST]
    st.caption(_found_words(len(shown), len(found), len(atlas.documents)))
    note_list.draw(shown, label="Notes", key=_LIST)


def _found_words(shown: int, found: int, total: int) -> str:
    if not found:
        return "No note fits."
    if shown < found:
        return f"The first {shown} of {found:,}: type a part of a title to see others."
    return count(found, "note") if found == total else f"{found:,} of {count(total, 'note')}"
