"""Fields in the text as Dataview writes them: `key:: value` on a line, `[key:: value]` in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyatlas.ingest.section_reading import SectionReading
from studyatlas.model.document import Block, BlockKind
from studyatlas.model.position import Position

_LINE = re.compile(
    r"\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?"
    r"[*_]{0,3}([^\W\d_][\w -]{0,40}?)[*_]{0,3}\s*::[*_]{0,3}\s+(\S.*)"
)
_WITHIN = re.compile(
    r"[\[(]\s*([^\W\d_][\w -]{0,40}?)\s*::\s*((?:\[\[[^\[\]\n]{1,300}\]\]|[^\[\]()\n]){1,400})[\])]"
)
_CODE = re.compile(r"`+[^`\n]*`+|~~.*?~~")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """A key and a value, and where they stand."""

    key: str
    value: str
    position: Position
    at: SectionReading
    block: Block
    before: str = ""
    """What stands before a field within a line: it may be what the field is about."""


def inline_fields(at: SectionReading) -> Iterator[Field]:
    """Yield the fields of a section; those in code and in struck text are none."""
    for block, _ in at.blocks:
        if block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH) and "::" in block.text:
            for line in range(block.line, block.end_line + 1):
                yield from _in_line(at, block, line)


def _in_line(at: SectionReading, block: Block, line: int) -> Iterator[Field]:
    raw = at.document.lines[line - 1]
    if "::" not in raw or len(raw) > _LONGEST:
        return
    bare = _CODE.sub(lambda code: " " * len(code.group()), raw)
    path = at.document.path
    if found := _LINE.match(bare):
        position = Position(path, line, column=found.start(1) + 1)
        yield Field(found.group(1), found.group(2), position, at, block)
        return
    for found in _WITHIN.finditer(bare):
        position = Position(path, line, column=found.start() + 1)
        before = bare[: found.start()]
        yield Field(found.group(1), found.group(2), position, at, block, before)
