"""The subjects of a note as bytes: they are read once, to find the topics of all notes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from studyatlas.ingest.topics import Candidate
from studyatlas.model.document import Document
from studyatlas.model.late import Late

_SAME = "\n"
"""Stands for a quote that is the line's."""
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
        found = _SUBJECTS.decode(zlib.decompress(self.packed))
        path, quote = self.document.path, self.document.at_hand().quote
        return tuple(
            [
                Candidate(
                    one.name,
                    one.type,
                    one.rule,
                    path,  # one text for all
                    one.line,
                    quote(one.line) if one.quote == _SAME else one.quote,
                    one.key,
                )
                for one in found
            ]
        )


def pack_subjects(subjects: Sequence[Candidate], document: Document) -> bytes:
    """Return the subjects of a note as bytes, without the lines that they quote."""
    if isinstance(subjects, LateSubjects):
        return subjects.packed
    quote = document.at_hand().quote
    bare = [
        one._replace(quote=_SAME) if one.quote and one.quote == quote(one.line) else one
        for one in subjects
    ]
    return zlib.compress(_encode(bare), _FAST)
