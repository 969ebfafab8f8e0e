"""Words as they stand on physical lines, and the blocks they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from studyatlas.ingest.words import is_title, material, material_of, squeeze
from studyatlas.model.document import Block, BlockKind

_CODED_WORDS = 40
_CODED = re.compile(r"(?:[^\W\d_]{1,20}\s+){0,2}\d{1,3}(?:\.\d{1,3})+[.:)]?(?:\s|$)")
_BULLET = re.compile(r"(?:^|(?<= · ))[*+-](?:\s+(?=\S)|(?=[^\W\d_]))")  # but not a minus sign


@dataclass(slots=True)
class Line:
    """The words of one physical line of a paragraph or list item."""

    number: int
    plain: str = ""
    bold: str = ""
    """The bold words it begins with."""

    def add(self, text: str, *, bold: bool) -> None:
        """Append words as they are read."""
        if (bold or text.isspace()) and not self.plain.strip().removeprefix(self.bold.strip()):
            self.bold += text
        self.plain += text

    @property
    def lead(self) -> str:
        """The bold words it begins with, without a closing colon."""
        return squeeze(self.bold).strip(" :")

    @property
    def is_bold_title(self) -> bool:
        """Tell whether the line is bold throughout and reads like a heading.

        With a code in front, as in "1.2 Given a chart, …", it may be long.
        """
        if not self.bold:
            return False
        whole = squeeze(self.plain).strip(" :")
        if not self.lead or self.lead != whole:
            return False
        coded = _CODED.match(whole) and len(whole.split()) <= _CODED_WORDS
        return bool(coded) or is_title(self.plain)


@dataclass(slots=True)
class Item:
    """A list item that is being read."""

    depth: int
    titles: tuple[str, ...]
    """Subjects of the items it is nested in."""
    lines: list[Line] = field(default_factory=list)
    done: bool = False
    """True once its own block was given out: what follows is nested, or a further paragraph."""
    subject: str = ""
    to_do: bool = False
    """True behind an open box: what is still to be learned is no material."""

    @property
    def below(self) -> tuple[str, ...]:
        """Titles for what is nested in it."""
        return (*self.titles, self.subject) if self.subject else self.titles


def text_of(lines: Sequence[Line]) -> str:
    """Return the words of some lines as one text."""
    if len(lines) == 1:
        return squeeze(lines[0].plain)
    if not lines:
        return ""
    return squeeze(" ".join([line.plain for line in lines]))


def paragraph(lines: Sequence[Line], titles: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Return a paragraph's block, if it has words."""
    if not (text := text_of(lines)):
        return ()
    lead = lines[0].lead
    subject = lead if is_title(lead) else ""
    return (plain_block(text, lines[0].number, lines[-1].number, subject, titles),)


def plain_block(
    text: str, line: int, end_line: int, subject: str = "", titles: tuple[str, ...] = ()
) -> Block:
    """Return a block of running text."""
    return Block(
        BlockKind.PARAGRAPH, text, line, end_line, subject, titles, material=material_of(text)
    )


def item_block(item: Item, *, nested: bool) -> tuple[Block, ...]:
    """Return a list item's own block, if it has words, and settle its subject.

    A bold lead-in is its subject; so is a short text with other items nested below it.
    """
    if not (text := text_of(item.lines)):
        return ()
    item.subject = item.lines[0].lead or (text.strip(" :") if nested and is_title(text) else "")
    block = Block(
        BlockKind.ITEM,
        text,
        item.lines[0].number,
        item.lines[-1].number,
        item.subject,
        item.titles,
        depth=item.depth,
        material="" if item.to_do else material_of(text),
    )
    return (block,)


def row_block(cells: Sequence[str], header: tuple[str, ...], line: int, end_line: int) -> Block:
    """Return a table row; bullets inside a cell become a list parted by ` · `."""
    cells = clean_cells(cells)
    return Block(
        BlockKind.ROW,
        " · ".join(cell for cell in cells if cell),
        line,
        end_line,
        cells[0] if cells else "",
        cells=cells,
        header=header,
        material=material(cells[1:]),
    )


def share_texts(blocks: Iterable[Block], lines: Sequence[str]) -> None:
    """Keep a text once that is a block's, its line's and what teaches in it: prose is all three."""
    for block in blocks:
        text, line = block.text, lines[block.line - 1]
        if text == line and text is not line:
            object.__setattr__(block, "text", line)
        if block.material is not block.text and block.material == block.text:
            object.__setattr__(block, "material", block.text)


def clean_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without the bullets typed inside them.

    >>> clean_cells(["* one · * two", "-"])
    ('one · two', '-')
    """
    return tuple([_without_bullets(cell).strip(" ·") for cell in cells])


def _without_bullets(cell: str) -> str:
    return _BULLET.sub("", cell) if "-" in cell or "*" in cell or "+" in cell else cell
