"""Tables that are an outline: objectives and weights, or tasks and what they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from studyatlas.ingest.guides import terms
from studyatlas.ingest.guides.labels import Label, list_letter, read_label
from studyatlas.ingest.guides.patterns import whole_words
from studyatlas.ingest.guides.weights import is_weight_column, weight_cell
from studyatlas.model.document import Block, BlockKind

_DOMAIN = whole_words((*terms.DOMAIN, *(f"{word}s" for word in terms.DOMAIN)))
_ASKS = whole_words((*terms.TASK, *(f"{word}s" for word in terms.TASK), "topic", "topics", "skill"))
_CELL_BREAK = " · "


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are, by their names."""

    domain: int | None = None
    asks: int | None = None
    """A column of objectives, tasks or topics."""
    weight: int | None = None
    lists: tuple[tuple[int, str], ...] = ()
    """The columns called "Knowledge of" and "Skills in", with their letters."""
    others: tuple[int, ...] = ()


@lru_cache(maxsize=64)  # every row of a table asks
def read_columns(header: tuple[str, ...]) -> Columns:
    """Tell by their names what columns hold.

    >>> read_columns(("Objective", "Weight"))
    Columns(domain=None, asks=0, weight=1, lists=(), others=())
    """
    domain = asks = weight = None
    lists: list[tuple[int, str]] = []
    others: list[int] = []
    for index, name in enumerate(header):
        if letter := list_letter(name):
            lists.append((index, letter))
        elif weight is None and is_weight_column(name):
            weight = index
        elif asks is None and _ASKS.search(name):
            asks = index
        elif domain is None and _DOMAIN.search(name):
            domain = index
        else:
            others.append(index)
    return Columns(domain, asks, weight, tuple(lists), tuple(others))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an outline's table."""

    block: Block
    label: Label | None
    """Its task or domain, with the weight."""
    title: str
    lists: tuple[tuple[str, str], ...] = ()
    """Its items by letter."""
    is_domain: bool = False


def read_row(block: Block) -> Row | None:
    """Return what a row of an outline's table says; None for a row of any other table.

    A table with a further column of words, such as "Notes", is no outline: it has material.
    """
    if block.kind is not BlockKind.ROW or not block.header:
        return None
    columns = read_columns(block.header)
    first = columns.asks if columns.asks is not None else columns.domain
    if first is None or not (columns.lists or columns.weight is not None):
        return None
    if not columns.lists and columns.asks is not None and _has_words(block, columns.others):
        return None
    title = _cell(block, first)
    weight = weight_cell(_cell(block, columns.weight)) if columns.weight is not None else None
    label = read_label(title)
    if label is None and weight:
        label = read_label(f"{title} ({weight:g}%)")
    elif label is not None and weight:
        label = Label(label.word, label.numbers, label.title, weight)
    return Row(block, label, title, _lists(block, columns), columns.asks is None)


def item_rows(block: Block) -> list[tuple[str, str]]:
    """Return the items of a row below a task's heading, each with its list's letter."""
    if block.kind is not BlockKind.ROW or not block.header:
        return []
    columns = read_columns(block.header)
    if columns.lists:
        return list(_lists(block, columns))
    if columns.asks is None or _has_words(block, columns.others):
        return []
    title = _cell(block, columns.asks)
    return [("", title)] if title else []


def _lists(block: Block, columns: Columns) -> tuple[tuple[str, str], ...]:
    return tuple(
        (letter, part)
        for index, letter in columns.lists
        for part in _cell(block, index).split(_CELL_BREAK)
        if part.strip(" -–")
    )


def _cell(block: Block, index: int) -> str:
    return block.cells[index] if index < len(block.cells) else ""


def _has_words(block: Block, columns: Sequence[int]) -> bool:
    return any(char.isalpha() for index in columns for char in _cell(block, index))
