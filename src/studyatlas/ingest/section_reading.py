"""A section of the notes with the names found in it."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.ingest.vocabulary import Mention
from studyatlas.model.document import Block, Document, Section
from studyatlas.model.entities import Relation
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
        return Relation(self.section.id, name, target, self.provenance(rule, origin, lines))

    def provenance(
        self, rule: str, origin: Origin, lines: tuple[int, int] | None = None
    ) -> Provenance:
        """Return where it stands that some lines of this section, or its heading, say something."""
        line, end = lines or (self.section.line, self.section.line)
        position = Position(self.document.path, line, end)
        return Provenance(position, rule, origin, self.document.quote(line))
