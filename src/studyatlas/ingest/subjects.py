"""The subjects of a note as bytes: they are read once, to find the topics of all notes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from studyatlas.ingest.topics import LINE, Candidate
from studyatlas.model.document import Document
from studyatlas.model.late import Late

_FAST = 1
_encode = msgspec.msgpack.Encoder().encode
_SUBJECTS = msgspec.msgpack.Decoder(tuple[Candidate, ...])


class LateSubjects(Late[Candidate]):
    """The subjects of a note."""

    __slots__ = ("document", "packed")

    def __init__(self, packed: bytes, document: Document) -> None:
        self.packed, self.document = packed, document

    def opened(self) -> tuple[Candidate, ...]:
        """Return them unpacked."""
        quote = self.document.at_hand().quote
        return tuple(
            one._replace(quote=quote(one.line)) if one.quote == LINE else one
            for one in self.unquoted()
        )

    def unquoted(self) -> tuple[Candidate, ...]:
        """Return them without the lines that they quote, but for headings."""
        if not self.packed:
            return ()
        path = self.document.path
        return tuple(
            [
                Candidate(name, kind, rule, path, line, _whole(quote, name.label), key)
                for name, kind, rule, _, line, quote, key in _SUBJECTS.decode(
                    zlib.decompress(self.packed)
                )
            ]
        )


def unquoted(subjects: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return subjects, of which packed ones need not have the lines that they quote."""
    return subjects.unquoted() if isinstance(subjects, LateSubjects) else subjects


def pack_subjects(subjects: Sequence[Candidate], document: Document) -> bytes:
    """Return the subjects of a note as bytes, without the lines that they quote."""
    if isinstance(subjects, LateSubjects):
        return subjects.packed
    if not subjects:
        return b""
    quote = document.at_hand().quote
    bare = [
        Candidate(name, kind, rule, "", line, _bare(said, name.label, quote(line)), key)
        for name, kind, rule, _, line, said, key in subjects
    ]
    return zlib.compress(_encode(bare), _FAST)


def _bare(quote: str, label: str, line: str) -> str:
    """Return a quote without the words that stand elsewhere: of a heading, what is before them."""
    if not quote or quote != line:
        return quote
    before = quote.removesuffix(label)
    return f"{LINE}{before}" if before and not before.strip("# ") else LINE


def _whole(quote: str, label: str) -> str:
    return f"{quote[1:]}{label}" if quote != LINE and quote.startswith(LINE) else quote
