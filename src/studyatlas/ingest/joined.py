"""What all notes together say: the notes joined into one atlas.

A `Joined` keeps everything that an atlas was made of, each note's share by itself, so that after an
edit `rejoin` need replace no more than that edit can change.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from studyatlas.ingest.bundled import SUBJECT, Subject
from studyatlas.ingest.claims import Claims
from studyatlas.ingest.curated import curated_relations
from studyatlas.ingest.fields import may_have_fields, read_fields
from studyatlas.ingest.frame import Frame
from studyatlas.ingest.known import Known
from studyatlas.ingest.linked import Linked, all_linked, link_count
from studyatlas.ingest.links import Resolver
from studyatlas.ingest.note import Findings, Note
from studyatlas.ingest.outline import outline_nodes, section_nodes
from studyatlas.ingest.reading import Reading, read_names
from studyatlas.ingest.rules import (
    ITEM_ASKS,
    ITEM_SAYS,
    NOTE_LINKS,
    TYPED_FIELDS,
    item_asks,
    item_says,
)
from studyatlas.ingest.settled import Gathered
from studyatlas.ingest.sources import SourceFinder
from studyatlas.ingest.subjects import unquoted
from studyatlas.ingest.wire import PackedFindings
from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.bulk import give_back
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Exam
from studyatlas.model.problem import Problem
from studyatlas.model.schema import Schema
from studyatlas.store.source_file import SourceFile

_AT_A_TIME = 2048
"""What was found in so many notes is let go of before what it took is given back."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is declared by a key in any note."""

    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]
    notes: frozenset[str]
    """The notes that may have such keys in their text, by path."""

    def is_silent_on(self, paths: AbstractSet[str]) -> bool:
        """Tell whether nothing was declared in some notes."""
        places = chain(
            (relation.provenance.position.path for relation in self.relations),
            (problem.position.path for problem in self.problems),
        )
        return paths.isdisjoint(self.notes) and paths.isdisjoint(places)


@dataclass(frozen=True, slots=True)
class Joined:
    """An atlas, and what it was made of."""

    frame: Frame
    files: tuple[SourceFile, ...]
    """The notes' files, in order of path; so are the notes, and what is kept of each."""
    read: tuple[Note, ...]
    """The notes as read."""
    notes: tuple[Note, ...]
    """The same without exam outlines."""
    topics: Mapping[str, Node]
    """The topics of the notes, by key."""
    names: Known
    sections: Mapping[str, Node]
    resolver: Resolver
    linked: tuple[Linked, ...]
    fields: Fields
    claims: Claims
    circular: tuple[Relation, ...]
    """What was left out because it goes in a circle; all else that was left out follows from the
    claims between two nodes."""
    wrong_sources: tuple[Problem, ...]
    """What is wrong with curated relations."""
    atlas: Atlas
    problems: tuple[Problem, ...]


def join(
    frame: Frame,
    files: Sequence[SourceFile],
    read: tuple[Note, ...],
    notes: tuple[Note, ...],
    search: Callable[[Sequence[Document], Known], Iterable[Findings | PackedFindings]],
    *,
    keep: bool = True,
) -> Joined:
    """Join notes that were read.

    Args:
        frame: what is known without them.
        files: their files.
        read: the notes.
        notes: the same without exam outlines.
        search: says what each says once all names are known.
        keep: whether an edit may follow; else what only that needs is let go of as soon as it is
            gathered: what was found in the notes, and where each link leads.
    """
    documents = tuple(note.document for note in notes)
    by_path = {document.path: document for document in documents}
    subjects = chain.from_iterable(unquoted(note.subjects) for note in notes)
    topics = frame.topics.find(subjects, by_path) if frame.topics else {}
    names = Known(known_with(frame, topics), frame.ground.schema)
    findings = deque(search(documents, names))
    sections = {node.id: node for node in section_nodes(documents)}
    nodes = {**sections, **names.nodes}
    gathered = Gathered(nodes, by_path)
    resolver, linked = all_linked(read, by_path, nodes, gathered, keep=keep)
    kept = tuple(_gathered(findings, gathered, keep=keep))
    with_fields = frozenset(one.path for one in documents if may_have_fields(one))
    fields = fields_of(frame, documents, names, nodes, with_fields)
    first, wrong = first_claims(frame, read, nodes)
    of_all = claims_of_all(frame, names, linked, fields)
    give_back(len(notes))
    claims = Claims(first, kept, of_all, bundled(frame, nodes))
    relations, circular = _settled(gathered, claims, frame.ground.schema)
    return Joined(
        frame,
        tuple(files),
        read,
        notes,
        topics,
        names,
        sections,
        resolver,
        linked,
        fields,
        claims,
        circular,
        wrong,
        _atlas(frame, nodes, relations, documents, linked),
        problems_of(frame, read, linked, fields, wrong),
    )


