"""The files of a workspace, read and decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error, warning
from studyatlas.store.decode import decode
from studyatlas.store.listing import NOTES, FoundFile, list_files, shown_path
from studyatlas.store.progress import Progress, each


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a workspace, decoded."""

    path: str
    """Relative to the workspace, with forward slashes."""
    text: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files an atlas is read from."""

    root: Path | None
    """The folder that paths are relative to; None for files that no folder has."""
    name: str
    """The folder's name, or the file's without its suffix."""
    notes: tuple[SourceFile, ...] = ()
    curation: tuple[SourceFile, ...] = ()


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


def open_workspace(path: Path, progress: Progress | None = None) -> tuple[Workspace, list[Problem]]:
    """Read the bytes of every file of a workspace, which is a folder or a single file of notes.

    Returns the workspace and what is wrong with its files; a file that is not UTF-8 is read with
    its wrong bytes replaced. `progress` is told each file before it is read.
    """
    listing = list_files(path)
    if listing is None:
        missing = error(Position(path.as_posix()), "missing-workspace", "no such file or folder")
        return Workspace(path, path.name), [missing]
    problems = list(listing.problems)
    files = each((*listing.notes, *listing.curation), progress, lambda file: file.path.name)
    texts = dict(_read_all(files, listing.root, problems))
    workspace = Workspace(
        listing.root,
        listing.name,
        tuple(texts[file.path] for file in listing.notes if file.path in texts),
        tuple(texts[file.path] for file in listing.curation if file.path in texts),
    )
    if not texts:
        message = "no notes (*.md) and no graph/*.yaml in here"
        problems.append(warning(Position(path.as_posix()), "empty-workspace", message))
    return workspace, problems


def _read_all(
    files: Iterator[FoundFile], root: Path, problems: list[Problem]
) -> Iterator[tuple[Path, SourceFile]]:
    for file in files:
        path = shown_path(file.path, root)
        data = _bytes(file.path)
        if isinstance(data, str):
            problems.append(error(Position(path), "unreadable-file", data))
            continue
        text = decode(path, data, problems)
        if text is not None:
            yield file.path, SourceFile(path, text)


def _bytes(path: Path) -> bytes | str:
    """Return what is in a file, or why it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            return "not a regular file"
        return path.read_bytes()
    except OSError as failure:
        return f"cannot be read: {failure.strerror or failure}"
