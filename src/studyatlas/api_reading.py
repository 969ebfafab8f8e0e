"""Reading for the public interface: from files to an atlas and every problem, the checks' included.

What was read before is taken from a snapshot where there is a cache folder, and from what is kept
in memory where the same program reads again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

from studyatlas.analysis import checks
from studyatlas.analysis.checks import beside
from studyatlas.analysis.per_atlas import follow
from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.links_alone import build_links
from studyatlas.ingest.stored import load_atlas, save_atlas, state_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.bulk import in_bulk
from studyatlas.model.problem import Problem
from studyatlas.store.listing import is_there
from studyatlas.store.progress import Progress, part
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.uploads import uploaded_workspace
from studyatlas.store.workspace import Workspace, open_workspace


def read_atlas(
    workspace: str | Path,
    progress: Progress | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
    cache: Path | None = None,
    anew: bool = False,
    links_only: bool = False,
) -> tuple[Atlas, tuple[Problem, ...]]:
    """Read a folder or a file; return the atlas and every problem, the checks' included.

    Args:
        workspace: the folder or file.
        progress: called with how much is done, of how much, and what is being read.
        executor: reads the notes; the answer does not depend on it.
        with_workers: whether to start processes for it where there is no executor and enough to
            read for them to be worth it.
        cache: the folder where snapshots are kept; what did not change is taken from there.
        anew: whether to read everything, whatever the snapshot has, and to replace it.
        links_only: whether to read the links between notes and nothing else: every note is a node,
            and every heading that a link leads to. It is so quick that nothing is kept of it.
    """
    path = Path(workspace)
    if links_only:
        with in_bulk():
            opened, problems = open_workspace(path, progress)
            atlas, found = build_links(opened)
            return atlas, tuple(sorted({*problems, *found}))
    opened, problems = open_workspace(path, part(progress, 0, 5))
    return read_opened(
        opened,
        problems,
        part(progress, 5, 100),
        executor=executor,
        with_workers=with_workers,
        snapshot=snapshot_of(path, cache),
        anew=anew,
    )


def snapshot_of(workspace: Path, cache: Path | None) -> Snapshot | None:
    """Return where the snapshot of a workspace is kept; None without a cache folder."""
    return Snapshot(cache, os.path.abspath(workspace)) if cache else None  # noqa: PTH100 - links stay


def read_uploaded(
    files: Iterable[tuple[str, bytes]], progress: Progress | None = None
) -> tuple[Atlas, tuple[Problem, ...]]:
    r"""Read files given by name and content, as `read_atlas` reads a folder; nothing is written.

    >>> atlas, problems = read_uploaded([("tea.md", b"# Tea\n\nLeaves in hot water.\n")])
    >>> list(atlas.nodes)
    ['tea', 'tea.md#tea']
    """
    return read_opened(*uploaded_workspace(files), progress)


def read_opened(
    workspace: Workspace,
    problems: Iterable[Problem] = (),
    progress: Progress | None = None,
    kept: Kept | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
    snapshot: Snapshot | None = None,
    anew: bool = False,
) -> tuple[Atlas, tuple[Problem, ...]]:
    """Read a workspace whose files are in memory; `problems` are those of opening it.

    `kept` is what was read of it before: what has not changed is not read again. The others are
    as in `read_atlas`.
    """
    problems = set(problems)
    if snapshot and kept is None:
        kept = Kept()
    with in_bulk():
        state = state_of(workspace, problems) if snapshot else b""
        if (
            snapshot
            and kept
            and not anew
            and (saved := load_atlas(snapshot, state, workspace, kept))
        ):
            return saved
        atlas, found = build_workspace(
            workspace, progress, kept, executor=executor, with_workers=with_workers
        )
        if kept:
            _follow(kept, atlas)
        every = checks.check(atlas, {*problems, *found})
        if snapshot and kept:
            save_atlas(snapshot, state, atlas, every, kept, beside.packed(atlas))
    return atlas, every


def _follow(kept: Kept, atlas: Atlas) -> None:
    """Take over what was worked out of the atlas before an edit."""
    if there := kept.taken_beside():
        with suppress(ValueError):  # whole, and yet nothing we packed: all is checked anew
            beside.restore(*there)
    if change := kept.taken_change(atlas):
        follow(change)


def open_atlas(workspace: str | Path, *, links_only: bool = False) -> Atlas:
    """Read a folder or a file and return the atlas of all that can be read, or of links alone.

    Raises:
        FileNotFoundError: there is no such folder or file.
    """
    if not is_there(Path(workspace)):
        raise FileNotFoundError(workspace)
    return read_atlas(workspace, links_only=links_only)[0]
