"""What one knows, what is ready, what a topic opens, how two differ: the public interface.

Nodes may be named by id, exam code, label or alias, as everywhere.

>>> from studyatlas.api import open_atlas
>>> from studyatlas.store.workspace import bundled_root
>>> atlas = open_atlas(bundled_root())
>>> "boosting" in [topic.id for topic in unlocks(atlas, "Ensembling").directly]
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from studyatlas.analysis import compare as compare_analysis
from studyatlas.analysis import plan as plan_analysis
from studyatlas.analysis.progress import Progress, make_progress
from studyatlas.api import find
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import StudyAtlasError
from studyatlas.model.mark import Mark, State
from studyatlas.store import marks as store
from studyatlas.store.data_folder import data_folder
from studyatlas.store.workspace import bundled_root


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking a node changed."""

    node: str
    state: State
    topics: tuple[tuple[str, State], ...]
    """The topics that the node stands for, each with the state it had before."""
    opens: tuple[str, ...]
    """Ids of the topics that are ready to be learned now and were not before, sorted."""
    marks: store.Marks
    """All marks of the file as it is now."""


def marks_file(
    workspace: str | Path, environment: Mapping[str, str], platform: str, home: Path
) -> Path:
    """Return where the marks of a workspace are kept.

    That is `.studyatlas/progress.json` in the workspace. The bundled atlas is not ours to write
    into: its marks go to the person's data folder.

    Args:
        workspace: a folder, or one file of notes.
        environment: the variables of the process.
        platform: as `sys.platform` names it.
        home: the person's home folder.
    """
    path = Path(workspace)
    if path.resolve() == bundled_root().resolve():
        return data_folder(environment, platform, home) / store.FILE
    return store.marks_file(path)


def read_progress(atlas: Atlas, file: Path) -> tuple[Progress, store.Marks]:
    """Return what the marks of a file say of an atlas, and the marks themselves.

    What cannot be read is named in `problems` of the marks; the file is left as it is.
    """
    marks = store.read_marks(file)
    return make_progress(atlas, marks.history), marks


def mark(atlas: Atlas, file: Path, node: str, state: str, at: datetime) -> Marked:
    """Mark a topic as known, learning, to review or unknown; keep it in a file.

    An exam item, a task or a domain stands for the topics it asks about, a section of the notes
    for those it explains.

    Args:
        atlas: where the node stands.
        file: where marks are kept; it is made where it is missing.
        node: a name.
        state: `known`, `learning`, `review` or `unknown`.
        at: now.

    Raises:
        StudyAtlasError: there is no such node or state, or the node stands for no topic.
        OSError: the file cannot be written; it is left as it was.
    """
    if state not in [str(one) for one in State]:
        raise StudyAtlasError(f"no state {state!r}; there are: {', '.join(State)}")
    found = find(atlas, node)
    topics = plan_analysis.topics_of(atlas, found)
    if not topics:
        label = atlas.nodes[found].label
        raise StudyAtlasError(f"{label!r} stands for no topic, so there is nothing to mark")
    before, _ = read_progress(atlas, file)
    when = at.astimezone(UTC).replace(microsecond=0)
    marks = store.add_marks(file, [Mark(topic, State(state), when) for topic in topics])
    after = make_progress(atlas, marks.history)
    return Marked(
        found,
        State(state),
        tuple((topic, before.states.get(topic, State.UNKNOWN)) for topic in topics),
        plan_analysis.newly_ready(atlas, before.known, after.known),
        marks,
    )


def ready(
    atlas: Atlas, known: Iterable[str] = (), *, targets: Iterable[str] = (), limit: int = 10
) -> plan_analysis.Frontier:
    """Return what can be learned now: all that it needs is known, and itself it is not.

    Args:
        atlas: where to look.
        known: names of what is known.
        targets: names; only what these need is looked at. Every topic if left out.
        limit: how many at most.
    """
    wanted = [find(atlas, name) for name in targets]
    have = {find(atlas, name) for name in known}
    return plan_analysis.make_frontier(atlas, have, targets=wanted, limit=limit)


def unlocks(atlas: Atlas, node: str, known: Iterable[str] = ()) -> plan_analysis.Unlocks:
    """Return what a topic opens, directly and in the end."""
    have = {find(atlas, name) for name in known}
    return plan_analysis.make_unlocks(atlas, find(atlas, node), have)


def compare(atlas: Atlas, one: str, other: str) -> compare_analysis.Comparison:
    """Return what two nodes share and where they differ.

    Raises:
        StudyAtlasError: both names stand for one node.
    """
    left, right = find(atlas, one), find(atlas, other)
    if left == right:
        raise StudyAtlasError(f"{one!r} and {other!r} are one node: {atlas.nodes[left].label}")
    return compare_analysis.compare(atlas, left, right)
