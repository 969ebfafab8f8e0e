"""What is known before the notes' own topics are: curation, outlines of exams, the bundled subject.

All of it is made of the curated files and of few of the notes, so most edits leave it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studyatlas.ingest.bundled import SUBJECT, Subject, bundled_nodes, load_subject
from studyatlas.ingest.by_hand import read_by_hand, with_waivers
from studyatlas.ingest.curated import curated_nodes
from studyatlas.ingest.guides import Outlines, read_guides, without_outline
from studyatlas.ingest.known import Known, known_of
from studyatlas.ingest.note import Note, with_findings
from studyatlas.ingest.outline import outline_nodes
from studyatlas.ingest.topics import Topics
from studyatlas.model.by_hand import ByHand
from studyatlas.model.entities import Node
from studyatlas.model.guide import Exam
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error
from studyatlas.model.schema import DEFAULT_SCHEMA, Schema
from studyatlas.store.by_hand import BY_HAND
from studyatlas.store.curation import Curation
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

_ABOUT_THE_SUBJECT = 8
_TELLING_TYPES = ("service", "algorithm", "technique", "metric", "tool")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the curated files say, and what is asked of each note because of it."""

    name: str
    """The workspace's."""
    files: tuple[SourceFile, ...]
    """The curated files."""
    curation: Curation
    schema: Schema
    telling: Known | None
    """The bundled nodes that tell whether plain notes are about the bundled subject; None where
    nobody needs to know."""
    problems: tuple[Problem, ...]

    def holds_for(self, workspace: Workspace) -> bool:
        """Tell whether it is that of another state of the workspace."""
        return (self.name, self.files) == (workspace.name, workspace.curation)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known besides the notes' own topics."""

    ground: Ground
    outlines: Outlines
    subject: Subject | None
    """The bundled vocabulary where `extends` asks for it, or plain notes are about it."""
    plain_exams: tuple[Exam, ...]
    """The exams without what was said of them by hand."""
    exams: tuple[Exam, ...]
    by_hand: ByHand
    curation: Curation
    """Without what was said by hand and does not hold."""
    known: Mapping[str, Node]
    """Every node that is neither a section nor a topic of the notes."""
    topics: Topics | None
    """Finds the topics of the notes; None where a person curates them all."""
    problems: tuple[Problem, ...]

    def holds_for(self, before: Sequence[Note], now: Sequence[Note], notes: Sequence[Note]) -> bool:
        """Tell whether it stays when some notes become others.

        Args:
            before: the notes that were.
            now: what they are.
            notes: all notes there are now.
        """
        if any(note.has_outline for note in (*before, *now)):
            return False
        asked = self.ground.telling is not None
        if asked and is_about_the_subject(notes) != (self.subject is not None):
            return False
        documents = (note.document for note in notes)
        said = read_by_hand(self.ground.curation, self.plain_exams, documents)
        return said == (self.by_hand, self.curation)


def read_ground(workspace: Workspace) -> Ground:
    """Read the curated files."""
    curation, problems = read_curation(workspace.curation)
    schema = DEFAULT_SCHEMA.extended(curation.node_types, curation.relation_types)
    telling = _telling(workspace, curation, schema)
    files = workspace.curation
    return Ground(workspace.name, files, curation, schema, telling, tuple(problems))


def read_frame(ground: Ground, read: Iterable[Note]) -> tuple[Frame, tuple[Note, ...]]:
    """Return what the notes have besides their topics, and the notes without exam outlines."""
    read = tuple(read)
    with_outline = [note.document for note in read if note.has_outline]
    outlines, problems = read_guides(with_outline, ground.name)
    notes = tuple(_without_outline(note, outlines, ground.telling) for note in read)
    subject = _subject(notes, ground, problems)
    plain = _exams(outlines, subject)
    by_hand, curation = read_by_hand(ground.curation, plain, (note.document for note in notes))
    exams = with_waivers(plain, by_hand)
    known = _known_nodes(ground, curation, subject, exams, problems)
    topics = (
        None if curation.topics_curated else Topics(exams, known, ground.schema, outlines.exams)
    )
    told = tuple(problems)
    frame = Frame(ground, outlines, subject, plain, exams, by_hand, curation, known, topics, told)
    return frame, notes


def is_about_the_subject(notes: Iterable[Note]) -> bool:
    """Tell whether plain notes name enough of the bundled subject."""
    return len({node for note in notes for node in note.telling}) >= _ABOUT_THE_SUBJECT


def _without_outline(note: Note, outlines: Outlines, telling: Known | None) -> Note:
    """Return a note without the lines of exam outlines in it."""
    bare = without_outline(note.document, outlines)
    return note if bare is note.document else with_findings(replace(note, document=bare), telling)


def _known_nodes(
    ground: Ground,
    curation: Curation,
    subject: Subject | None,
    exams: Iterable[Exam],
    problems: list[Problem],
) -> dict[str, Node]:
    """Return every node that is not of the notes; the workspace's own come before the bundled."""
    text_of = _first_lines(ground.files, curation)
    own = curated_nodes(curation, ground.schema, problems, text_of)
    known = {node.id: node for node in (*outline_nodes(exams)[0], *own)}
    for node in subject.nodes if subject else ():
        known.setdefault(node.id, node)
    return known


def _first_lines(files: Iterable[SourceFile], curation: Curation) -> dict[Position, str]:
    lines = {file.path: file.text.splitlines() for file in files}
    return {
        node.position: lines[node.position.path][node.position.line - 1].strip()
        for node in curation.nodes
    }


def _telling(workspace: Workspace, curation: Curation, schema: Schema) -> Known | None:
    asked_for = any(extends.subject == SUBJECT for extends in curation.extends)
    curated = any(file.path != BY_HAND for file in workspace.curation)
    if asked_for or curated or not workspace.notes:
        return None
    nodes = bundled_nodes(schema)
    return known_of((node for node in nodes if node.type in _TELLING_TYPES), schema)


def _subject(notes: Iterable[Note], ground: Ground, problems: list[Problem]) -> Subject | None:
    asked = ground.curation.extends
    for extends in asked:
        if extends.subject != SUBJECT:
            message = f"no bundled subject {extends.subject!r}; there is {SUBJECT!r}"
            problems.append(error(extends.position, "unknown-subject", message))
    if any(extends.subject == SUBJECT for extends in asked) or is_about_the_subject(notes):
        return load_subject(ground.schema)
    return None


def _exams(outlines: Outlines, subject: Subject | None) -> tuple[Exam, ...]:
    """Return the outlines, or the bundled subject's where there are none.

    One that is the bundled subject's in other words takes its id.
    """
    exams = []
    for exam in outlines.exams or ((subject.exam,) if subject else ()):
        named = exam
        if subject and exam.id != subject.exam.id and subject.recognized(exam):
            named = replace(exam, id=subject.exam.id, title=subject.exam.title)
        exams.append(named)
    return tuple(exams)
