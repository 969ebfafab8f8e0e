"""What is kept of the notes of a workspace, as bytes, for a snapshot.

Where a note changed since, the others need not be read again: each stands for the text it was read
from, told by a digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from studyatlas.ingest.documents import pack_document, unpack_document
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.note import Note
from studyatlas.ingest.topics import Candidate
from studyatlas.model.document import Document
from studyatlas.model.problem import Problem
from studyatlas.store.source_file import SourceFile


class _Rest(msgspec.Struct, array_like=True):
    """What is kept besides the documents, in their order."""

    asked: bool
    """Whether it was asked what the notes are about."""
    known: bytes
    """What was known when the notes were searched, packed."""
    digests: list[bytes]
    """Of the texts."""
    problems: list[tuple[Problem, ...]]
    subjects: list[tuple[Candidate, ...]]
    telling: list[tuple[str, ...]]
    with_outline: list[bool]
    findings: list[bytes]


_encode = msgspec.msgpack.Encoder().encode
_DOCUMENTS = msgspec.msgpack.Decoder(list[tuple[str, bytes]])
_REST = msgspec.msgpack.Decoder(_Rest)


def pack_kept(kept: Kept) -> tuple[bytes, bytes]:
    """Return what is kept as bytes: the documents, and the rest."""
    held = kept.held()
    notes = held.notes.values()
    rest = _Rest(
        held.asked,
        held.known,
        [_digest(file) for file in held.notes],
        [note.problems for note in notes],
        [tuple(note.subjects) for note in notes],
        [note.telling for note in notes],
        [note.has_outline for note in notes],
        held.packed(),
    )
    return _encode([(note.document.path, pack_document(note.document)) for note in notes]), _encode(
        rest
    )


def unpack_documents(
    packed: bytes | memoryview, files: Iterable[SourceFile]
) -> Mapping[str, Document]:
    """Return the documents that were packed, by path; `files` are those they were read from.

    Raises:
        LookupError: they were read from other files.
        ValueError: these bytes are no documents.
    """
    by_path = {file.path: file for file in files}
    found = _DOCUMENTS.decode(packed)
    return {path: unpack_document(one, by_path[path].lines) for path, one in found}


@dataclass(frozen=True, slots=True)
class SavedNotes:
    """The notes that were saved, in order of path."""

    files: tuple[SourceFile, ...]
    """Their files; without text where it is another now."""
    notes: tuple[Note, ...]
    """Without lines where their text is another now."""
    findings: tuple[bytes, ...]
    known: bytes
    asked: bool

    @property
    def edited(self) -> int:
        """How many are others now."""
        return sum(not file.text for file in self.files)


def unpack_kept(
    documents: bytes | memoryview,
    rest: bytes | memoryview,
    files: Iterable[SourceFile],
    there: Mapping[str, Document],
) -> SavedNotes:
    """Return what was packed; `there` has the documents, by path, that are in use already.

    Raises:
        LookupError: these bytes are nothing that was kept.
        ValueError: the same.
    """
    told, saved = _DOCUMENTS.decode(documents), _REST.decode(rest)
    by_path = {file.path: file for file in files}
    parts = zip(saved.problems, saved.subjects, saved.telling, saved.with_outline, strict=True)
    found: list[tuple[SourceFile, Note, bytes]] = []
    for (path, one), digest, part, packed in zip(
        told, saved.digests, parts, saved.findings, strict=True
    ):
        file = by_path.get(path)
        if file and _digest(file) == digest:
            used = there.get(path) or unpack_document(one, file.lines)
            found.append((file, Note(used, *part), packed))
        else:
            found.append((SourceFile(path, ""), Note(unpack_document(one, ()), *part), packed))
    found.sort(key=lambda one: one[0].path)
    return SavedNotes(
        tuple(file for file, _, _ in found),
        tuple(note for _, note, _ in found),
        tuple(packed for _, _, packed in found),
        saved.known,
        saved.asked,
    )


def restore(kept: Kept, saved: SavedNotes) -> None:
    """Fill `kept` with what was saved of files that are still the same."""
    notes: dict[SourceFile, Note] = {}
    findings: dict[str, bytes] = {}
    for file, note, packed in zip(saved.files, saved.notes, saved.findings, strict=True):
        if file.text:
            notes[file] = note
            findings[file.path] = packed
    kept.refill(notes, findings, saved.known, asked=saved.asked)


def _digest(file: SourceFile) -> bytes:
    return blake2b(file.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
