"""Which files make a workspace."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error, warning

_NUL, _SNIFF = b"\0", 65536
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOTES = (".md", ".markdown")
_CURATION = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a workspace, decoded."""

    path: str
    """Relative to the workspace, with forward slashes."""
    text: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files an atlas is read from."""

    root: Path
    """The folder that paths are relative to."""
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
    return any(entry.suffix.lower() in _NOTES for entry in folder.iterdir() if entry.is_file())


def is_there(path: Path) -> bool:
    """Tell whether there is such a folder or file; a name that no file can have is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def open_workspace(path: Path) -> tuple[Workspace, list[Problem]]:
    """Read the bytes of every file of a workspace, which is a folder or a single file of notes.

    Returns the workspace and what is wrong with its files; a file that is not UTF-8 is read with
    its wrong bytes replaced.
    """
    problems: list[Problem] = []
    there = is_there(path)
    if there and path.is_file():
        root, notes, curation = path.parent, [path], []
        name = path.stem
    elif there and path.is_dir():
        root, name = path, path.resolve().name
        data = path / "data"
        notes = list(_files(data if data.is_dir() else path, _NOTES))
        curation = [f for f in _files(path / "graph", _CURATION) if f.parent == path / "graph"]
    else:
        missing = error(Position(path.as_posix()), "missing-workspace", "no such file or folder")
        return Workspace(path, path.name), [missing]
    workspace = Workspace(
        root,
        name,
        tuple(_read_all(notes, root, problems)),
        tuple(_read_all(curation, root, problems)),
    )
    if not workspace.notes and not workspace.curation:
        problems.append(
            warning(
                Position(path.as_posix()),
                "empty-workspace",
                "no notes (*.md) and no graph/*.yaml in here",
            )
        )
    return workspace, problems


def _files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield files below a folder by suffix, sorted, hidden folders and foreign links left out."""
    if not folder.is_dir():
        return
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent) / name
            if name.startswith(".") or not name.lower().endswith(suffixes):
                continue
            if not file.is_symlink() or file.resolve().is_relative_to(folder.resolve()):
                yield file


def _read_all(files: list[Path], root: Path, problems: list[Problem]) -> Iterator[SourceFile]:
    for file in sorted(files):
        path = os.fsencode(file.relative_to(root).as_posix()).decode("utf-8", "replace")
        if file.exists() and not file.is_file():
            problems.append(error(Position(path), "unreadable-file", "not a regular file"))
            continue
        try:
            data = file.read_bytes()
        except OSError as failure:
            reason = failure.strerror or str(failure)
            problems.append(error(Position(path), "unreadable-file", f"cannot be read: {reason}"))
            continue
        if _NUL in data[:_SNIFF] and not data.startswith(_UTF16):
            problems.append(error(Position(path), "binary-file", "not a text file; left out"))
            continue
        if not data.removeprefix(codecs.BOM_UTF8).strip():
            problems.append(warning(Position(path), "empty-file", "the file is empty"))
            continue
        yield SourceFile(path, _decode(path, data, problems))


def _decode(path: str, data: bytes, problems: list[Problem]) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = data[: failure.start]
        line = before.count(b"\n") + 1
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        message = f"not UTF-8: byte 0x{data[failure.start]:02x}; save the file as UTF-8"
        problems.append(error(Position(path, line, column=column), "not-utf8", message))
        return data.decode("utf-8-sig", "replace")
