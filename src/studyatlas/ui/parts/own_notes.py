"""Opening one's own notes: a folder of this machine, or files that stay in memory."""

from __future__ import annotations

import streamlit as st

from studyatlas.store.uploads import UPLOADS
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import count, short

_PROBLEM, _SEEN_FILES, _TURN = "own-notes-problem", "own-notes-files", "own-notes-turn"
_LONGEST_NAME = 60
_STYLE = """<style>
.st-key-own-notes [data-testid="InputInstructions"] { display: none; }
.st-key-own-notes [data-testid="stCaptionContainer"] { opacity: .8; }
</style>"""
"""In so narrow a field the hint about the Enter key would lie over what is typed; captions are too
faint for the sidebar's ground (3.9 to 1 where 4.5 is asked for)."""


def draw() -> None:
    """Draw which notes are open, and the ways to open others."""
    st.html(_STYLE)
    with st.expander("Use your own notes", icon=":material/folder_open:", key="own-notes"):
        _open_now()
        if state.may_open_folders():
            _folder()
        _files()
        st.caption(_promise())


def _promise() -> str:
    """Say what becomes of the files."""
    here = "on this machine" if state.may_open_folders() else "on the machine that runs this"
    return (
        f"Your notes are only read, and they stay {here}; marks of what you know go into a small "
        f"file beside them. Uploads, up to "
        f"{st.get_option('server.maxUploadSize')} MB each, stay in memory and are gone when you "
        "close the page."
    )


def _open_now() -> None:
    documents = count(len(state.atlas().documents), "document")
    name = plain(short(state.workspace_name(), _LONGEST_NAME))
    st.markdown(f"Open now: **{name}**, {documents}")
    if not state.is_default():
        back = plain(short(state.default_name(), _LONGEST_NAME))
        if st.button(
            f"Back to {back}", icon=":material/undo:", key="own-notes-back", width="stretch"
        ):
            state.open_default()
            _show_opened()
    if command := state.keeping_command():
        st.caption("This page forgets the folder when it is loaded anew. To keep it, start with:")
        st.code(command, language=None, wrap_lines=True)


def _folder() -> None:
    with st.form("own-notes-folder", border=False):
        path = st.text_input("Folder", placeholder="~/Documents/notes", key="own-notes-path")
        asked = st.form_submit_button("Open folder", key="own-notes-open", width="stretch")
    if asked:
        _note("folder", state.open_folder(path))
    _say_problem("folder")


def _files() -> None:
    files = st.file_uploader(
        "Or Markdown files",
        type=list(UPLOADS),
        accept_multiple_files=True,
        key=f"own-notes-files-{st.session_state.get(_TURN, 0)}",
    )
    ids = [file.file_id for file in files]
    if ids and ids != st.session_state.get(_SEEN_FILES):
        problem = state.open_uploads([(file.name, file.getvalue()) for file in files])
        st.session_state[_SEEN_FILES] = ids
        _note("files", problem, keep_files=True)
    _say_problem("files")


def _empty_uploader() -> None:
    """Take another uploader: that is how one is emptied."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state.pop(_SEEN_FILES, None)


def _note(where: str, problem: str, *, keep_files: bool = False) -> None:
    """Remember why something cannot be opened, or show what was."""
    st.session_state[_PROBLEM] = (where, problem)
    if not problem:
        _show_opened(keep_files=keep_files)


def _show_opened(*, keep_files: bool = False) -> None:
    """Start the page anew: of the other notes' nodes none may be asked for."""
    st.session_state.pop(_PROBLEM, None)
    if not keep_files:
        _empty_uploader()
    state.forget()
    st.rerun()


def _say_problem(where: str) -> None:
    at, problem = st.session_state.get(_PROBLEM, ("", ""))
    if at == where and problem:
        st.error(plain(problem), icon=":material/error:")
