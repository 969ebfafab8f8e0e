"""The lists below a task's heading as its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyatlas.ingest.guides.drafts import TaskDraft
from studyatlas.ingest.guides.labels import list_letter, read_label
from studyatlas.ingest.guides.shape import are_notes
from studyatlas.ingest.guides.tables import item_rows
from studyatlas.model.document import Block, BlockKind, Document
from studyatlas.model.position import Position

_LIST_AT_END = re.compile(r"\s(\S+\s+\S+:)$")
_FUSED = {mark: re.compile(rf"(?<=[\w)\].,;:])\s+{re.escape(mark)}\s+(?=[A-Z])") for mark in "*+•"}


class ItemReader:
    """Reads the items of one task, section by section; knows under which list heading it is."""

    def __init__(self, document: Document, task: TaskDraft, *, whole: bool = False) -> None:
        self.task = task
        self._document = document
        self._whole = whole
        """True where the whole file is the guide: then a paragraph ends no list."""
        self._letter = ""
        self._top = 0
        self._ended = False

    def open_list(self, letter: str, line: int) -> None:
        """Begin a list at its heading: "Knowledge of"."""
        self._letter, self._top, self._ended = letter, 0, False
        self.task.claim(line)

    def read(self, blocks: Sequence[Block]) -> None:
        """Add the items among some blocks, up to where notes begin."""
        self._top = 0
        last = max((block.line for block in blocks if _lists(block)), default=0)
        notes = _nested_notes(blocks)
        begun = False
        for block in blocks:
            if letter := _list_heading(block):
                self._open_in_list(letter, block)
                begun = False
            elif block.kind is BlockKind.ITEM and not self._ended:
                self._item(block, notes)
                begun = True
            elif rows := item_rows(block):
                self._rows(block, rows)
            elif block.kind is BlockKind.PARAGRAPH and block.line < last and not self._ended:
                self._between(block, begun=begun)
            elif not (self._whole or self._is_nested(block)):
                self._ended = begun or self._ended

    def _open_in_list(self, letter: str, block: Block) -> None:
        self._letter, self._ended = letter, False
        self._top = block.depth + (block.kind is BlockKind.ITEM)
        self.task.claim(block.line, block.end_line)

    def _between(self, block: Block, *, begun: bool) -> None:
        """Take what leads to a list for the guide's own; after the items began, notes begin."""
        if self._is_nested(block) and not self._whole:
            return
        if begun and not self._whole and not block.text.endswith(":"):
            self._ended = True
        else:
            self.task.claim(block.line, block.end_line)

    def _is_nested(self, block: Block) -> bool:
        """Tell whether a block that is no item belongs to one: it is indented."""
        return self._document.lines[block.line - 1][:1] in (" ", "\t")

    def _item(self, block: Block, notes: frozenset[int]) -> None:
        if block.line in notes and not self._whole:
            return
        self.task.claim(block.line, block.end_line)
        self._top = min(self._top, block.depth)
        for text in self._parts(block):
            found = _LIST_AT_END.search(text)
            letter = list_letter(found[1]) if found else ""
            heading_line = bool(letter) and block.end_line > block.line
            own = text[: found.start()] if found and letter else text
            self._add(own, block, block.end_line - heading_line)
            self._letter = letter or self._letter

    def _parts(self, block: Block) -> list[str]:
        """Return the items of one block: two, where a line break was lost between them.

        The second begins with the list's own mark: "Soils * Seeds". A dash is no such mark, for it
        stands between words as well.
        """
        raw = self._document.lines[block.line - 1].lstrip("> \t")
        fused = _FUSED.get(raw[:1])
        return fused.split(block.text) if fused else [block.text]

    def _add(self, text: str, block: Block, end_line: int) -> None:
        if block.depth > self._top and self.task.items:
            self.task.extend(text, end_line)
            return
        code, text = own_code(text, self.task.code)
        position = Position(self._document.path, block.line, end_line)
        self.task.add(text, position, code=code, letter="" if code else self._letter)

    def _rows(self, block: Block, rows: Sequence[tuple[str, str]]) -> None:
        self.task.claim(block.line, block.end_line)
        position = Position(self._document.path, block.line, block.end_line)
        for letter, text in rows:
            code, own = own_code(text, self.task.code)
            self.task.add(own, position, code=code, letter="" if code else letter or self._letter)


def own_code(text: str, task: str) -> tuple[str, str]:
    """Return the code an item gives itself, if it lies within its task, and its text.

    >>> own_code("1.2.3 Graft", "1.2"), own_code("1.2 Graft", "1.0"), own_code("2.1 Graft", "1.2")
    (('1.2.3', 'Graft'), ('1.2', 'Graft'), ('', '2.1 Graft'))
    """
    label = read_label(text) if text[:24].strip("*")[:1].isalnum() else None
    if label is None or not label.title or len(label.numbers) < 2:  # noqa: PLR2004 - 1.2
        return "", text
    within = f"{task.removesuffix('.0')}."
    return (label.code, label.title) if label.code.startswith(within) else ("", text)


def _lists(block: Block) -> bool:
    return block.kind is BlockKind.ITEM or bool(_list_heading(block))


def _list_heading(block: Block) -> str:
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return list_letter(block.text)
    return ""


def _nested_notes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the first lines of nested items that read like notes on the item above them."""
    return frozenset(block.line for group in _nested(blocks) if are_notes(group) for block in group)


def _nested(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the items nested below each item of the top, as one group."""
    group: list[Block] = []
    top = min(
        (b.depth for b in blocks if b.kind is BlockKind.ITEM and not _list_heading(b)), default=0
    )
    for block in blocks:
        if block.kind is BlockKind.ITEM and block.depth > top and not _list_heading(block):
            group.append(block)
        elif group:
            yield group
            group = []
    if group:
        yield group
