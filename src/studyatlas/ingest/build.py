"""A workspace to an atlas and everything that is wrong with it: gather, look up, join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from studyatlas.ingest.bundled import SUBJECT, Subject, load_subject
from studyatlas.ingest.by_hand import read_by_hand, with_waivers
from studyatlas.ingest.curated import curated_nodes, curated_relations
from studyatlas.ingest.fields import read_fields
from studyatlas.ingest.guides import Outlines, read_guides, without_outline
from studyatlas.ingest.idle import without_idle
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.outline import outline_nodes, section_nodes
from studyatlas.ingest.reading import Reading, read_names
from studyatlas.ingest.rules import RULES
from studyatlas.ingest.sources import SourceFinder
from studyatlas.ingest.topics import find_topics
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.atlas import Atlas, LinkCount, make_atlas
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Exam
from studyatlas.model.position import Origin, Position
from studyatlas.model.problem import Problem, error
from studyatlas.model.schema import DEFAULT_SCHEMA, Schema
from studyatlas.store.by_hand import BY_HAND
from studyatlas.store.curation import Curation
from studyatlas.store.progress import Progress, each, part
from studyatlas.store.read import read_curation
from studyatlas.store.workspace import SourceFile, Workspace, open_workspace

_ABOUT_THE_SUBJECT = 8
_TELLING_TYPES = ("service", "algorithm", "technique", "metric", "tool")


def build(path: Path, progress: Progress | None = None) -> tuple[Atlas, list[Problem]]:
    """Read a workspace: a folder, or one file of notes.

    Returns the atlas of all that could be read and the sorted problems of what could not.
    """
    workspace, problems = open_workspace(path, part(progress, 0, 5))
    atlas, found = build_workspace(workspace, part(progress, 5, 100))
    return atlas, sorted({*problems, *found})


def build_workspace(
    workspace: Workspace, progress: Progress | None = None, kept: Kept | None = None
) -> tuple[Atlas, list[Problem]]:
    """Build an atlas from files that are in memory already.

    `progress` is told how much of the work is done (the percents are measured, not counted); `kept`
    is what was read of the same workspace before.
    """
    curation, problems = read_curation(workspace.curation)
    schema = DEFAULT_SCHEMA.extended(curation.node_types, curation.relation_types)
    files = each(sorted(workspace.notes, key=_path), part(progress, 0, 20), _path)
    read = tuple((kept or Kept()).read(files))
    documents = tuple(document for document, _ in read)
    problems += [problem for _, wrong in read for problem in wrong]
    outlines, wrong = read_guides(documents, workspace.name)
    problems += wrong
    notes = tuple(without_outline(document, outlines) for document in documents)
    subject = _subject(workspace, curation, notes, schema, problems, part(progress, 20, 40))
    exams = _exams(outlines, subject)
    by_hand, curation = read_by_hand(curation, exams, notes)
    exams = with_waivers(exams, by_hand)
    known = _known_nodes(workspace, curation, schema, subject, exams, problems)
    if not curation.topics_curated:
        known.update((node.id, node) for node in find_topics(notes, exams, known, schema))
    sections = {node.id: node for node in section_nodes(notes)}
    nodes = {**sections, **known}
    vocabulary = Vocabulary(n for n in known.values() if not schema.is_outline(n.type))
    names = tuple(read_names(each(notes, part(progress, 40, 75), _path), vocabulary))
    links = resolve_links(documents)
    problems += links.problems
    reading = Reading(notes, names, exams, vocabulary, nodes, schema, links.resolved)
    found = _extracted(reading, part(progress, 75, 100))
    problems += read_fields(reading)[1]
    relations = [
        *outline_nodes(exams)[1],
        *curated_relations(curation, nodes, schema, SourceFinder(documents), problems),
        *(relation for relation in found if relation.provenance.origin is not Origin.INFERRED),
        *(_bundled_relations(subject, exams, nodes) if subject else ()),
        *(relation for relation in found if relation.provenance.origin is Origin.INFERRED),
    ]
    count = LinkCount(len(links.resolved), links.dangling)
    vocabulary_name = SUBJECT if subject else ""
    relations = without_idle(relations, schema)
    atlas = make_atlas(
        nodes.values(), relations, notes, exams, schema, count, vocabulary_name, by_hand
    )
    return atlas, sorted(set(problems))


def _path(file: SourceFile | Document) -> str:
    return file.path


def _extracted(reading: Reading, progress: Progress) -> list[Relation]:
    """Return what the rules find, in their order."""
    rules = each(RULES, progress, lambda _: "how it all connects")
    found = [r for rule in rules for r in rule(reading)]
    return [r for r in found if r.source in reading.nodes and r.target in reading.nodes]


def _known_nodes(
    workspace: Workspace,
    curation: Curation,
    schema: Schema,
    subject: Subject | None,
    exams: Iterable[Exam],
    problems: list[Problem],
) -> dict[str, Node]:
    """Return every node that is not a section; the workspace's own come before the bundled."""
    text_of = _first_lines(workspace.curation, curation)
    own = curated_nodes(curation, schema, problems, text_of)
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


def _subject(
    workspace: Workspace,
    curation: Curation,
    notes: tuple[Document, ...],
    schema: Schema,
    problems: list[Problem],
    progress: Progress,
) -> Subject | None:
    """Return the bundled vocabulary where `extends` asks for it, or plain notes are about it."""
    for extends in curation.extends:
        if extends.subject != SUBJECT:
            message = f"no bundled subject {extends.subject!r}; there is {SUBJECT!r}"
            problems.append(error(extends.position, "unknown-subject", message))
    if any(extends.subject == SUBJECT for extends in curation.extends):
        return load_subject(schema)
    if not notes or any(file.path != BY_HAND for file in workspace.curation):
        return None
    subject = load_subject(schema)
    telling = [node for node in subject.nodes if node.type in _TELLING_TYPES]
    vocabulary = Vocabulary(telling)
    named = {
        mention.node
        for document in each(notes, progress, _path)
        for section in document.sections
        for text in (section.title, *(block.text for block in section.blocks))
        for mention in vocabulary.find(text)
    }
    return subject if len(named) >= _ABOUT_THE_SUBJECT else None


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


def _bundled_relations(
    subject: Subject, exams: Iterable[Exam], nodes: dict[str, Node]
) -> Iterable[Relation]:
    """Yield the bundled relations whose ends are here; what items ask, for recognised items."""
    same = {exam.node_id(code) for exam in exams for code in subject.recognized(exam)}
    for relation in (*subject.relations, *(r for r in subject.asks if r.source in same)):
        if relation.source in nodes and relation.target in nodes:
            yield relation
