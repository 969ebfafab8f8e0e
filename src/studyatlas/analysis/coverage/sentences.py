"""A block of notes as it stands there, sentence by sentence: what a verdict quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from studyatlas.model.document import Block, BlockKind, Document

SENTENCE_END = re.compile(r"(?<=[^\s.]{2}[.!?])\s+(?=\W{0,3}[^\W\d_a-z])")
_PAIRED = ("**", "`")


def sentences(document: Document, block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield each sentence with its first and last line; of a table's row and the like each line.

    A paragraph may be broken into lines anywhere, and one line may hold a whole paragraph. Marks of
    which a sentence has only one of two are left out.
    """
    lines = [document.quote(line) for line in range(block.line, block.end_line + 1)]
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        yield from ((line, line, text) for line, text in enumerate(lines, block.line))
        return
    starts = [0, *accumulate(len(line) + 1 for line in lines)][: len(lines)]
    text, begin = " ".join(lines), 0
    for end in (*(found.start() for found in SENTENCE_END.finditer(text)), len(text)):
        said = text[begin:end]
        first = begin + len(said) - len(said.lstrip())
        if said.strip():
            ends = (bisect_right(starts, place) for place in (first, end - 1))
            line, last = (block.line + number - 1 for number in ends)
            yield line, last, _without_halves(said.strip())
        begin = end


def _without_halves(text: str) -> str:
    for mark in _PAIRED:
        if text.count(mark) % 2:
            text = text.replace(mark, "")
    return text
