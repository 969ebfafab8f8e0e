"""Atlases in snapshots: which state of which files one is of, loading and saving it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from studyatlas.ingest.kept import Kept
from studyatlas.ingest.packed import pack_atlas, unpack_atlas
from studyatlas.ingest.program import own_version
from studyatlas.ingest.saved import pack_kept, restore
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.workspace import Workspace

_DIGEST = 32


class _Body(msgspec.Struct, array_like=True):
    version: bytes
    kept: bytes
    atlas: bytes


def load_atlas(
    snapshot: Snapshot, state: bytes, workspace: Workspace, kept: Kept
) -> tuple[Atlas, tuple[Problem, ...]] | None:
    """Return the atlas and the problems that were saved for a state of the files, if there are.

    Whether or not they are: what was saved of notes that are still the same is put into `kept`.
    """
    saved = snapshot.load()
    if saved is None:
        return None
    try:
        body = msgspec.msgpack.decode(saved.body, type=_Body)
        if body.version != own_version():
            return None
        restore(kept, body.kept, workspace.notes)
        if not saved.is_of(state):
            return None
        notes = {file.path: note.document for file, note in kept.held().notes.items()}
        return unpack_atlas(body.atlas, notes)
    except (ValueError, LookupError):  # whole, and yet no atlas: nothing we wrote
        logging.getLogger(__name__).warning("%s is no snapshot; reading anew", snapshot.file)
        return None


def save_atlas(
    snapshot: Snapshot, state: bytes, atlas: Atlas, problems: Iterable[Problem], kept: Kept
) -> bool:
    """Save an atlas and its problems for a state of the files; tell whether that could be done."""
    notes = {file.path: note.document for file, note in kept.held().notes.items()}
    packed = pack_atlas(atlas, problems, notes)
    body = _Body(own_version(), pack_kept(kept), packed)
    return snapshot.save(state, msgspec.msgpack.encode(body))


def state_of(workspace: Workspace, problems: Iterable[Problem]) -> bytes:
    """Return what tells one state of a workspace, as this program reads it, from all others.

    That is every byte of its files, what was wrong with them, and which program it is.
    """
    digest = blake2b(digest_size=_DIGEST)
    digest.update(own_version())
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
