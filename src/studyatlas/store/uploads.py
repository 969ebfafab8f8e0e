"""A workspace of files that were handed over: in memory, and named by whoever sent them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error, warning
from studyatlas.store.decode import decode
from studyatlas.store.listing import CURATION, NOTES
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

UPLOADS = (*NOTES, ".txt", *CURATION)
"""The suffixes that are read."""
_NAME = "uploaded notes"
_UNFIT = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, halves of characters and line breaks: none of them may stand in a line of text."""


def uploaded_workspace(files: Iterable[tuple[str, bytes]]) -> tuple[Workspace, list[Problem]]:
    r"""Return the workspace that files make, given by name and content, and their problems.

    Graph files lie in `graph/`, as they would in a folder. Of files with one name the second is
    called `a (2).md`. Nothing is written to disk.

    >>> workspace, problems = uploaded_workspace([("..\\a.md", b"# Tea"), ("a.md", b"# Milk")])
    >>> [(note.path, note.text) for note in workspace.notes], problems
    ([('a.md', '# Tea'), ('a (2).md', '# Milk')], [])
    """
    problems: list[Problem] = []
    notes: list[SourceFile] = []
    curation: list[SourceFile] = []
    taken: set[str] = set()
    for sent, data in files:
        name = safe_name(sent)
        if not name.lower().endswith(UPLOADS):
            message = f"only files that end in {', '.join(UPLOADS)} are read; left out"
            problems.append(error(Position(name), "unreadable-file", message))
            continue
        curated = name.lower().endswith(CURATION)
        path = _free(f"graph/{name}" if curated else name, taken)
        text = decode(path, data, problems)
        if text is not None:
            (curation if curated else notes).append(SourceFile(path, text))
    workspace = Workspace(None, _workspace_name(notes), tuple(notes), tuple(curation))
    if not notes and not curation:
        nothing = "nothing to read in what was uploaded"
        problems.append(warning(Position(_NAME), "empty-workspace", nothing))
    return workspace, problems


def safe_name(sent: str) -> str:
    r"""Return the last part of a path, fit to stand in one line; odd characters stay.

    >>> safe_name("../../etc/a\0b.md"), safe_name("C:\\notes\\<b>.md"), safe_name("notes/")
    ('a\ufffdb.md', '<b>.md', 'unnamed')
    """
    last = re.split(r"[/\\]", sent)[-1]
    shown = "".join("\ufffd" if unicodedata.category(c) in _UNFIT else c for c in last)
    return shown.strip() or "unnamed"


def _free(path: str, taken: set[str]) -> str:
    """Return a path that no other file has, and take it."""
    stem, _, suffix = path.rpartition(".")
    free, number = path, 1
    while free in taken:
        number += 1
        free = f"{stem} ({number}).{suffix}"
    taken.add(free)
    return free


def _workspace_name(notes: list[SourceFile]) -> str:
    """Return the name of the only note, without its suffix, or one for all of them."""
    return notes[0].path.rpartition(".")[0] or _NAME if len(notes) == 1 else _NAME
