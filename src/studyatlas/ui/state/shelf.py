"""The atlas that is open, shared by all sessions and read again when a file changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from studyatlas.analysis.coverage import Coverage
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem
from studyatlas.ui.elements.mount import begin_run
from studyatlas.ui.state.book import Book, read_folder
from studyatlas.ui.state.opened import Folder, default, is_bundled, opened
from studyatlas.ui.state.waiting import wait_for
from studyatlas.ui.state.watch import Seen, Watch
from studyatlas.ui.state.work import Work, Works

_PINNED, _PREPARED = "shelf-pinned", "shelf-prepared"
_COMPARING = "Comparing notes and exam guide"
_BUNDLED_NAME = "bundled atlas"
_MOST_BOOKS = 4
_PATIENCE_SECONDS = 0.3
"""A slow disk holds up a click no longer than this; what it says is seen at the next one."""
_BOOKS: Works[Book] = Works(_MOST_BOOKS)
_WATCH = Watch()


def prepare() -> None:
    """Begin a run of the script: see whether files changed, and read what is to be read.

    All that the run shows then comes from one state of the files. The progress bar appears where
    this stands. A page that runs without it reads the notes when it first asks for them.
    """
    begin_run()
    place = st.empty()
    st.session_state[_PREPARED] = False
    _open_book(place)
    st.session_state[_PREPARED] = True


def atlas() -> Atlas:
    """Return the atlas of the open notes."""
    return _open_book().atlas


def problems() -> tuple[Problem, ...]:
    """Return what is wrong with the open notes."""
    return _open_book().problems


def coverage(exam: str) -> Coverage:
    """Return the coverage of an exam.

    Raises:
        NoExamError: there is no such exam.
    """
    return wait_for(_open_book().coverage(exam), _COMPARING)


def verdicts(*, wait: bool = True) -> dict[str, str]:
    """Return the verdict of each exam item by its node's id.

    Without `wait`, an exam whose coverage takes long is left out until it is there; it is worked
    out meanwhile.
    """
    book = _open_book()
    works = [book.coverage(exam.id) for exam in book.atlas.exams]
    if not wait:
        works = [work for work in works if work.wait(_PATIENCE_SECONDS)]
    found = (wait_for(work, _COMPARING) for work in works)
    return {item.id: str(item.status) for coverage in found for item in coverage.items}


def source_lines(path: str) -> Sequence[str] | None:
    """Return the lines of a file that the atlas names, as they were read; None for any other."""
    return _open_book().lines(path)


def workspace_name() -> str:
    """Return what the open notes are called."""
    notes = opened()
    return _BUNDLED_NAME if is_bundled(notes) else _open_book().name


def default_name() -> str:
    """Return what the notes are called that the app was started with."""
    notes = default()
    return _BUNDLED_NAME if is_bundled(notes) else notes.path.resolve().name


def see(path: Path, *, now: bool, place: DeltaGenerator | None = None) -> Seen:
    """Return what is in a folder: as it is `now`, or as it was a few seconds ago."""
    look = _WATCH.look(path, now=now)
    if look.before is None or look.work.wait(_PATIENCE_SECONDS):
        return wait_for(look.work, "Looking through the folder", place)
    return look.before


def book_of(path: Path, seen: Seen) -> Work[Book]:
    """Return the work of reading a folder in a state that was seen."""
    return _BOOKS.ask(path, seen.version, lambda progress: read_folder(path, progress))


def _open_book(place: DeltaGenerator | None = None) -> Book:
    notes = opened()
    if not isinstance(notes, Folder):
        return notes.book
    pinned: tuple[Path, int] | None = st.session_state.get(_PINNED)
    known = pinned is not None and pinned[0] == notes.path
    work = _BOOKS.get(*pinned) if pinned and known and st.session_state.get(_PREPARED) else None
    if work is None or work.failed:
        seen = see(notes.path, now=not known, place=place)
        st.session_state[_PINNED] = notes.path, seen.version
        work = book_of(notes.path, seen)
    return wait_for(work, "Reading the notes", place)
