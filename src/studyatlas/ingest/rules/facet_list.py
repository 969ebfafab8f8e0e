"""facet-list: a list below a title that names a relation: "Types of X", or "Use cases" below X.

The title is a heading or a list item; the subject stands in it ("Types of moss") or is what it
stands under. What is listed are the items right below, by their names alone or by the names they
begin with, the headings right below, or the rest of the title's own line ("Requires: a, b").
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.ingest.facets import Facet, facet_of, facet_with_subject, title_and_rest
from studyatlas.ingest.ills import is_ill
from studyatlas.ingest.listed import name_of_entry, names_in_list
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "facet-list"


def find(reading: Reading) -> Iterator[Relation]:
    """Yield relations from lists below titles that name one."""
    titles = {at.section.id: at.section.title for at in reading.sections}
    below: dict[str, tuple[Facet, str]] = {}
    for at in reading.sections:
        section = at.section
        if meant := below.get(section.parent):
            node = name_of_entry(section.title, reading.vocabulary, at.context)
            yield from _relation(reading, at, meant, node, (section.line, section.line))
        if said := _meant(reading, at, section.title, titles.get(section.parent, "")):
            below[section.id] = said
        yield from _in_blocks(reading, at, said)


def _meant(
    reading: Reading, at: SectionReading, title: str, above: str
) -> tuple[Facet, str] | None:
    """Return the relation a title names and the node it is about."""
    if facet := facet_of(title):
        subject = reading.vocabulary.subject(above, at.context)
        return (facet, subject) if subject else None
    if said := facet_with_subject(title):
        subject = reading.vocabulary.subject(said[1], at.context)
        return (said[0], subject) if subject else None
    return None


def _in_blocks(
    reading: Reading, at: SectionReading, meant: tuple[Facet, str] | None
) -> Iterator[Relation]:
    inside: dict[tuple[str, ...], tuple[Facet, str] | None] = {(): meant}
    for block, mentions in at.blocks:
        if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            continue
        above = inside.get(block.titles)
        if above and mentions and block.kind is BlockKind.ITEM:
            node = name_of_entry(block.subject or block.text, reading.vocabulary, at.context)
            yield from _relation(reading, at, above, node, block.lines)
        title, rest = title_and_rest(block)
        around = block.titles[-1] if block.titles else at.section.title
        said = _meant(reading, at, title, around) if title else None
        if block.subject:
            inside[(*block.titles, block.subject)] = said
        for node in names_in_list(rest, reading.vocabulary, at.context) if said and rest else ():
            yield from _relation(reading, at, said, node, block.lines)


def _relation(
    reading: Reading,
    at: SectionReading,
    meant: tuple[Facet, str] | None,
    node: str | None,
    lines: tuple[int, int],
) -> Iterator[Relation]:
    if meant is None or node is None:
        return
    facet, subject = meant
    quote = at.document.quote(lines[0])
    if facet.sign == "-" and is_ill(reading.nodes[subject]) and facet.backward:
        facet = Facet("mitigates", backward=True)
    ends = facet.ends(subject, node)
    if reading.allows(*ends) and "~~" not in quote:
        provenance = Provenance(Position(at.document.path, *lines), ID, Origin.STATED, quote)
        yield Relation(*ends, provenance, facet.sign)
