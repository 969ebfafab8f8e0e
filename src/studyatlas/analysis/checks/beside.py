"""What the checks worked out of an atlas as bytes, for an edit in another process to take over."""

from __future__ import annotations

from array import array

import msgspec

from studyatlas.analysis.checks import found_in
from studyatlas.analysis.checks.cycles import circles_of
from studyatlas.analysis.checks.duplicate_notes import compared_of
from studyatlas.analysis.duplicates import Compared
from studyatlas.model.atlas import Atlas
from studyatlas.model.document import Look
from studyatlas.model.problem import Problem


class _Beside(msgspec.Struct, array_like=True):
    found: tuple[tuple[Problem, ...], ...]
    """What each check found."""
    circles: dict[str, list[list[str]]]
    looks: list[tuple[bytes, int, bytes]]
    """At the notes, as are all below: numbers of eight bytes are one text."""
    same: dict[int, int]
    telling: dict[int, bytes]
    near: dict[int, tuple[int, ...]]
    shares: dict[int, tuple[float, int]]


_encode = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(_Beside)


def packed(atlas: Atlas) -> bytes:
    """Return what was worked out of an atlas that was checked."""
    compared = compared_of(atlas)
    return _encode(
        _Beside(
            found_in(atlas),
            {name: [list(circle) for circle in some] for name, some in circles_of(atlas).items()},
            [(look.digest, look.words, look.sketch.tobytes()) for look in compared.looks],
            dict(compared.same),
            {place: runs.tobytes() for place, runs in compared.telling.items()},
            dict(compared.near),
            dict(compared.shares),
        )
    )


def restore(atlas: Atlas, given: bytes) -> None:
    """Keep for an atlas what was packed of it, in another process.

    Raises:
        ValueError: these bytes are nothing that was packed.
    """
    found = _DECODER.decode(given)
    looks = tuple(Look(digest, words, _numbers(sketch)) for digest, words, sketch in found.looks)
    telling = {place: _numbers(runs) for place, runs in found.telling.items()}
    compared_of.keep(atlas, Compared(looks, found.same, telling, found.near, found.shares))
    circles_of.keep(atlas, found.circles)
    found_in.keep(atlas, found.found)


def _numbers(given: bytes) -> array[int]:
    numbers = array("Q")
    numbers.frombytes(given)
    return numbers
