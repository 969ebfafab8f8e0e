"""Extraction rules: what the notes say, one rule per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.rules import (
    heading_explains,
    item_asks,
    lead_in_explains,
    mentions,
    note_links,
    row_explains,
)
from studyatlas.model.entities import Relation

Rule = Callable[[Reading], Iterator[Relation]]

RULES: tuple[Rule, ...] = (
    heading_explains.find,
    lead_in_explains.find,
    row_explains.find,
    mentions.find,
    item_asks.find,
    note_links.find,
)
"""Of two relations with the same ends and type the stated one stays, then the first found."""
