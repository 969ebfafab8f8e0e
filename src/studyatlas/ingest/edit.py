"""What an edit of some notes leaves as it was, and what must be worked out anew.

- The frame stays: curated files, outlines of exams, the bundled subject. Else there is no `Edit`.
- Of the topics those may be others whose name stands as a subject in a changed note, before or now.
- Other notes say something else only where they have a name in them which came or went.
- Links are resolved again in the changed notes and in those that link to them; in all notes where
  an alias changed, for by it a note is found; where a title did, in those with a link that leads to
  no note, for the nearest title is named.
- What is declared by a key is looked up again where a changed note declares something, or names
  changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from studyatlas.ingest.affected import Affected
from studyatlas.ingest.fields import has_fields, may_have_fields, topic_names
from studyatlas.ingest.joined import Fields, Joined, fields_of, known_with
from studyatlas.ingest.known import Known
from studyatlas.ingest.linked import Linked, linked_of
from studyatlas.ingest.links import Resolver
from studyatlas.ingest.note import Findings, Note, search_note
from studyatlas.ingest.outline import section_nodes
from studyatlas.ingest.subjects import unquoted
from studyatlas.model.document import Document
from studyatlas.model.entities import Node
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

Thing = TypeVar("Thing")

MOST_EDITED = 32
"""How many notes may be others: beyond that all are joined anew."""


@dataclass(frozen=True)
class Edit:
    """Notes that are others now, in a frame that stays. Without slots: its parts are made once."""

    before: Joined
    places: tuple[int, ...]
    """Which notes changed, in order."""
    read: tuple[Note, ...]
    """All notes as they are read now."""
    notes: tuple[Note, ...]
    """The same without exam outlines, of which the changed ones have none."""

    @cached_property
    def changed(self) -> list[tuple[Document, Document]]:
        """Each note that changed, as it was and as it is."""
        was, now = self.before.notes, self.notes
        return [(was[place].document, now[place].document) for place in self.places]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All notes, without exam outlines."""
        return tuple(note.document for note in self.notes)

    @cached_property
    def by_path(self) -> Mapping[str, Document]:
        """The same by path."""
        return {document.path: document for document in self.documents}

    @cached_property
    def topics(self) -> Mapping[str, Node]:
        """The topics of all notes, by key."""
        topics = self.before.frame.topics
        was = [self.before.notes[place].subjects for place in self.places]
        now = [self.notes[place].subjects for place in self.places]
        if topics is None or was == now:
            return self.before.topics
        changed = chain.from_iterable((*was, *now))
        every = chain.from_iterable(unquoted(note.subjects) for note in self.notes)
        return topics.find_again(self.before.topics, changed, every, self.by_path)

    @cached_property
    def names(self) -> Known:
        """What is known now."""
        if self.topics is self.before.topics:
            return self.before.names
        return self.before.names.followed_by(known_with(self.before.frame, self.topics))

    @property
    def has_same_names(self) -> bool:
        """Tell whether the notes that did not change say what they said."""
        return self.names.vocabulary is self.before.names.vocabulary

    @cached_property
    def other_nodes(self) -> frozenset[str]:
        """Every node that came, went or is another."""
        was, now = self.before.names.nodes, self.names.nodes
        topics = {node for node in was.keys() | now.keys() if was.get(node) is not now.get(node)}
        sections = section_nodes(document for pair in self.changed for document in pair)
        return frozenset(topics.union(node.id for node in sections))

    @cached_property
    def sections(self) -> Mapping[str, Node] | None:
        """Every section that has text; None where the id of one is that of something else."""
        sections = dict(self.before.sections)
        for was in section_nodes(document for document, _ in self.changed):
            found = sections.pop(was.id, None)
            if found is None or found.provenance.position.path != was.provenance.position.path:
                return None
        for now in section_nodes(document for _, document in self.changed):
            if sections.setdefault(now.id, now) is not now:
                return None
        others = self.before.names.nodes.keys() ^ self.names.nodes.keys()
        paths = {document.path for document in self.documents} if others else ()
        if any(node in paths or node.rpartition("#")[0] in paths for node in others):
            return None
        return sections

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node there is now."""
        return {**(self.sections or {}), **self.names.nodes}

    @cached_property
    def findings(self) -> Mapping[int, Findings]:
        """What the notes say that may say something else, by place."""
        places = set(self.places)
        if not self.has_same_names:
            affected = Affected(self.names, self.before.names)
            places.update(n for n, one in enumerate(self.documents) if affected(one))
        return {place: search_note(self.documents[place], self.names) for place in sorted(places)}

    @cached_property
    def resolver(self) -> Resolver:
        """Knows where links lead now."""
        documents = tuple(note.document for note in self.read)
        return self.before.resolver.again(documents) if self._same_names else Resolver(documents)

    @property
    def _same_names(self) -> bool:
        """Tell whether every note is found by the names it was found by; its path is the same."""
        return all(was.aliases == now.aliases for was, now in self.changed)

    def _relinked(self) -> Iterable[int]:
        """Return the notes whose links may come to something else, by place."""
        if not self._same_names:
            return range(len(self.read))
        paths = {document.path for document, _ in self.changed}
        retitled = any(was.title != now.title for was, now in self.changed)
        places = {
            place
            for place, one in enumerate(self.before.linked)
            if (retitled and one.dangling) or not paths.isdisjoint(one.targets)
        }
        return sorted(places.union(self.places))

    @cached_property
    def linked(self) -> Mapping[int, Linked]:
        """What the links come to that may come to something else, by place."""
        return {
            place: linked_of(self.read[place].document, self.resolver, self.by_path, self.nodes, {})
            for place in self._relinked()
        }

    @cached_property
    def fields(self) -> Fields:
        """What is declared by a key in any note."""
        was, frame = self.before.fields, self.before.frame
        paths = {document.path for _, document in self.changed}
        same_topics = all(topic_names(old) == topic_names(new) for old, new in self.changed)
        declare = any(has_fields(new, frame.ground.schema) for _, new in self.changed)
        if self.has_same_names and same_topics and not declare and was.is_silent_on(paths):
            return was
        now = {new.path for _, new in self.changed if may_have_fields(new)}
        notes = was.notes.difference(paths).union(now)
        return fields_of(frame, self.documents, self.names, self.nodes, notes)


def edited(before: Joined, workspace: Workspace) -> dict[int, SourceFile] | None:
    """Return the notes whose text is another now, by place; None where more than that may be."""
    if not before.frame.ground.holds_for(workspace) or len(before.files) != len(workspace.notes):
        return None
    found: dict[int, SourceFile] = {}
    files = sorted(workspace.notes, key=lambda file: file.path)
    for place, (was, now) in enumerate(zip(before.files, files, strict=True)):
        if was is not now and was != now:
            if was.path != now.path or len(found) >= MOST_EDITED:
                return None
            found[place] = now
    return found


def edit_of(before: Joined, changed: Mapping[int, Note]) -> Edit | None:
    """Return an edit by the notes that are others now; None where it may change everything."""
    read, notes = replaced(before.read, changed), replaced(before.notes, changed)
    was = [before.read[place] for place in changed]
    if not before.frame.holds_for(was, list(changed.values()), notes):
        return None
    edit = Edit(before, tuple(sorted(changed)), read, notes)
    return None if edit.sections is None else edit


def replaced(things: Sequence[Thing], others: Mapping[int, Thing]) -> tuple[Thing, ...]:
    """Return things with others in some places.

    >>> replaced("abc", {1: "x"})
    ('a', 'x', 'c')
    """
    found = list(things)
    for place, other in others.items():
        found[place] = other
    return tuple(found)
