"""Everything the extraction rules look at: the notes, with the names found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from studyatlas.ingest.clauses import Clause, clauses_of
from studyatlas.ingest.cues import Cue, cues_in
from studyatlas.ingest.links import ResolvedLink
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.document import Document
from studyatlas.model.entities import Node
from studyatlas.model.guide import Exam
from studyatlas.model.naming import name_key
from studyatlas.model.schema import DEFAULT_SCHEMA, Schema


@dataclass(frozen=True)
class Reading:
    """The input of every rule. Without slots, because clauses are cut once, when asked for."""

    documents: tuple[Document, ...]
    sections: tuple[SectionReading, ...]
    exams: tuple[Exam, ...]
    vocabulary: Vocabulary
    nodes: Mapping[str, Node]
    schema: Schema = DEFAULT_SCHEMA
    links: tuple[ResolvedLink, ...] = ()
    """Links that lead to a note, in order of their notes."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all notes that have a name in them, in order."""
        return tuple(clause for at in self.sections for clause in clauses_of(at, self.vocabulary))

    @cached_property
    def cued(self) -> tuple[tuple[Clause, frozenset[Cue]], ...]:
        """The clauses in which a wording may stand that joins two names, with the wordings."""
        cued = ((clause, cues_in(clause.text)) for clause in self.clauses)
        return tuple((clause, cues) for clause, cues in cued if cues)

    def allows(self, source: str, relation: str, target: str) -> bool:
        """Tell whether a relation may join two nodes by their types.

        Nothing is used for what it is by its name: "real-time inference" for "inference".
        """
        one, other = self.nodes.get(source), self.nodes.get(target)
        if source == target or one is None or other is None:
            return False
        if relation == "used_for" and self.is_kind_by_name(source, target):
            return False
        known = relation in self.schema.relation_types
        return known and self.schema.allows(one.type, relation, other.type)

    def is_kind_by_name(self, node: str, above: str) -> bool:
        """Tell whether a node's name ends in another's: "L1 regularization", "regularization"."""
        short, long = (f" {name_key(self.nodes[n].label)}" for n in (above, node))
        return long.endswith(short) and len(long) > len(short)


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
