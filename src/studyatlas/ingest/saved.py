"""What is kept of the notes of a workspace, as bytes, for a snapshot.

Where a note changed since, the others need not be read again: each stands for the text it was read
from, told by a digest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

import msgspec

from studyatlas.ingest.kept import Kept
from studyatlas.ingest.markdown import raw_lines
from studyatlas.ingest.note import Note
from studyatlas.ingest.wire import with_lines, without_lines
from studyatlas.store.workspace import SourceFile


class _Saved(msgspec.Struct, array_like=True):
    asked: bool
    """Whether it was asked what the notes are about."""
    known: bytes
    """What was known when the notes were searched, packed."""
    digests: list[bytes]
    """Of the texts; then, in the same order, what was read from them and what was found in it."""
    notes: list[Note]
    findings: list[bytes]


_encode = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(_Saved)


def pack_kept(kept: Kept) -> bytes:
    """Return what is kept as bytes."""
    held = kept.held()
    return _encode(
        _Saved(
            held.asked,
            held.known,
            [_digest(file) for file in held.notes],
            [replace(n, document=without_lines(n.document)) for n in held.notes.values()],
            held.packed(),
        )
    )


def restore(kept: Kept, packed: bytes, files: Iterable[SourceFile]) -> int:
    """Fill `kept` with what was packed of files that are still the same; return how many are.

    Raises:
        ValueError: these bytes are nothing that was kept.
    """
    saved = _DECODER.decode(packed)
    by_path = {file.path: file for file in files}
    notes: dict[SourceFile, Note] = {}
    findings: dict[str, bytes] = {}
    if not len(saved.digests) == len(saved.notes) == len(saved.findings):
        raise ValueError("cut short")
    each = zip(saved.digests, saved.notes, saved.findings, strict=True)
    for digest, note, found in each:
        file = by_path.get(note.document.path)
        if file and _digest(file) == digest:
            document = with_lines(note.document, raw_lines(file.text))
            notes[file] = replace(note, document=document)
            findings[file.path] = found
    kept.refill(notes, findings, saved.known, asked=saved.asked)
    return len(notes)


def _digest(file: SourceFile) -> bytes:
    return blake2b(file.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
