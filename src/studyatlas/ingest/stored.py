"""Atlases in snapshots: which state of which files one is of, loading and saving it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import studyatlas
from studyatlas.ingest.packed import pack_atlas, unpack_atlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.workspace import Workspace, bundled_root

_DIGEST = 32


def load_atlas(
    snapshot: Snapshot, state: bytes, workspace: Workspace
) -> tuple[Atlas, tuple[Problem, ...]] | None:
    """Return the atlas and the problems that were saved for a state of the files, if there are."""
    body = snapshot.load(state)
    if body is None:
        return None
    try:
        return unpack_atlas(body, workspace.notes)
    except ValueError:  # whole, and yet no atlas: nothing we wrote
        logging.getLogger(__name__).warning("%s is no snapshot; reading anew", snapshot.file)
        return None


def save_atlas(snapshot: Snapshot, state: bytes, atlas: Atlas, problems: Iterable[Problem]) -> bool:
    """Save an atlas and its problems for a state of the files; tell whether that could be done."""
    return snapshot.save(state, pack_atlas(atlas, problems))


def state_of(workspace: Workspace, problems: Iterable[Problem]) -> bytes:
    """Return what tells one state of a workspace, as this program reads it, from all others.

    That is every byte of its files, what was wrong with them, and which program it is.
    """
    digest = blake2b(digest_size=_DIGEST)
    digest.update(_own_version())
    digest.update(repr((workspace.name, sorted(problems))).encode("utf-8", "backslashreplace"))
    for group in (workspace.notes, workspace.curation):
        digest.update(b"\0group")
        for file in group:
            text = file.text.encode("utf-8", "surrogatepass")
            path = file.path.encode("utf-8", "surrogatepass")
            digest.update(b"%d %d\0" % (len(path), len(text)))
            digest.update(path)
            digest.update(text)
    return digest.digest()


@cache
def _own_version() -> bytes:
    """Return what changes when this program, or the subject that comes with it, does.

    The version alone would do for what is installed; who works on the program changes files.
    """
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    root = bundled_root()
    told = [studyatlas.__version__]
    for file in (*code, *sorted((root / "graph").glob("*")), *sorted((root / "data").rglob("*"))):
        stat = file.stat()
        told.append(f"{file.name} {stat.st_mtime_ns} {stat.st_size}")
    return "\n".join(told).encode("utf-8", "backslashreplace")
