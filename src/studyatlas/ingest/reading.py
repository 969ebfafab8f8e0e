"""Everything the extraction rules look at: the notes, with the names found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studyatlas.ingest.links import ResolvedLink
from studyatlas.ingest.vocabulary import Mention, Vocabulary
from studyatlas.model.document import Block, Document, Section
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Exam
from studyatlas.model.position import Origin, Position, Provenance


@dataclass(frozen=True, slots=True)
class SectionReading:
    """A section and the names in each of its blocks."""

    document: Document
    section: Section
    context: str
    """Everything it says, for names that are everyday words elsewhere."""
    title_mentions: tuple[Mention, ...]
    blocks: tuple[tuple[Block, tuple[Mention, ...]], ...]

    def relation(
        self,
        name: str,
        target: str,
        rule: str,
        origin: Origin,
        lines: tuple[int, int] | None = None,
    ) -> Relation:
        """Return a relation from this section, stated by some lines, or by its heading."""
        line, end = lines or (self.section.line, self.section.line)
        position = Position(self.document.path, line, end)
        quote = self.document.quote(line)
        return Relation(self.section.id, name, target, Provenance(position, rule, origin, quote))


@dataclass(frozen=True, slots=True)
class Reading:
    """The input of every rule."""

    documents: tuple[Document, ...]
    sections: tuple[SectionReading, ...]
    exams: tuple[Exam, ...]
    vocabulary: Vocabulary
    nodes: Mapping[str, Node]
    links: tuple[ResolvedLink, ...] = ()
    """Links that lead to a note, in order of their notes."""


def read_names(documents: Iterable[Document], vocabulary: Vocabulary) -> Iterator[SectionReading]:
    """Find the names in every section."""
    for document in documents:
        for section in document.sections:
            context = " ".join((*section.parents, section.title, *(b.text for b in section.blocks)))
            yield SectionReading(
                document,
                section,
                context,
                vocabulary.find(section.title, context),
                tuple((block, vocabulary.find(block.text, context)) for block in section.blocks),
            )
