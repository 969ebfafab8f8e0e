"""A workspace to an atlas and everything that is wrong with it: gather, look up, join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from studyatlas.ingest.edit import edit_of, edited
from studyatlas.ingest.frame import read_frame, read_ground
from studyatlas.ingest.joined import Joined, join
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.known import Known
from studyatlas.ingest.note import Findings, read_note
from studyatlas.ingest.rejoin import rejoin
from studyatlas.ingest.wire import PackedFindings
from studyatlas.ingest.workers import workers_for
from studyatlas.model.atlas import Atlas
from studyatlas.model.bulk import give_back, in_bulk
from studyatlas.model.change import Change
from studyatlas.model.document import Document
from studyatlas.model.problem import Problem
from studyatlas.store.progress import Progress, each, part
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace, open_workspace

Result = TypeVar("Result")


def build(
    path: Path,
    progress: Progress | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
) -> tuple[Atlas, list[Problem]]:
    """Read a workspace: a folder, or one file of notes.

    Returns the atlas of all that could be read and the sorted problems of what could not. How it is
    read (as in `build_workspace`) makes no difference to the answer.
    """
    workspace, problems = open_workspace(path, part(progress, 0, 5))
    atlas, found = build_workspace(
        workspace, part(progress, 5, 100), executor=executor, with_workers=with_workers
    )
    return atlas, sorted({*problems, *found})


def build_workspace(
    workspace: Workspace,
    progress: Progress | None = None,
    kept: Kept | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
) -> tuple[Atlas, list[Problem]]:
    """Build an atlas from files that are in memory already.

    Args:
        workspace: the files.
        progress: told how much of the work is done; the percents are measured, not counted.
        kept: what was read of the same workspace before.
        executor: reads and searches the notes.
        with_workers: whether to start processes for that where there is no executor and enough to
            read for them to be worth it.
    """
    keep = kept is not None
    kept = kept or Kept()
    with in_bulk():
        joined, change = _again(workspace, kept) or (None, None)
        if joined is None:
            texts = (file.text for file in workspace.notes)
            many = with_workers and executor is None
            with ExitStack() as ending:
                workers = ending.enter_context(workers_for(texts)) if many else executor
                joined = _anew(workspace, progress, kept, workers, ending, keep=keep)
        if keep:
            kept.take(joined, change)
        give_back(len(joined.notes))
    return joined.atlas, list(joined.problems)


def _again(workspace: Workspace, kept: Kept) -> tuple[Joined, Change | None] | None:
    """Return the notes joined after an edit of few; None where all must be joined."""
    before = kept.joined
    files = edited(before, workspace) if before else None
    if before is None or files is None:
        return None
    if not files:
        return before, Change.nothing(before.atlas)
    telling = before.frame.ground.telling
    read = {place: read_note(file, telling) for place, file in files.items()}
    edit = edit_of(before, read)
    return rejoin(edit, files) if edit else None


def _anew(
    workspace: Workspace,
    progress: Progress | None,
    kept: Kept,
    workers: Executor | None,
    ending: ExitStack,
    *,
    keep: bool,
) -> Joined:
    """Read and search every note that is not kept, and join what all of them say.

    `ending` ends the workers: once all is searched, joining needs the memory that they take.
    """
    ground = read_ground(workspace)
    files = sorted(workspace.notes, key=_path)
    told = part(progress, 0, 45)
    read = tuple(_counted(kept.notes(files, ground.telling, workers), files, told))
    give_back(len(read))
    frame, notes = read_frame(ground, read)

    def search(documents: Sequence[Document], names: Known) -> Iterator[Findings | PackedFindings]:
        findings = kept.findings(documents, names, workers)
        yield from _counted(findings, documents, part(progress, 45, 90))
        ending.close()
        give_back(len(documents))
        part(progress, 90, 100)(0, 1, "how it all connects")

    return join(frame, files, read, notes, search, keep=keep)


def _path(file: SourceFile | Document) -> str:
    return file.path


def _counted(
    results: Iterable[Result], things: Sequence[SourceFile | Document], progress: Progress
) -> Iterator[Result]:
    """Yield results, and tell before each what it is of."""
    return (result for _, result in zip(each(things, progress, _path), results, strict=True))
