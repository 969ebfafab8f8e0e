"""One file of notes on its own: what it says, and what it says with all names known.

Both are pure functions of the file and of what is known, so any process may work them out, and what
was worked out before holds as long as neither changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyatlas.ingest.guides import read_outline
from studyatlas.ingest.known import Known
from studyatlas.ingest.markdown import read_file
from studyatlas.ingest.reading import Reading, read_names
from studyatlas.ingest.rules import OF_ONE_NOTE
from studyatlas.ingest.topics import Candidate, subjects
from studyatlas.model.document import Document
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.model.problem import Problem
from studyatlas.model.sketches import look_at
from studyatlas.store.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Note:
    """A file as it is read before anything is known of the others."""

    document: Document
    problems: tuple[Problem, ...] = ()
    """What is wrong with its front matter."""
    subjects: Sequence[Candidate] = ()
    """The names it treats as subjects."""
    telling: tuple[str, ...] = ()
    """The nodes that tell what subject it is about."""
    has_outline: bool = False
    """True where it may have an exam's outline in it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules that look at one note find in it."""

    stated: tuple[tuple[int, tuple[Relation, ...]], ...] = ()
    """By the rule's place among all; rules that find nothing are left out."""
    inferred: tuple[tuple[int, tuple[Relation, ...]], ...] = ()
    """The same for what no line says outright."""


def read_note(file: SourceFile, telling: Known | None) -> Note:
    """Read a file; `telling` knows the nodes that tell whether it is about the bundled subject.

    A look at it is taken as well, so that this is done by whoever reads it, be it another process.
    """
    document, problems = read_file(file)
    document = replace(document, look=look_at(document))
    has_outline = any(found.tasks for found in read_outline(document))
    return with_findings(Note(document, tuple(problems), has_outline=has_outline), telling)


def with_findings(note: Note, telling: Known | None) -> Note:
    """Return a note with its subjects, and what it names of those that tell what it is about."""
    document = note.document
    named = telling_names(document, telling) if telling else ()
    found = subjects(document)
    return Note(document, note.problems, found, named, note.has_outline)


def telling_names(document: Document, telling: Known) -> tuple[str, ...]:
    """Return which of some nodes a note names, in order of id."""
    named = {
        mention.node
        for section in document.sections
        for text in (section.title, *(block.text for block in section.blocks))
        if telling.vocabulary.may_find(text)
        for mention in telling.vocabulary.find(text)
    }
    return tuple(sorted(named))


def search_note(document: Document, known: Known) -> Findings:
    """Return what a note says about what is known, without what needs other notes.

    Of several relations with one key the first stays: the first that is stated, and the first that
    is inferred.
    """
    document = document.at_hand()
    sections = tuple(read_names((document,), known.vocabulary))
    reading = Reading((document,), sections, (), known.vocabulary, known.nodes, known.schema)
    here = {s.id for s in document.sections if any(block.material for block in s.blocks)}
    stated, inferred = _Gathered(here, known), _Gathered(here, known)
    for place, rule in OF_ONE_NOTE:
        for relation in rule(reading):
            is_inferred = relation.provenance.origin is Origin.INFERRED
            (inferred if is_inferred else stated).add(place, relation)
    return Findings(stated.by_rule(), inferred.by_rule())


class _Gathered:
    """Relations by rule, one per key, whose ends are known."""

    def __init__(self, here: set[str], known: Known) -> None:
        self._here, self._nodes = here, known.nodes
        self._seen: set[tuple[str, str, str]] = set()
        self._found: dict[int, list[Relation]] = {}

    def add(self, place: int, relation: Relation) -> None:
        source, target = relation.source, relation.target
        key = (source, relation.relation, target)
        if key not in self._seen and self._knows(source) and self._knows(target):
            self._seen.add(key)
            self._found.setdefault(place, []).append(relation)

    def by_rule(self) -> tuple[tuple[int, tuple[Relation, ...]], ...]:
        return tuple((place, tuple(found)) for place, found in self._found.items())

    def _knows(self, node: str) -> bool:
        return node in self._nodes or node in self._here
