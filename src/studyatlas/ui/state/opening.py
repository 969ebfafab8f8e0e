"""Opening other notes; a sentence where that cannot be."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from studyatlas.store.listing import Listing, is_there
from studyatlas.ui.state.book import Book, read_uploads
from studyatlas.ui.state.opened import Folder, Uploads, may_open_folders, remember
from studyatlas.ui.state.shelf import book_of, see
from studyatlas.ui.state.waiting import wait_for
from studyatlas.ui.state.work import Work, Works

_MOST_FILES = 20_000
_MOST_BYTES = 200_000_000
_MOST_UPLOADED_BYTES = 50_000_000
_UPLOADS = "opening-uploads"
_UNREADABLE = "These notes could not be read. The log of the app says why."


def open_folder(path: str) -> str:
    """Open a folder of notes, or a single file, in this session.

    Returns nothing, or a sentence that says why it cannot be opened; then the old notes stay.
    """
    if not may_open_folders():
        return "A folder can be opened only where the app runs for this machine alone."
    if not path.strip():
        return "Type where the folder is."
    found = _path(path)
    if found is None:
        return "There is no such folder or file."
    seen = see(found, now=True)
    if refusal := _refusal(seen.listing):
        return refusal
    book = _read(book_of(found, seen))
    if book is None or book.is_empty:
        return _why_empty(book)
    _open(Folder(found))
    return ""


def open_uploads(files: Sequence[tuple[str, bytes]]) -> str:
    """Open files given by name and content in this session; they stay in memory.

    Returns nothing, or a sentence that says why they cannot be opened; then the old notes stay.
    """
    if sum(len(data) for _, data in files) > _MOST_UPLOADED_BYTES:
        return f"That is more than {_MOST_UPLOADED_BYTES // 1_000_000} MB. Choose fewer files."
    works: Works[Book] = st.session_state.setdefault(_UPLOADS, Works(1))
    digest = _digest(files)
    work = works.ask(_UPLOADS, digest, lambda progress: read_uploads(files, progress))
    book = _read(work)
    if book is None or book.is_empty:
        return _why_empty(book)
    _open(Uploads(book, digest.hex()))
    return ""


def open_default() -> None:
    """Go back to the notes that the app was started with."""
    _open(None)


def _open(notes: Folder | Uploads | None) -> None:
    remember(notes)
    if not isinstance(notes, Uploads):
        st.session_state.pop(_UPLOADS, None)


def _digest(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a text that names these files, so that a click while they are read begins no more."""
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest())
        digest.update(hashlib.sha256(data).digest())
    return digest.digest()


def _path(text: str) -> Path | None:
    """Return the path that a person typed or pasted; None where nothing is there."""
    try:
        path = Path(text.strip().strip("\"'")).expanduser()
        return path.resolve() if is_there(path) else None
    except (OSError, RuntimeError, ValueError):  # no such user, a link to itself
        return None


def _refusal(listing: Listing | None) -> str:
    """Say why a folder is not worth reading; nothing where it is."""
    if listing is None:
        return "That is neither a folder nor a file of notes."
    files = (*listing.notes, *listing.curation)
    if not files and listing.problems:
        return f"This folder {listing.problems[0].message}."
    if not files:
        return "There are no notes in this folder: no .md file, and no graph/*.yaml."
    if len(files) > _MOST_FILES:
        return f"{len(files):,} notes are more than fit here. Open one of the folders inside."
    if sum(file.size for file in files) > _MOST_BYTES:
        return f"That is more than {_MOST_BYTES // 1_000_000} MB. Open one of the folders inside."
    return ""


def _read(work: Work[Book]) -> Book | None:
    try:
        return wait_for(work, "Reading the notes")
    except Exception:
        logging.getLogger(__name__).exception("cannot read the notes")
        return None


def _why_empty(book: Book | None) -> str:
    if book is None:
        return _UNREADABLE
    first = next((p for p in book.problems if p.rule != "empty-workspace"), None)
    if first is None:
        return "There is nothing to read in these files."
    return f"Nothing to read here. {first.position.path}: {first.message}."
