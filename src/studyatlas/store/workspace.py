"""The files of a workspace, read and decoded."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error, warning
from studyatlas.store.decode import decode
from studyatlas.store.listing import NOTES, FoundFile, list_files
from studyatlas.store.progress import Progress, each
from studyatlas.store.source_file import SourceFile


class ReadFile(NamedTuple):
    """What reading a file gave."""

    file: SourceFile | None
    """None where it has no text."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files an atlas is read from."""

    root: Path | None
    """The folder that paths are relative to; None for files that no folder has."""
    name: str
    """The folder's name, or the file's without its suffix."""
    notes: tuple[SourceFile, ...] = ()
    curation: tuple[SourceFile, ...] = ()


_SAME_MOMENT = 2_000_000_000
"""Nanoseconds between two times that the coarsest file system tells apart (FAT)."""


class KeptFiles:
    """The files of one workspace as they were last read; those not written since are not reread.

    One that was written only just now may be written again within what its file system takes for
    the same moment; it is read again the next time. The clock is asked for that alone.

    It holds what the last reading saw and no more, and any number of threads may share it.
    """

    def __init__(self) -> None:
        self._read: dict[FoundFile, ReadFile] = {}

    def read(self, files: Iterable[FoundFile]) -> Iterator[ReadFile]:
        """Yield what is in each file, with its problems."""
        before, self._read = self._read, {}
        now = self._read
        settled = time.time_ns() - _SAME_MOMENT
        for file in files:
            found = before.get(file) or _read_file(file)
            if 0 < file.changed < settled:  # 0: it could not be looked at, but may be there now
                now[file] = found
            yield found


def bundled_root() -> Path:
    """Return the folder of the atlas that ships with the package.

    An installed package carries it; in a checkout it is the repository itself.
    """
    packaged = Path(__file__).parents[1] / "bundled"
    return packaged if packaged.is_dir() else Path(__file__).parents[3]


def is_workspace(folder: Path) -> bool:
    """Tell whether a folder looks like a workspace: `graph/*.yaml`, `data/`, or notes in it."""
    if any(folder.glob("graph/*.y*ml")) or (folder / "data").is_dir():
        return True
    return any(entry.suffix.lower() in NOTES for entry in folder.iterdir() if entry.is_file())


def open_workspace(
    path: Path, progress: Progress | None = None, kept: KeptFiles | None = None
) -> tuple[Workspace, list[Problem]]:
    """Read the bytes of every file of a workspace, which is a folder or a single file of notes.

    Returns the workspace and what is wrong with its files; a file that is not UTF-8 is read with
    its wrong bytes replaced. `progress` is told each file before it is read; `kept` is what was
    read of the same workspace before.
    """
    listing = list_files(path)
    if listing is None:
        missing = error(Position(path.as_posix()), "missing-workspace", "no such file or folder")
        return Workspace(path, path.name), [missing]
    problems = list(listing.problems)
    every = (*listing.notes, *listing.curation)
    files = each(every, progress, lambda file: file.name.rpartition("/")[2])
    texts: dict[str, SourceFile] = {}
    for found, read in zip(every, (kept or KeptFiles()).read(files), strict=True):
        problems += read.problems
        if read.file:
            texts[found.name] = read.file
    workspace = Workspace(
        listing.root,
        listing.name,
        tuple(texts[file.name] for file in listing.notes if file.name in texts),
        tuple(texts[file.name] for file in listing.curation if file.name in texts),
    )
    if not texts:
        message = "no notes (*.md) and no graph/*.yaml in here"
        problems.append(warning(Position(path.as_posix()), "empty-workspace", message))
    return workspace, problems


def _read_file(file: FoundFile) -> ReadFile:
    data = _bytes(file)
    if isinstance(data, str):
        return ReadFile(None, (error(Position(file.shown), "unreadable-file", data),))
    problems: list[Problem] = []
    text = decode(file.shown, data, problems)
    found = None if text is None else SourceFile(file.shown, text)
    return ReadFile(found, tuple(problems))


def _bytes(file: FoundFile) -> bytes | str:
    """Return what is in a file, or why it cannot be read."""
    place = os.path.join(file.root, file.name)  # noqa: PTH118 - a thousand of them in a moment
    try:
        if not stat.S_ISREG(os.stat(place).st_mode):  # noqa: PTH116
            return "not a regular file"
        with open(place, "rb", buffering=0) as opened:  # noqa: PTH123
            return opened.read()
    except OSError as failure:
        return f"cannot be read: {failure.strerror or failure}"
