"""Rows of a table that have lost a column, or gained one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)\|")
_MARKUP = re.compile(r"<[^<>]*>|\*\*|__|`|!?\[|\]\([^()]*\)|\]")
_BREAK = re.compile(r"<(?:br\s*/?|li(?:\s[^<>]*)?)>", re.IGNORECASE)


def fitted(
    cells: Sequence[str], header: tuple[str, ...], raw: str
) -> tuple[list[str], tuple[str, ...]]:
    r"""Return a row's cells with those beyond the last column, and the columns that hold for it.

    Markdown drops what has no column, and fills up what is short at the end, though it may have
    been lost in the middle: then no column is known to be right.

    >>> fitted(["a", "b"], ("one", "two"), "| a | b | **c** |")
    (['a', 'b', 'c'], ('one', 'two', ''))
    >>> fitted(["a", ""], ("one", "two"), "| a |")
    (['a', ''], ())
    """
    raw = raw.lstrip("> \t").rstrip()
    parts = _PIPE.split(raw) if "\\" in raw else raw.split("|")
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    if len(parts) < len(header):
        return list(cells), ()
    extra = [_words(part) for part in parts[len(cells) :]]
    return [*cells, *extra], (*header, *("" for _ in extra))


def _words(cell: str) -> str:
    return _MARKUP.sub("", _BREAK.sub(" · ", cell)).strip(" ·")
