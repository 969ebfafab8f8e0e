"""Bytes of one file to its text, whether they come from a disk or from a browser."""

from __future__ import annotations

import codecs

from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error, warning

_NUL, _SNIFF = b"\0", 65536
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(path: str, data: bytes, problems: list[Problem]) -> str | None:
    r"""Return the text of a file, None for one that has none, and note what is wrong with it.

    What is not UTF-8 is read with its wrong bytes replaced; UTF-16 with its mark is understood.

    >>> problems = []
    >>> decode("a.md", b"caf\xe9", problems)
    'caf\ufffd'
    >>> print(problems[0])
    a.md:1:4: error: not UTF-8: byte 0xe9; save the file as UTF-8 (not-utf8)
    """
    if _NUL in data[:_SNIFF] and not data.startswith(_UTF16):
        problems.append(error(Position(path), "binary-file", "not a text file; left out"))
        return None
    said = data.removeprefix(codecs.BOM_UTF8)
    if not said or said.isspace():
        problems.append(warning(Position(path), "empty-file", "the file is empty"))
        return None
    try:
        return said.decode()
    except UnicodeDecodeError as failure:
        problems.append(_not_utf8(path, failure.object, failure.start))
        encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
        return data.decode(encoding, "replace")


def _not_utf8(path: str, data: bytes, at: int) -> Problem:
    before = data[:at]
    line = before.count(b"\n") + 1
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    others = 0 if data.startswith(_UTF16) else _wrong_lines(data) - 1
    further = f" (and on {others} more line{'s' * (others > 1)})" if others > 0 else ""
    message = f"not UTF-8: byte 0x{data[at]:02x}{further}; save the file as UTF-8"
    return error(Position(path, line, column=column), "not-utf8", message)


def _wrong_lines(data: bytes) -> int:
    """Return how many lines have bytes that are no UTF-8."""
    return sum(not _is_utf8(line) for line in data.split(b"\n"))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
