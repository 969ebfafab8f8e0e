"""Extraction rules: what the notes say, one rule per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from studyatlas.ingest.reading import Reading
from studyatlas.ingest.rules import (
    affects,
    contrasts,
    examples,
    facet_list,
    heading_explains,
    is_a,
    item_asks,
    item_says,
    lead_in_explains,
    measures,
    mentions,
    mitigates,
    note_links,
    parts,
    provides,
    requires,
    row_explains,
    subheading,
    table_cell,
    table_heading,
    typed_fields,
    used_for,
    used_to,
    uses,
)
from studyatlas.model.entities import Relation

Rule = Callable[[Reading], Iterator[Relation]]

RULES: tuple[Rule, ...] = (
    heading_explains.find,
    lead_in_explains.find,
    row_explains.find,
    mentions.find,
    item_asks.find,
    item_says.find,
    note_links.find,
    typed_fields.find,
    table_cell.find,
    facet_list.find,
    is_a.find,
    used_for.find,
    used_to.find,
    requires.find,
    parts.find,
    provides.find,
    uses.find,
    mitigates.find,
    affects.find,
    measures.find,
    examples.find,
    contrasts.find,
    subheading.find,
    table_heading.find,
)
"""Of two relations with the same ends and type the stated one stays, then the first found."""

ITEM_ASKS, ITEM_SAYS, NOTE_LINKS, TYPED_FIELDS = map(
    RULES.index, (item_asks.find, item_says.find, note_links.find, typed_fields.find)
)
"""The places of the rules that need other notes, or the outlines of exams."""
OF_ONE_NOTE = tuple(
    (place, rule)
    for place, rule in enumerate(RULES)
    if place not in (ITEM_ASKS, ITEM_SAYS, NOTE_LINKS, TYPED_FIELDS)
)
"""The rules that look at one note at a time, with their places: each may be read on its own."""
