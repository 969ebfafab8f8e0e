"""Headings and blocks in order to a tree of sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from studyatlas.model.document import Block, Section
from studyatlas.model.naming import slug


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, or a bold line that serves as one (level 0)."""

    title: str
    level: int
    line: int
    end_line: int


Part = Heading | Block


def make_sections(
    path: str, stem: str, parts: Iterable[Part], line_count: int
) -> tuple[Section, ...]:
    """Group blocks under their headings.

    Text before the first heading is a section of its own, named after the file. A section's id is
    made of the titles above it, so it stays when text is added elsewhere.
    """
    builder = _Builder(path)
    builder.open(Heading(stem, 1, 1, 1), preamble=True)
    for part in parts:
        if isinstance(part, Heading):
            builder.open(part)
        else:
            builder.blocks.append(part)
    return builder.close(line_count)


class _Open(NamedTuple):
    """A section that is being read."""

    id: str
    title: str
    level: int
    line: int
    parents: tuple[str, ...]
    parent: str
    bold: bool

    def closed(self, end_line: int, blocks: tuple[Block, ...]) -> Section:
        """Return the section with what stands in it."""
        return Section(
            self.id,
            self.title,
            self.level,
            self.line,
            end_line,
            blocks,
            self.parents,
            self.parent,
            self.bold,
        )


class _Builder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self._sections: list[Section] = []
        self._stack: list[_Open] = []
        self._current: _Open | None = None
        self._preamble = False
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def open(self, heading: Heading, *, preamble: bool = False) -> None:
        self._flush(heading.line - 1)
        self._preamble = preamble
        level = heading.level
        if not level:
            real = next((s for s in reversed(self._stack) if not s.bold), None)
            level = min(6, (real.level if real else 0) + 1) if not self._preamble else 1
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()
        parents = tuple(section.title for section in self._stack)
        self._current = _Open(
            self._id((*parents, heading.title)) if not preamble else self.path,
            heading.title,
            level,
            heading.line,
            parents,
            self._stack[-1].id if self._stack else "",
            heading.level == 0,
        )
        if not preamble:
            self._stack.append(self._current)

    def close(self, line_count: int) -> tuple[Section, ...]:
        self._flush(line_count)
        return tuple(self._sections)

    def _flush(self, end_line: int) -> None:
        section = self._current
        if section is None or (self._preamble and not self.blocks):
            return
        self._sections.append(section.closed(max(section.line, end_line), tuple(self.blocks)))
        self.blocks = []

    def _id(self, titles: tuple[str, ...]) -> str:
        base = f"{self.path}#{'/'.join([slug(title) for title in titles])}"
        unique, count = base, self._counts.get(base, 1)
        while unique in self._taken:
            count += 1
            unique = f"{base}-{count}"
        self._counts[base] = count
        self._taken.add(unique)
        return unique
