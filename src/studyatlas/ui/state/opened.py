"""Which notes this session has open."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from studyatlas import api
from studyatlas.store.workspace import bundled_root
from studyatlas.ui.state.book import Book

_OPEN, _DEFAULT = "opened-notes", "opened-default"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, or a single file, on this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class Uploads:
    """Files that a person handed over; they are gone with the session."""

    book: Book
    name: str = ""
    """Tells these files from others: a digest of them."""


def opened() -> Folder | Uploads:
    """Return what this session has open."""
    found: Folder | Uploads | None = st.session_state.get(_OPEN)
    return found or default()


def remember(notes: Folder | Uploads | None) -> None:
    """Let this session have these open; None for those that the app was started with."""
    st.session_state[_OPEN] = notes


def is_default() -> bool:
    """Tell whether the notes are open that the app was started with."""
    return st.session_state.get(_OPEN) is None


def default() -> Folder:
    """Return the notes that the app was started with."""
    if _DEFAULT not in st.session_state:
        st.session_state[_DEFAULT] = Folder(api.default_workspace(os.environ)[0])
    found: Folder = st.session_state[_DEFAULT]
    return found


def keeping_command() -> str:
    """Return the command that starts the app with the folder this session opened.

    Empty where none was opened: uploads are not kept, and the default needs no command.
    """
    notes = opened()
    if is_default() or not isinstance(notes, Folder):
        return ""
    return shlex.join(["studyatlas", "-w", str(notes.path), "serve"])


def is_bundled(notes: Folder | Uploads) -> bool:
    """Tell whether these are the notes that ship with the package."""
    return isinstance(notes, Folder) and notes.path.resolve() == bundled_root().resolve()


def may_open_folders() -> bool:
    """Tell whether folders may be opened: only where nobody else can reach the app."""
    return st.get_option("server.address") in _LOOPBACK
