"""A list of notes to open: title, path, and how much each has to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studyatlas.analysis.note_list import NoteEntry
from studyatlas.ui.elements.mount import mount
from studyatlas.wording import short

_TITLE = 160


def draw(notes: Iterable[NoteEntry], *, label: str, key: str) -> None:
    """Draw the notes, each a link to it.

    Args:
        notes: in the order to show them.
        label: what the list is, for those who cannot see it.
        key: names the list on its page.
    """
    mount("note_list", key, list_data(notes, label))


def list_data(notes: Iterable[NoteEntry], label: str) -> dict[str, Any]:
    """Return what the frontend draws, as plain JSON."""
    rows = [
        {
            "path": note.path,
            "title": short(note.title, _TITLE),
            "words": note.words,
            "topics": note.topics,
        }
        for note in notes
    ]
    return {"label": label, "notes": rows}
