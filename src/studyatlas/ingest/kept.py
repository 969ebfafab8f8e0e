"""What was read of a workspace's notes, so that only changed files are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyatlas.ingest.affected import Affected
from studyatlas.ingest.known import Known, unpacked
from studyatlas.ingest.note import Findings, Note, read_note, search_note
from studyatlas.ingest.spread import Job, spread
from studyatlas.ingest.wire import (
    PackedFindings,
    pack_findings,
    pack_note,
    shut,
    unpack_note,
)
from studyatlas.model.document import Document
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import KeptFiles

if TYPE_CHECKING:
    from studyatlas.ingest.joined import Joined
    from studyatlas.model.atlas import Atlas
    from studyatlas.model.change import Change


class Kept:
    """The files of one workspace as they were last read, the notes in them and what they say.

    It holds what the last reading saw and no more, and any number of threads may share it.
    """

    def __init__(self) -> None:
        self.files = KeptFiles()
        self._notes: dict[tuple[SourceFile, bool], Note] = {}
        self._findings: dict[str, tuple[Document, Findings | bytes]] = {}
        self._known = b""
        """What was known when the notes were searched, packed."""
        self._fetch: Callable[[Kept], None] | None = None
        self._joined: Joined | None = None
        self._change: Change | None = None
        self._beside: tuple[Atlas, bytes] | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was read yet."""
        return not self._notes and self._fetch is None

    def later(self, fetch: Callable[[Kept], None]) -> None:
        """Say how to fill this when it is needed: who reads once need not wait for it."""
        self._fetch = fetch

    @property
    def joined(self) -> Joined | None:
        """The notes as they were last joined."""
        self._fetched()
        return self._joined

    def _fetched(self) -> None:
        fetch, self._fetch = self._fetch, None
        if fetch:
            fetch(self)

    def notes(
        self, files: Sequence[SourceFile], telling: Known | None, executor: Executor | None = None
    ) -> Iterator[Note]:
        """Yield each note; one that has not changed is not parsed.

        Where there are so many that they are read by others too, their blocks are kept packed.
        """
        self._fetched()
        before, self._notes = self._notes, {}
        now, asked = self._notes, telling is not None

        def read(file: SourceFile) -> Note:
            note = read_note(file, telling)
            return shut(note, file.packed_lines()) if executor else note

        job: Job[SourceFile, Note] = Job(
            here=read,
            there=read_notes,
            shared=telling.packed if telling else b"",
            pack=lambda file: file,
            unpack=lambda file, packed: unpack_note(packed, file.packed_lines()),
        )
        new = [file for file in files if (file, asked) not in before]
        found = spread(executor, job, new)
        for file in files:
            note = before.get((file, asked)) or next(found)
            now[file, asked] = note
            yield note

    def findings(
        self, documents: Sequence[Document], known: Known, executor: Executor | None = None
    ) -> Iterator[Findings | PackedFindings]:
        """Yield what each note says; one that has not changed is not searched.

        Where something else is known than the last time, those are that it may matter to. What is
        found stays packed, for mostly it goes into the columns of an atlas and nowhere else.
        """
        before, old = self._findings, self._known  # they stay until all is read: see `take`
        affected = Affected(known, unpacked(old)) if before and old != known.packed else None
        ids = {node: node for node in known.nodes}

        def packed(document: Document, found: bytes) -> PackedFindings:
            return PackedFindings(document, found, ids)

        def search(document: Document) -> PackedFindings:
            found = search_note(document, known)
            return packed(document, pack_findings(found, document))

        job: Job[Document, PackedFindings] = Job(
            here=search,
            there=search_notes,
            shared=known.packed,
            pack=lambda document: (pack_note(Note(document)), document.lines),
            unpack=packed,
        )

        def is_held(document: Document) -> bool:
            kept = before.get(document.path)
            same = kept is not None and kept[0] is document
            return same and not (affected and affected(document))

        held = {document.path for document in documents if is_held(document)}
        found = spread(executor, job, [one for one in documents if one.path not in held])
        for document in documents:
            findings = before[document.path][1] if document.path in held else next(found)
            if isinstance(findings, bytes):
                findings = packed(document, findings)
            yield findings

    def take(self, joined: Joined, change: Change | None) -> None:
        """Keep notes that were joined, and what that changed."""
        asked = joined.frame.ground.telling is not None
        files = zip(joined.files, joined.read, strict=True)
        self._notes = {(file, asked): note for file, note in files}
        documents = (note.document for note in joined.notes)
        searched = zip(documents, joined.claims.findings, strict=True)
        self._findings = {one.path: (one, _bare(found)) for one, found in searched}
        self._known = joined.names.packed
        self._joined, self._change = joined, change

    def thaw(self, joined: Joined, beside: bytes) -> None:
        """Keep notes as another process has joined them, with what it worked out of their atlas."""
        self._joined, self._beside = joined, (joined.atlas, beside)

    def taken_beside(self) -> tuple[Atlas, bytes] | None:
        """Return an atlas before an edit and what another process has worked out of it, once."""
        beside, self._beside = self._beside, None
        return beside

    def taken_change(self, atlas: Atlas) -> Change | None:
        """Return what the edit changed that an atlas came out of, once: it holds the atlas before.

        None where all notes were joined.
        """
        change, self._change = self._change, None
        return change if change and change.after is atlas else None

    def held(self) -> Held:
        """Return what is kept of the notes."""
        notes = {file: note for (file, _), note in self._notes.items()}
        asked = any(asked for _, asked in self._notes)
        return Held(notes, self._findings, self._known, asked)

    def refill(
        self,
        notes: Mapping[SourceFile, Note],
        findings: Mapping[str, bytes],
        known: bytes,
        *,
        asked: bool,
    ) -> None:
        """Keep what was held before, in another process; findings are unpacked when needed."""
        self._notes = {(file, asked): note for file, note in notes.items()}
        documents = {file.path: note.document for file, note in notes.items()}
        self._findings = {path: (documents[path], packed) for path, packed in findings.items()}
        self._known = known


def _bare(findings: Findings | PackedFindings) -> Findings | bytes:
    """Return findings as they are kept; packed ones do so without what all of them share."""
    return findings.packed if isinstance(findings, PackedFindings) else findings


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of the notes of a workspace."""

    notes: Mapping[SourceFile, Note]
    findings: Mapping[str, tuple[Document, Findings | bytes]]
    """By path, with the document that was searched."""
    known: bytes
    """What was known when the notes were searched, packed."""
    asked: bool
    """Whether it was asked what the notes are about."""

    def packed(self) -> list[bytes]:
        """Return the findings of the notes as bytes, in order."""
        return [self._packed(file.path) for file in self.notes]

    def _packed(self, path: str) -> bytes:
        document, findings = self.findings[path]
        return findings if isinstance(findings, bytes) else pack_findings(findings, document)


def read_notes(files: Sequence[SourceFile], telling: bytes) -> list[bytes]:
    """Read some files in another process: `read_note` for each."""
    known = unpacked(telling) if telling else None
    return [pack_note(read_note(file, known)) for file in files]


def search_notes(notes: Sequence[tuple[bytes, Sequence[str]]], known: bytes) -> list[bytes]:
    """Search some notes in another process: `search_note` for each, given packed with its lines."""
    names = unpacked(known)
    documents = [unpack_note(packed, lines).document for packed, lines in notes]
    return [pack_findings(search_note(document, names), document) for document in documents]
