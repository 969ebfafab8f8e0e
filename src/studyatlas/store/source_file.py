"""A file of a workspace, as it was read."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

from studyatlas.model.late import Late

_FAST = 1
_KEPT_OPEN = 64
"""Files whose lines are kept unpacked: a note is mostly read from its start to its end."""


class LateLines(Late[str]):
    """The lines of a file, packed."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def opened(self) -> tuple[str, ...]:
        """Return them unpacked."""
        return _opened(self._packed)

    def together(self) -> bytes:
        """Return them as one text, in UTF-8."""
        return _together(self._packed)

    def __reduce__(self) -> tuple[type[LateLines], tuple[bytes]]:  # type: ignore[override] # not as others do: it goes to workers
        return LateLines, (self._packed,)


class SourceFile:
    r"""A decoded file; nothing of it changes.

    Most of the memory that many notes take is their text, so it is there once: when its lines are
    asked for, they take its place, and so do they packed.

    >>> file = SourceFile("tea.md", "# Tea\r\nLeaves.\n")
    >>> file.lines
    ('# Tea', 'Leaves.', '')
    >>> file.text
    '# Tea\r\nLeaves.\n'
    """

    __slots__ = ("_lines", "_text", "path")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        """Relative to the workspace, with forward slashes."""
        self._text: str | None = text
        self._lines: Sequence[str] = ()

    @property
    def text(self) -> str:
        """All of it, with its line ends as they are."""
        text = self._text
        return "\n".join(self._lines) if text is None else text

    @property
    def lines(self) -> Sequence[str]:
        """The lines without their ends, and without the mark of its encoding."""
        text = self._text
        if text is not None and not self._lines:
            plain = plain_lines(text)
            self._lines = tuple(plain.split("\n"))
            if plain == text:
                self._text = None
        return self._lines

    def packed_lines(self) -> Sequence[str]:
        """Return the lines packed, as they stay from now on: they take less than half as much."""
        lines = self.lines
        if not isinstance(lines, LateLines):
            self._lines = lines = LateLines(zlib.compress(together(lines), _FAST))
        return lines

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SourceFile):
            return NotImplemented
        return self.path == other.path and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.path)

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r}, {self.text!r})"

    def __reduce__(self) -> tuple[type[SourceFile], tuple[str, str]]:
        return SourceFile, (self.path, self.text)


def plain_lines(text: str) -> str:
    """Return a text without the mark of its encoding, each line ended in one way."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def together(lines: Sequence[str]) -> bytes:
    """Return lines as one text, in UTF-8."""
    if isinstance(lines, LateLines):
        return lines.together()
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@lru_cache(_KEPT_OPEN)
def _together(packed: bytes) -> bytes:
    return zlib.decompress(packed)


@lru_cache(_KEPT_OPEN)
def _opened(packed: bytes) -> tuple[str, ...]:
    return tuple(_together(packed).decode("utf-8", "surrogatepass").split("\n"))
