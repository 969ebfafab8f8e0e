"""Lists typed without Markdown's marks: "• one", "a) one", "1.1 One", each on its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from studyatlas.ingest.lines import Line, text_of
from studyatlas.ingest.words import material_of
from studyatlas.model.document import Block, BlockKind

_BULLET = re.compile(r"\s*[•‣◦▪●○■–]\s+(?=\S)")
_LETTER = re.compile(r"\s*\(?([a-z]|[ivx]{2,4})[.)]\s+(?=\S)")
_CODE = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})+[.:)]?\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FEWEST = 2

Run = tuple[bool, list[Line]]


def typed_runs(lines: Sequence[Line]) -> list[Run]:
    """Cut a paragraph's lines into runs: True with the lines of one typed item, or False.

    Letters and codes make a list only if there are two at least, and letters only in order. What
    stands between two items belongs to the first: it wraps.

    >>> [(is_item, text_of(run)) for is_item, run in typed_runs([Line(1, "• a"), Line(2, "• b")])]
    [(True, '• a'), (True, '• b')]
    """
    mark = _mark(lines)
    if mark is None:
        return [(False, list(lines))]
    runs: list[Run] = []
    for line in lines:
        if mark.match(line.plain):
            runs.append((True, [line]))
        elif runs:
            runs[-1][1].append(line)
        else:
            runs.append((False, [line]))
    return runs


def typed_item(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the block of one typed item, without its bullet or letter; a code stays."""
    text = text_of(lines)
    for mark in (_BULLET, _LETTER):
        text = mark.sub("", text, count=1) if mark.match(text) else text
    if text:
        first, last = lines[0].number, lines[-1].number
        yield Block(BlockKind.ITEM, text, first, last, material=material_of(text))


def _mark(lines: Sequence[Line]) -> re.Pattern[str] | None:
    if any(_BULLET.match(line.plain) for line in lines):
        return _BULLET
    if len(lines) < _FEWEST:
        return None
    if sum(1 for line in lines if _CODE.match(line.plain)) >= _FEWEST:
        return _CODE
    letters = [found[1] for line in lines if (found := _LETTER.match(line.plain))]
    ordered = (list(ascii_lowercase[: len(letters)]), list(_ROMAN[: len(letters)]))
    return _LETTER if len(letters) >= _FEWEST and letters in ordered else None
