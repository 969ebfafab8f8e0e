"""What a person marked as known, learning or to review: one small file, safe to share.

`.studyatlas/progress.json` of a workspace holds the marks in the order in which they were made:

    {"studyatlas": 1, "marks": [
    {"topic": "dropout", "state": "known", "at": "2026-03-01T18:30:00Z"}
    ]}

The history is only ever added to. Whoever writes takes a lock beside the file, reads it, adds to it
and replaces it as a whole, so two windows never lose each other's marks and a reader never sees
half of it. A file that cannot be read is never overwritten: it is renamed, and the new one begins
with what could be read of it. Links are not followed: a workspace somebody else made must not lead
us to files outside it.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studyatlas.model.mark import Mark, State
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error
from studyatlas.store.lock import locked
from studyatlas.store.write import write_atomic

FOLDER, FILE = ".studyatlas", "progress.json"
_VERSION = 1
_LARGEST = 32 * 1024 * 1024
_RULE = "progress-damaged"
_NO_MARKS = (errno.EINVAL, errno.EFBIG)
"""What `_bytes` says of a file that marks cannot be in, whenever one looks."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in a file of marks."""

    file: Path
    history: tuple[Mark, ...] = ()
    """The oldest first."""
    problems: tuple[Problem, ...] = ()
    """Why some of the file, or all of it, cannot be read."""
    kept_aside: Path | None = None
    """Where a damaged file was moved when marks were added."""


def marks_file(workspace: Path) -> Path:
    """Return where the marks of a workspace are kept: a folder, or one file of notes.

    >>> marks_file(Path("no-such-folder")).as_posix()
    'no-such-folder/.studyatlas/progress.json'
    """
    return (workspace.parent if workspace.is_file() else workspace) / FOLDER / FILE


def read_marks(file: Path) -> Marks:
    """Read marks; a missing file has none. What cannot be read is a problem, and left as it is."""
    try:
        return _marks_in(file, _bytes(file))
    except OSError as failure:
        return _unread(file, failure)


def _marks_in(file: Path, data: bytes | None) -> Marks:
    return Marks(file) if data is None else Marks(file, *_parsed(data, _shown(file)))


def _unread(file: Path, failure: OSError) -> Marks:
    message = f"cannot be read: {failure.strerror or failure}"
    return Marks(file, problems=(error(Position(_shown(file)), _RULE, message),))


def _shown(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def add_marks(file: Path, new: Iterable[Mark]) -> Marks:
    """Add marks to a file and return all that it holds then, with the problems it had before.

    Raises:
        OSError: the folder or the file cannot be read or written just now, or somebody else is
            writing for long; the old file is left as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    _refuse_link(file.parent)
    with locked(file.with_suffix(".lock")):
        old = _before(file)
        history = extended(old.history, new)
        aside = _keep_aside(file) if old.problems else None
        if aside or len(history) > len(old.history):
            write_atomic(file, _rendered(history))
    return Marks(file, history, old.problems, aside)


def _before(file: Path) -> Marks:
    """Read marks that are to be added to; only what is damaged may be put aside for that.

    Raises:
        OSError: the file cannot be read just now.
    """
    try:
        data = _bytes(file)
    except OSError as failure:
        if failure.errno not in _NO_MARKS:
            raise
        return _unread(file, failure)
    return _marks_in(file, data)


def extended(history: Iterable[Mark], new: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return a history with more marks; one that says what its topic's last one said is no more.

    >>> at = datetime(2026, 3, 1, tzinfo=UTC)
    >>> [str(m.state) for m in extended([], [Mark("tea", State.KNOWN, at)] * 2)]
    ['known']
    """
    made = list(history)
    last = {mark.topic: mark.state for mark in made}
    for mark in new:
        if last.get(mark.topic, State.UNKNOWN) != mark.state:
            made.append(mark)
            last[mark.topic] = mark.state
    return tuple(made)


def _bytes(file: Path) -> bytes | None:
    """Return a file's bytes, None where there is none.

    Raises:
        OSError: it is there and cannot be read, or is nothing that marks could be in.
    """
    _refuse_link(file.parent)
    try:
        found = file.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        if found.st_size > _LARGEST:
            raise OSError(errno.EFBIG, "too large for a file of marks")
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_link(folder: Path) -> None:
    if folder.name == FOLDER and folder.is_symlink():
        raise OSError(errno.ELOOP, "a link; not followed", str(folder))


def _parsed(data: bytes, path: str) -> tuple[tuple[Mark, ...], tuple[Problem, ...]]:
    """Return the marks that can be read, and why others cannot."""
    try:
        value = json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as failure:
        at = Position(path, failure.lineno, column=failure.colno)
        return (), (error(at, _RULE, f"no valid JSON: {failure.msg}"),)
    except (UnicodeDecodeError, RecursionError, ValueError):
        return (), (error(Position(path), _RULE, "no JSON in UTF-8"),)
    version = value.get("studyatlas") if isinstance(value, dict) else None
    entries = value.get("marks") if isinstance(value, dict) else None
    if version != _VERSION or not isinstance(entries, list):
        message = f"no file of marks: it takes 'studyatlas': {_VERSION} and a list of 'marks'"
        return (), (error(Position(path), _RULE, message),)
    marks = [_mark(entry) for entry in entries]
    wrong = [number for number, mark in enumerate(marks, 1) if mark is None]
    problems = []
    if wrong:
        message = f"{len(wrong)} of {len(marks)} marks cannot be read, the first is mark {wrong[0]}"
        problems.append(error(Position(path), _RULE, message))
    return tuple(mark for mark in marks if mark is not None), tuple(problems)


def _mark(entry: Any) -> Mark | None:
    try:
        topic, state, at = entry["topic"], State(entry["state"]), entry["at"]
        made = datetime.fromisoformat(at)
        made = made.replace(tzinfo=made.tzinfo or UTC, microsecond=0).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return Mark(topic, state, made) if isinstance(topic, str) and topic else None


def _rendered(history: Iterable[Mark]) -> bytes:
    entries = (
        {
            "topic": mark.topic,
            "state": str(mark.state),
            "at": mark.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
        for mark in history
    )
    lines = ",\n".join(json.dumps(entry) for entry in entries)
    return f'{{"studyatlas": {_VERSION}, "marks": [\n{lines}\n]}}\n'.encode()


def _keep_aside(file: Path) -> Path | None:
    """Rename a file to a name that is free; None where there is no file."""
    number = 1
    while os.path.lexists(aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")):
        number += 1
    try:
        return file.rename(aside)
    except FileNotFoundError:
        return None
