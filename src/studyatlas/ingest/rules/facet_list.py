"""facet-list: a list below a title that names a relation: "Types of X", or "Use cases" below X.

The title is a heading, a list item, or the end of a paragraph ("Types:"); the subject stands in it
("Types of moss") or is what it stands under. What is listed are the items right below, by their
names alone or by the names they begin with, the headings right below, or the rest of the title's
own line ("Requires: a, b"). What may be a remark rather than a purpose or a kind is inferred
(`sureness`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studyatlas.ingest.facets import Facet, Label, facet_of, facet_with_subject, labels
from studyatlas.ingest.ills import is_ill
from studyatlas.ingest.listed import means_of, name_of_entry, names_in_list
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.sureness import origin_in_list, origin_of
from studyatlas.ingest.topics.kinds import is_product
from studyatlas.ingest.topics.told import subjects_in
from studyatlas.model.document import BlockKind
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance

ID = "facet-list"
_QUOTED = ("'", '"', "“", "„", "«")


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a title says: a relation, and the nodes it is about."""

    facet: Facet
    subjects: tuple[str, ...]

    def entry(self, text: str) -> str:
        """Return what an entry of a list below the title names."""
        return means_of(text) if self.facet.relation in ("affects", "mitigates") else text


def find(reading: Reading) -> Iterator[Relation]:
    """Yield relations from lists below titles that name one."""
    titles = {at.section.id: at.section.title for at in reading.sections}
    below: dict[str, _Meant] = {}
    for at in reading.sections:
        section = at.section
        if meant := below.get(section.parent):
            title = meant.entry(section.title)
            node = name_of_entry(title, reading.vocabulary, at.context)
            yield from _relation(reading, at, meant, node, (section.line, section.line))
        said = _meant(reading, at, section.title, titles.get(section.parent, ""))
        if said and not (said.facet.relation == "example_of" and facet_of(section.title)):
            below[section.id] = said  # what "Examples" alone has below it are worked ones
        yield from _in_blocks(reading, at, said)


def _meant(reading: Reading, at: SectionReading, title: str, above: str) -> _Meant | None:
    """Return the relation a title names and the nodes it is about."""
    if facet := facet_of(title):
        names: tuple[str, ...] = (above,)
    elif said := facet_with_subject(title):
        facet, name = said
        whole = reading.vocabulary.subject(name, at.context)
        names = (name,) if whole else subjects_in(title, name, facet.relation)
    else:
        return None
    named = (reading.vocabulary.subject(name, at.context) for name in names)
    subjects = tuple(filter(None, named))
    return _Meant(facet, subjects) if subjects else None


def _in_blocks(reading: Reading, at: SectionReading, meant: _Meant | None) -> Iterator[Relation]:
    inside: dict[tuple[str, ...], _Meant | None] = {(): meant}
    for block, mentions in at.blocks:
        if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            continue
        above = inside.get(block.titles)
        if above and mentions and block.kind is BlockKind.ITEM:
            entry = above.entry(block.subject or block.text)
            node = name_of_entry(entry, reading.vocabulary, at.context)
            yield from _relation(reading, at, above, node, block.lines)
        around = block.titles[-1] if block.titles else at.section.title
        found = [
            (label, _meant(reading, at, label.title, around))
            for label in labels(block, at.document)
        ]
        for label, said in found:
            yield from _on_line(reading, at, label, said)
        if block.kind is BlockKind.PARAGRAPH and not block.titles:
            last = [said for label, said in found if not label.rest]
            inside[()] = last[-1] if last else meant
        elif block.subject:
            inside[(*block.titles, block.subject)] = _meant(reading, at, block.subject, around)


def _on_line(
    reading: Reading, at: SectionReading, label: Label, said: _Meant | None
) -> Iterator[Relation]:
    if said and label.rest and not label.rest.startswith(_QUOTED):
        words, context = reading.vocabulary, at.context
        origin = origin_in_list(said.facet, label.rest, words, context, reading.nodes)
        for node in names_in_list(label.rest, words, context):
            yield from _relation(reading, at, said, node, label.lines, origin)


def _relation(
    reading: Reading,
    at: SectionReading,
    meant: _Meant,
    node: str | None,
    lines: tuple[int, int],
    origin: Origin | None = None,
) -> Iterator[Relation]:
    quote = at.document.quote(lines[0])
    for subject in meant.subjects:
        facet = _facet(meant.facet, ill=is_ill(reading.nodes[subject]))
        if facet is None:
            continue
        ends = facet.ends(subject, node or "")
        if not reading.allows(*ends):
            continue
        if facet.relation == "measures" and _measures_nothing(reading, ends[0]):
            continue
        if facet.relation == "is_a" and is_product(reading.nodes[ends[-1]].label):
            continue  # "Four types" below a product are of what it does
        if "~~" not in quote:
            sure = origin or origin_of(facet, reading.nodes[ends[-1]])
            provenance = Provenance(Position(at.document.path, *lines), ID, sure, quote)
            yield Relation(*ends, provenance, facet.sign)


def _facet(facet: Facet, *, ill: bool) -> Facet | None:
    """Return what a title says of a subject, if it may say that: what reduces an ill mitigates it.

    "To improve:" tells remedies of an ill alone.
    """
    if facet.relation == "mitigates" and facet.loose and not ill:
        return None
    if facet.sign == "-" and facet.backward and ill:
        return Facet("mitigates", backward=True)
    return facet


def _measures_nothing(reading: Reading, node: str) -> bool:
    """Tell whether a node is what metrics are of, rather than one of them."""
    return node in reading.nodes and reading.nodes[node].type in ("service", "tool")
