"""Telling a list of exam items from notes, by the shape of what stands there.

Items are short lines without material below them. Notes have paragraphs, tables, code, bold
lead-ins with a definition behind them, and sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studyatlas.ingest.guides import terms
from studyatlas.ingest.guides.labels import list_letter, read_label
from studyatlas.ingest.guides.patterns import any_of
from studyatlas.ingest.guides.tables import item_rows
from studyatlas.ingest.guides.weights import weight_line
from studyatlas.model.document import Block, BlockKind

_LONG_ITEM = 40
_LONG_SENTENCE = 8
_MOST_NOTES = 1 / 3
_MOST_CERTAIN = 2 / 5
_SAID = re.compile(rf"(?<!\w){any_of(terms.SAID_OF)}(?=\s+\w)", re.IGNORECASE)
_ASKED = re.compile(rf"(?<!\w){any_of(terms.ASKED)}(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEW_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?]\s+[^\W\d_a-z]")
_DEFINED = re.compile(rf"\w\s*[:–—]\s+{any_of(terms.ARTICLES)}\s", re.IGNORECASE)
_ARROWS = ("→", "⇒", "->", "=>", " = ")
_LEAD_WORDS = 12


def is_list(blocks: Sequence[Block], *, certain: bool = False, nested: bool = True) -> bool:
    """Tell whether blocks are a list of items and nothing else.

    Lines that lead to a list ("The gardener can:") and a weight may stand between.

    Args:
        blocks: what stands under one heading.
        certain: whether a title or a weight says that this is an exam's; then whole sentences pass.
        nested: whether items may have others nested in them.
    """
    items = [block for block in blocks if block.kind is BlockKind.ITEM]
    rows = [block for block in blocks if item_rows(block)]
    if not (items or rows) or any(block.depth for block in items) > nested:
        return False
    if len(items) + len(rows) + sum(map(leads, blocks)) < len(blocks):
        return False
    return not are_notes(items, certain=certain)


def leads(block: Block) -> bool:
    """Tell whether a block belongs to an outline though it is no item: a lead to a list, a weight.

    A line that leads to a list may end with a colon, or say "Knowledge of".
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    short = len(block.text.split()) <= _LEAD_WORDS
    return bool(
        (short and block.text.endswith(":")) or list_letter(block.text) or weight_line(block.text)
    )


def are_notes(items: Iterable[Block], *, certain: bool = False) -> bool:
    """Tell whether too many lines of a list read like notes for it to be a list of items."""
    said = [_reads_like_notes(item, certain=certain) for item in items]
    return sum(said) > (_MOST_CERTAIN if certain else _MOST_NOTES) * len(said)


def _reads_like_notes(block: Block, *, certain: bool) -> bool:
    """Tell whether a line says something of its subject instead of naming it."""
    text = block.text
    if block.subject and not read_label(text) and len(text) > len(block.subject) + 2:
        return True
    if len(text.split()) >= _LONG_ITEM or any(arrow in text for arrow in _ARROWS):
        return True
    if _DEFINED.search(text) or _has_verb(text):
        return True
    return not certain and _is_sentence(text)


def _has_verb(text: str) -> bool:
    """Tell whether a line says something: "A scion is set on a rootstock"."""
    bare = _BRACKETS.sub(" ", text)
    verb = _SAID.search(bare)
    if verb is None or not bare[: verb.start()].strip():
        return False
    return not _ASKED.search(bare, 0, verb.start())


def _is_sentence(text: str) -> bool:
    ends = text.endswith(".") and len(text.split()) >= _LONG_SENTENCE
    return ends or bool(_NEW_SENTENCE.search(text))
