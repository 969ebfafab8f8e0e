"""What the person knows: marks, kept in the workspace's file or, where that cannot be, in memory.

The file is the one that the command line writes. Uploads have none, a folder may not be writable,
and where others can reach the app none of them may write on its owner's disk: there marks live as
long as the session.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from studyatlas import api_study
from studyatlas.analysis.plan import newly_ready, topics_of
from studyatlas.analysis.progress import Progress, make_progress
from studyatlas.model.mark import Mark, State
from studyatlas.store.marks import FOLDER, Marks, add_marks, extended, read_marks
from studyatlas.ui.state.answers import answer
from studyatlas.ui.state.opened import Folder, is_bundled, may_open_folders, opened
from studyatlas.ui.state.shelf import atlas

_MEMORY, _FAILED, _ASIDE, _LAST = "marks-memory", "marks-failed", "marks-aside", "marks-last"
_READ: dict[Path, tuple[object, Marks]] = {}
_MOST_READ = 16
_STATES = frozenset(str(state) for state in State)


@dataclass(frozen=True, slots=True)
class Changed:
    """What the last mark of this session changed."""

    topics: tuple[str, ...]
    """Ids of the topics that were marked."""
    state: State
    before: tuple[tuple[str, State], ...]
    """Their states before, to take it back."""
    opens: tuple[str, ...]
    """Ids of the topics that are ready now and were not before, sorted."""
    place: str
    """Where these marks stand: other notes may have topics of the same ids."""


def progress() -> Progress:
    """Return what the marks say of the open notes."""
    return answer(make_progress, atlas(), _history())


def known() -> frozenset[str]:
    """Return the ids of the topics that are marked as known."""
    return progress().known


def mark(node: str, state: str) -> None:
    """Mark a node, or the topics it stands for; nonsense from a browser marks nothing."""
    if state not in _STATES or node not in atlas().nodes:
        return
    topics = topics_of(atlas(), node)
    _change({topic: State(state) for topic in topics}, State(state))


def take_back() -> None:
    """Take back what the last mark of this session changed."""
    if last := changed():
        _change(dict(last.before), last.state)
        st.session_state.pop(_LAST, None)


def changed() -> Changed | None:
    """Return what the last mark of this session changed, while the notes still have it."""
    found: Changed | None = st.session_state.get(_LAST)
    if found is None or found.place != _place():
        return None
    return found if atlas().nodes.keys() >= set(found.topics) else None


def marks_kept() -> str:
    """Say where marks are kept."""
    file = _file()
    if file is None or are_in_memory():
        return "in memory: they are gone when you close the page"
    if is_bundled(opened()):
        return f"in {file}, for the bundled atlas is not yours to write into"
    return f"in {FOLDER}/{file.name}, beside your notes"


def are_in_memory() -> bool:
    """Tell whether marks are gone when the page is closed."""
    return _file() is None or _place() in _memory()


def marks_trouble() -> tuple[str, ...]:
    """Say what is wrong with the file of marks, or was when the last one was made."""
    file = _file()
    wrong = [str(problem) for problem in _read(file).problems] if file else []
    if wrong:
        wrong.append("The next mark keeps that file aside and goes on with what can be read.")
    said = (_told(name).get(_place(), "") for name in (_FAILED, _ASIDE))
    return (*wrong, *filter(None, said))


def _change(wanted: dict[str, State], state: State) -> None:
    before = progress()
    at = datetime.now(UTC).replace(microsecond=0)
    _keep([Mark(topic, one, at) for topic, one in wanted.items()])
    states = tuple((topic, before.states.get(topic, State.UNKNOWN)) for topic in wanted)
    opens = newly_ready(atlas(), before.known, known())
    st.session_state[_LAST] = Changed(tuple(wanted), state, states, opens, _place())


def _keep(new: list[Mark]) -> None:
    """Write marks, with those that could not be written before; else remember them."""
    file, place, memory = _file(), _place(), _memory()
    waiting = memory.get(place, ())
    if file is not None and _write(file, (*waiting, *new)):
        memory.pop(place, None)
        return
    base = (*_read(file).history, *waiting) if file else waiting
    memory[place] = (*waiting, *extended(base, new)[len(base) :])


def _write(file: Path, new: tuple[Mark, ...]) -> bool:
    """Add marks to the file; tell whether that went well, and remember what to say of it."""
    failed = _told(_FAILED)
    try:
        kept = add_marks(file, new)
    except OSError as failure:
        why = failure.strerror or str(failure)
        failed[_place()] = f"{file} cannot be written ({why}), so marks stay in memory."
        return False
    failed.pop(_place(), None)
    _told(_ASIDE).pop(_place(), None)
    if kept.kept_aside:
        aside = f"It is kept as {kept.kept_aside.name}; marks go on in a new file."
        _told(_ASIDE)[_place()] = f"{kept.problems[0]}. {aside}"
    return True


def _told(name: str) -> dict[str, str]:
    """Return what is to be said, by where the marks stand."""
    found: dict[str, str] = st.session_state.setdefault(name, {})
    return found


def _history() -> tuple[Mark, ...]:
    file = _file()
    kept = _read(file).history if file else ()
    return (*kept, *_memory().get(_place(), ()))


def _memory() -> dict[str, tuple[Mark, ...]]:
    """Return what is kept in memory in this session, by where it would stand."""
    found: dict[str, tuple[Mark, ...]] = st.session_state.setdefault(_MEMORY, {})
    return found


def _place() -> str:
    notes = opened()
    return str(notes.path) if isinstance(notes, Folder) else f"uploaded {notes.name}"


def _file() -> Path | None:
    """Return the file of marks; None where this session may not have one."""
    notes = opened()
    if not isinstance(notes, Folder) or not may_open_folders():
        return None
    return api_study.marks_file(notes.path, os.environ, sys.platform, Path.home())


def _read(file: Path) -> Marks:
    """Read marks; what did not change since is not read again."""
    try:
        found = file.lstat()
        seen: object = (found.st_mtime_ns, found.st_size, found.st_ino)
    except OSError as failure:
        seen = failure.errno
    known = _READ.get(file)
    if known is None or known[0] != seen:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        known = _READ[file] = seen, read_marks(file)
    return known[1]
