"""The files of a workspace: one rule for reading them and for seeing whether they changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error

NOTES = (".md", ".markdown")
CURATION = (".yaml", ".yml")
LARGEST = 16 * 2**20
"""Bytes of the largest file that is read: some twenty thick books."""
_LINK_OUT = "a link that leads out of the workspace; not followed"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that was found, unread. Paths are texts: making a `Path` costs more than a look."""

    root: str
    """The folder that paths are relative to, as the system spells it."""
    name: str
    """The path below that, with forward slashes."""
    changed: int
    """When it was last written, in nanoseconds."""
    size: int
    """In bytes."""
    noted: int = 0
    """When the system last noted a change of it, in nanoseconds: nobody sets that time at will."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.root, self.name)

    @property
    def shown(self) -> str:
        """Its path as people read it: relative to the workspace, with forward slashes."""
        return _readable_name(self.name)


@dataclass(frozen=True, slots=True)
class Listing:
    """What there is to read in a workspace."""

    root: Path
    """The folder that paths are relative to."""
    name: str
    """The folder's name, or the file's without its suffix."""
    notes: tuple[FoundFile, ...] = ()
    curation: tuple[FoundFile, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def version(self) -> int:
        """Return a number that changes when a file is added, written or taken away.

        It differs from one process to the next.
        """
        files = (*self.notes, *self.curation)
        return hash(tuple((f.name, f.changed, f.size, f.noted) for f in files))


def is_there(path: Path) -> bool:
    """Tell whether there is such a folder or file; a name that no file can have is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def workspace_name(path: Path) -> str:
    """Return what a workspace is called: the folder's name, or the file's without its suffix."""
    return path.stem if path.is_file() else path.resolve().name


def list_files(path: Path) -> Listing | None:
    """Return the files of a workspace, in order of path; None where there is no folder or file.

    Hidden folders and links that lead out of the workspace are left out.
    """
    if not is_there(path):
        return None
    problems: list[Problem] = []
    if path.is_file():
        notes = _readable((_found(str(path.parent), path.name, path.stat),), problems)
        return Listing(path.parent, workspace_name(path), notes, problems=tuple(problems))
    if not _is_folder(path):
        return None
    data = path / "data"
    found = tuple(_files("data" if _is_folder(data) else "", path, NOTES, problems))
    graph = _files("graph", path, CURATION, problems)
    curation = tuple(file for file in graph if file.name.count("/") == 1)
    return Listing(
        path,
        workspace_name(path),
        _readable(_in_order(found), problems),
        _readable(_in_order(curation), problems),
        tuple(sorted(set(problems))),
    )


def _readable(files: Iterable[FoundFile], problems: list[Problem]) -> tuple[FoundFile, ...]:
    """Return the files that are small enough to be read, and report the others."""
    kept = []
    for file in files:
        if file.size <= LARGEST:
            kept.append(file)
            continue
        problems.append(too_large(file.shown, file.size))
    return tuple(kept)


def too_large(path: str, size: int) -> Problem:
    """Return the problem of a file with more bytes than `LARGEST`."""
    message = f"is too large to be read: {size / 2**20:,.0f} MB; left out"
    return error(Position(path), "huge-file", message)


def _readable_name(name: str) -> str:
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be looked into
        return False


def _in_order(files: Iterable[FoundFile]) -> tuple[FoundFile, ...]:
    return tuple(sorted(files, key=lambda file: file.name.split("/")))


def _found(root: str, name: str, look: Callable[[], os.stat_result]) -> FoundFile:
    try:
        stat = look()
    except OSError:  # gone, or a link to nothing: reading it says so
        return FoundFile(root, name, 0, 0)
    return FoundFile(root, name, stat.st_mtime_ns, stat.st_size, stat.st_ctime_ns)


def _files(
    folder: str, root: Path, suffixes: tuple[str, ...], problems: list[Problem]
) -> Iterator[FoundFile]:
    """Yield the files below a folder of the root by suffix, in no order."""
    real = root.resolve()
    if not _is_folder(root / folder):
        return
    if not (root / folder).resolve().is_relative_to(real):
        problems.append(error(Position(folder), "unreadable-file", _LINK_OUT))
        return
    folders, top = [folder], str(root)
    while folders:
        inside = folders.pop()
        for entry, is_folder, is_link in _entries(root, inside, problems):
            name = f"{inside}/{entry.name}" if inside else entry.name
            if is_folder:
                folders.append(name)
            elif is_link and _leads_out(root / name, real, suffixes):
                place = Position(_readable_name(name))
                problems.append(error(place, "unreadable-file", _LINK_OUT))
            elif name.lower().endswith(suffixes) and not (is_link and _is_folder(root / name)):
                yield _found(top, name, entry.stat)


def _leads_out(link: Path, root: Path, suffixes: tuple[str, ...]) -> bool:
    """Tell whether a link to a folder or a file to read leads out of the workspace.

    One that leads nowhere, or to itself, is for the reader.
    """
    try:
        if link.resolve().is_relative_to(root):
            return False
    except (OSError, RuntimeError):  # a link to itself, in words that depend on the Python
        return False
    return link.name.lower().endswith(suffixes) or _is_folder(link)


def _entries(
    root: Path, folder: str, problems: list[Problem]
) -> list[tuple[os.DirEntry[str], bool, bool]]:
    """Return what is in a folder, and of each whether it is a folder, or a link."""
    try:
        with os.scandir(root / folder) as entries:
            return [
                (entry, entry.is_dir(follow_symlinks=False), entry.is_symlink())
                for entry in entries
                if not entry.name.startswith(".")
            ]
    except OSError as failure:
        message = f"cannot be read: {failure.strerror}"
        place = Position(_readable_name(folder) or ".")
        problems.append(error(place, "unreadable-file", message))
        return []