def _gathered(
    found: deque[Findings | PackedFindings], gathered: Gathered, *, keep: bool
) -> Iterator[Findings | PackedFindings]:
    """Gather what was found in the notes, of which nothing is left then, and yield what is kept."""
    while found:
        one = found.popleft()
        gathered.of_note(one)
        if keep:
            yield one
        elif len(found) % _AT_A_TIME == 0:
            give_back(_AT_A_TIME)


def _settled(
    gathered: Gathered, claims: Claims, schema: Schema
) -> tuple[Sequence[Relation], tuple[Relation, ...]]:
    """Return the relations that stay and those in circles; what notes say is gathered already."""
    gathered.first(claims.first)
    for place in claims.of_all.keys() - {NOTE_LINKS}:
        for relations in claims.of_all[place]:
            gathered.of_rule(place, relations)
    gathered.bundled(claims.bundled)
    return gathered.settled(schema)


def _atlas(
    frame: Frame,
    nodes: Mapping[str, Node],
    relations: Sequence[Relation],
    documents: Iterable[Document],
    linked: Iterable[Linked],
) -> Atlas:
    return make_atlas(
        nodes.values(),
        relations,
        documents,
        frame.exams,
        frame.ground.schema,
        link_count(linked),
        SUBJECT if frame.subject else "",
        frame.by_hand,
    )


def known_with(frame: Frame, topics: Mapping[str, Node]) -> dict[str, Node]:
    """Return every node that is no section."""
    return {**frame.known, **{node.id: node for node in topics.values()}}


def fields_of(
    frame: Frame,
    documents: tuple[Document, ...],
    names: Known,
    nodes: Mapping[str, Node],
    with_fields: frozenset[str],
) -> Fields:
    """Return what is declared by a key; `with_fields` may have such keys in their text."""
    some = (document for document in documents if document.path in with_fields)
    sections = tuple(read_names(some, names.vocabulary))
    reading = Reading(documents, sections, (), names.vocabulary, nodes, frame.ground.schema)
    relations, problems = read_fields(reading)
    kept = tuple(r for r in relations if r.source in nodes and r.target in nodes)
    return Fields(kept, tuple(problems), with_fields)


def claims_of_all(
    frame: Frame, names: Known, linked: Iterable[Linked], fields: Fields
) -> dict[int, tuple[Sequence[Relation], ...]]:
    """Return what the rules say that need other notes or the outlines."""
    schema, nodes = frame.ground.schema, names.nodes
    asking = Reading((), (), frame.exams, names.vocabulary, nodes, schema)
    return {
        ITEM_ASKS: (tuple(item_asks.find(asking)),),
        ITEM_SAYS: (tuple(item_says.find(asking)),) if frame.outlines.exams else (),
        NOTE_LINKS: tuple(one.relations for one in linked),
        TYPED_FIELDS: (fields.relations,),
    }


def first_claims(
    frame: Frame, read: Iterable[Note], nodes: dict[str, Node]
) -> tuple[tuple[Relation, ...], tuple[Problem, ...]]:
    """Return what outlines and curation say, and what is wrong with it."""
    problems: list[Problem] = []
    sources = SourceFinder(note.document for note in read)
    said = curated_relations(frame.curation, nodes, frame.ground.schema, sources, problems)
    return (*outline_nodes(frame.exams)[1], *said), tuple(problems)


def bundled(frame: Frame, nodes: Mapping[str, Node]) -> tuple[Relation, ...]:
    """Return the bundled relations, where the bundled subject is the notes' own."""
    subject = frame.subject
    return tuple(_bundled_relations(subject, frame.exams, nodes)) if subject else ()


def _bundled_relations(
    subject: Subject, exams: Iterable[Exam], nodes: Mapping[str, Node]
) -> Iterable[Relation]:
    """Yield the bundled relations whose ends are here; what items ask, for recognised items."""
    same = {exam.node_id(code) for exam in exams for code in subject.recognized(exam)}
    for relation in (*subject.relations, *(r for r in subject.asks if r.source in same)):
        if relation.source in nodes and relation.target in nodes:
            yield relation


def problems_of(
    frame: Frame,
    read: Iterable[Note],
    linked: Iterable[Linked],
    fields: Fields,
    wrong_sources: Iterable[Problem],
) -> tuple[Problem, ...]:
    """Return everything that is wrong, sorted, each once."""
    of_notes = chain.from_iterable(note.problems for note in read)
    of_links = chain.from_iterable(one.problems for one in linked)
    rest = (*frame.ground.problems, *frame.problems, *fields.problems, *wrong_sources)
    return tuple(sorted({*of_notes, *of_links, *rest}))
