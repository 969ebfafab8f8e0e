"""Atlases in snapshots: which state of which files one is of, loading and saving it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b

import msgspec

from studyatlas.ingest.kept import Kept
from studyatlas.ingest.packed import pack_atlas, unpack_atlas
from studyatlas.ingest.program import own_version
from studyatlas.ingest.saved import pack_kept, restore, unpack_documents
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document
from studyatlas.model.problem import Problem
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.workspace import Workspace

_DIGEST = 32


class _Body(msgspec.Struct, array_like=True):
    version: bytes
    documents: memoryview
    atlas: memoryview
    rest: memoryview
    """What is kept of the notes besides; needed only once something changes."""


class _Version(msgspec.Struct, array_like=True):
    version: bytes
    """Comes first, so that what another program wrote can be told without knowing what it is."""


_BODY = msgspec.msgpack.Decoder(_Body)
_VERSION = msgspec.msgpack.Decoder(_Version)


def load_atlas(
    snapshot: Snapshot, state: bytes, workspace: Workspace, kept: Kept
) -> tuple[Atlas, tuple[Problem, ...]] | None:
    """Return the atlas and the problems that were saved for a state of the files, if there are.

    Whether or not they are: what was saved of notes that are still the same comes into `kept`.
    """
    try:
        body, is_of = _body(snapshot, state)
        if body is None:
            return None
        if not is_of:
            restore(kept, body.documents, body.rest, workspace.notes, {})
            return None
        documents = unpack_documents(body.documents, workspace.notes)
        found = unpack_atlas(body.atlas, documents)
    except (ValueError, LookupError):  # whole, and yet no atlas: nothing we wrote
        logging.getLogger(__name__).warning("%s is no snapshot; reading anew", snapshot.file)
        return None
    kept.later(partial(_fetch, snapshot, workspace, documents))
    return found


def _body(snapshot: Snapshot, state: bytes) -> tuple[_Body | None, bool]:
    """Return what a snapshot has, if it is of this program, and whether it is of this state."""
    saved = snapshot.load()
    if saved is None or _VERSION.decode(saved.body).version != own_version():
        return None, False
    return _BODY.decode(saved.body), saved.is_of(state)


def _fetch(
    snapshot: Snapshot, workspace: Workspace, documents: Mapping[str, Document], kept: Kept
) -> None:
    """Fill `kept` from a snapshot whose atlas is in use, as far as it is still there.

    The notes are told by their texts, so one that somebody wrote over meanwhile does as well.
    """
    with suppress(ValueError, LookupError):
        if body := _body(snapshot, b"")[0]:
            restore(kept, body.documents, body.rest, workspace.notes, documents)


def save_atlas(
    snapshot: Snapshot, state: bytes, atlas: Atlas, problems: Iterable[Problem], kept: Kept
) -> bool:
    """Save an atlas and its problems for a state of the files; tell whether that could be done."""
    notes = {file.path: note.document for file, note in kept.held().notes.items()}
    parts = (*pack_kept(kept), pack_atlas(atlas, problems, notes))
    documents, rest, packed = (memoryview(part) for part in parts)
    body = _Body(own_version(), documents, packed, rest)
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
