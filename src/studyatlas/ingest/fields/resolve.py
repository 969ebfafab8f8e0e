"""Fields to relations, and to problems where their names or types do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from studyatlas.ingest.curated import nearest
from studyatlas.ingest.documents import fact_of
from studyatlas.ingest.fields.front_matter import front_matter_fields
from studyatlas.ingest.fields.inline import Field, inline_fields
from studyatlas.ingest.fields.keys import Key, folded_key, relation_keys
from studyatlas.ingest.fields.values import Value, values
from studyatlas.ingest.listed import name_of_entry
from studyatlas.ingest.reading import Reading
from studyatlas.ingest.section_reading import SectionReading
from studyatlas.ingest.topics.names import note_name
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.naming import name_key
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.problem import Problem, warning
from studyatlas.model.schema import Schema

FIELD, FRONT_MATTER = "typed-field", "front-matter"
_MOST_GUESSES = 50


def may_have_fields(document: Document) -> bool:
    """Tell whether there may be fields in a note's text."""
    return any(fact_of(section).may_declare for section in document.sections)


def has_fields(document: Document, schema: Schema) -> bool:
    """Tell whether a note declares anything, in its text or in its front matter."""
    keys = relation_keys(schema)
    return may_have_fields(document) or any(front_matter_fields(document, keys))


def topic_names(document: Document) -> tuple[str, ...]:
    """Return what may name the topic of a note: its title, else its file's name."""
    stem = note_name(_stem(document))
    names = (document.front_matter.get("title", ""), stem, document.title)
    return tuple(filter(None, names))


def read_fields(reading: Reading) -> tuple[list[Relation], list[Problem]]:
    """Return the relations that fields declare, and a problem for each that does not hold.

    Of the reading's sections only those of notes that may have fields need be there.
    """
    resolver = _Resolver(reading, relation_keys(reading.schema))
    for document in reading.documents:
        resolver.front_matter(document)
    for at in reading.sections:
        resolver.section(at)
    return resolver.relations, resolver.problems


@dataclass
class _Resolver:
    """Gathers relations and problems over all notes. Without slots: `_notes` is made late."""

    reading: Reading
    keys: Mapping[str, Key]
    relations: list[Relation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _headings: dict[str, str] = field(default_factory=dict)
    """What each section read so far is about, by id; its own heading or one above."""

    def front_matter(self, document: Document) -> None:
        for key, text, place in front_matter_fields(document, self.keys):
            subject = self._topic(document)
            for value in values(text):
                self._join(FRONT_MATTER, subject, self.keys[key], value, (document, place))

    def section(self, at: SectionReading) -> None:
        section = at.section
        own = self.reading.vocabulary.subject(section.title, at.context)
        if not own and section.id == at.document.path:
            own = self._topic(at.document)
        above = self._headings.get(section.parent) or self._topic(at.document)
        self._headings[section.id] = own or above or ""
        for found in inline_fields(at):
            if key := self.keys.get(folded_key(found.key)):
                subject = self._subject(found)
                for value in values(found.value):
                    self._join(FIELD, subject, key, value, (at.document, found.position))

    def _subject(self, found: Field) -> str | None:
        """Return what a field is about: its item or the one above it, else heading or note."""
        vocabulary, context = self.reading.vocabulary, found.at.context
        own = name_of_entry(found.before.strip(" *_-+>"), vocabulary, context)
        own = own or vocabulary.called(found.block.subject)
        if own or not found.block.titles:
            return own or self._headings[found.at.section.id]
        return vocabulary.subject(found.block.titles[-1], context)

    def _join(
        self,
        rule: str,
        subject: str | None,
        key: Key,
        value: Value,
        where: tuple[Document, Position],
    ) -> None:
        document, place = where
        target = next(filter(None, map(self._named, value.names)), None)
        if not subject:
            message = "nothing it could be about has a name: no item, no heading, no note"
            self.problems.append(warning(place, "field-subject", message))
        elif not target:
            self.problems.append(warning(place, "unknown-name", self._unknown(value)))
        else:
            ends = (
                (target, key.relation, subject) if key.backward else (subject, key.relation, target)
            )
            if self.reading.allows(*ends):
                quote = document.quote(place.line)
                at = Position(place.path, place.line)
                provenance = Provenance(at, rule, Origin.STATED, quote)
                self.relations.append(Relation(*ends, provenance))
            else:
                self.problems.append(warning(place, *self._unfit(*ends)))

    def _named(self, name: str) -> str | None:
        return self.reading.vocabulary.called(name) or self._notes.get(name_key(name))

    @cached_property
    def _notes(self) -> Mapping[str, str]:
        """What each note is about, by the key of its file's name."""
        found: dict[str, str] = {}
        for document in self.reading.documents:
            if node := self._topic(document):
                found.setdefault(name_key(_stem(document)), node)
        return found

    def _topic(self, document: Document) -> str | None:
        """Return the topic of a note."""
        found = map(self.reading.vocabulary.subject, topic_names(document))
        return next(filter(None, found), None)

    def _unknown(self, value: Value) -> str:
        known = (node.label for node in self._topics()) if self._may_guess() else ()
        return f"no topic is called {value.shown!r}{nearest(value.shown, known)}"

    def _may_guess(self) -> bool:
        return len(self.problems) < _MOST_GUESSES

    def _topics(self) -> Iterator[Node]:
        outline = self.reading.schema.is_outline
        return (node for node in self.reading.nodes.values() if not outline(node.type))

    def _unfit(self, source: str, relation: str, target: str) -> tuple[str, str]:
        kind = self.reading.schema.relation_types[relation]
        one, other = self.reading.nodes[source], self.reading.nodes[target]
        if source == target:
            return "self-relation", f"{one.label!r} {kind.forward} itself"
        message = f"{relation!r} may not lead from {one.type!r} to {other.type!r}"
        return "relation-types", f"{message}: {one.label!r}, {other.label!r}"


def _stem(document: Document) -> str:
    name = document.path.rpartition("/")[2]
    return name.rpartition(".")[0] or name
