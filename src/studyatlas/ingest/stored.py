"""Atlases in snapshots: which state of which files one is of, loading and saving it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b

import msgspec

from studyatlas.ingest.edit import MOST_EDITED
from studyatlas.ingest.frozen import freeze, thawed
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.packed import pack_atlas, unpack_atlas
from studyatlas.ingest.program import own_version
from studyatlas.ingest.saved import pack_kept, restore, unpack_documents, unpack_kept
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Document
from studyatlas.model.problem import Problem
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.workspace import Workspace

_DIGEST = 32
_ARRAY, _BYTES = 0x90, b"\xc6"
"""MessagePack's signs of an array of few things, and of bytes whose length stands in four."""
_TOO_LARGE = 1 << 32


class _Body(msgspec.Struct, array_like=True):
    version: bytes
    documents: memoryview
    atlas: memoryview
    rest: memoryview
    """What is kept of the notes besides; needed only once something changes, as all below is."""
    joined: memoryview
    beside: memoryview
    """What the caller worked out of the atlas."""


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
            _restore(body, kept, workspace, {}, None)
            return None
        documents = unpack_documents(body.documents, workspace.notes)
        found = unpack_atlas(body.atlas, documents)
    except (ValueError, LookupError):  # whole, and yet no atlas: nothing we wrote
        logging.getLogger(__name__).warning("%s is no snapshot; reading anew", snapshot.file)
        return None
    kept.later(partial(_fetch, snapshot, state, workspace, documents, found[0]))
    return found


def _body(snapshot: Snapshot, state: bytes) -> tuple[_Body | None, bool]:
    """Return what a snapshot has, if it is of this program, and whether it is of this state."""
    saved = snapshot.load()
    if saved is None or _VERSION.decode(saved.body).version != own_version():
        return None, False
    return _BODY.decode(saved.body), saved.is_of(state)


def _fetch(
    snapshot: Snapshot,
    state: bytes,
    workspace: Workspace,
    documents: Mapping[str, Document],
    atlas: Atlas,
    kept: Kept,
) -> None:
    """Fill `kept` from a snapshot whose atlas is in use, as far as it is still there.

    The notes are told by their texts, so one that somebody wrote over meanwhile does as well.
    """
    with suppress(ValueError, LookupError):
        body, is_of = _body(snapshot, state)
        if body:
            _restore(body, kept, workspace, documents, atlas if is_of else None)


def _restore(
    body: _Body,
    kept: Kept,
    workspace: Workspace,
    documents: Mapping[str, Document],
    atlas: Atlas | None,
) -> None:
    """Fill `kept` with what was saved of notes, and how they were joined if few are others now.

    `documents` and `atlas` are those in use, where they are of the state that was saved.
    """
    saved = unpack_kept(body.documents, body.rest, workspace.notes, documents)
    restore(kept, saved)
    if 0 < len(saved.files) == len(workspace.notes) and saved.edited <= MOST_EDITED:
        if atlas is None:
            by_path = {note.document.path: note.document for note in saved.notes}
            atlas, _ = unpack_atlas(body.atlas, by_path)
        joined = thawed(body.joined, workspace, saved, atlas)
        if joined:
            kept.thaw(joined, bytes(body.beside))


def save_atlas(
    snapshot: Snapshot,
    state: bytes,
    atlas: Atlas,
    problems: Iterable[Problem],
    kept: Kept,
    beside: bytes = b"",
) -> bool:
    """Save an atlas and its problems for a state of the files; tell whether that could be done.

    `beside` is what was worked out of the atlas, to be found again after an edit.
    """
    notes = {file.path: note.document for file, note in kept.held().notes.items()}
    joined = kept.joined
    documents, rest = pack_kept(kept)
    packed = pack_atlas(atlas, problems, notes)
    frozen = freeze(joined) if joined else b""
    parts = (own_version(), documents, packed, rest, frozen, beside)
    return max(map(len, parts)) < _TOO_LARGE and snapshot.save(state, *_as_body(parts))


def _as_body(parts: Sequence[bytes]) -> Iterator[bytes]:
    """Yield a `_Body` as MessagePack has it, in pieces: the large ones are not copied."""
    yield bytes([_ARRAY + len(parts)])
    for part in parts:
        yield _BYTES + len(part).to_bytes(4, "big")
        yield part


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
