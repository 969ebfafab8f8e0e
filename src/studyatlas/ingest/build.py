"""A workspace to an atlas and everything that is wrong with it: gather, look up, join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from studyatlas.ingest.bundled import SUBJECT, Subject, bundled_nodes, load_subject
from studyatlas.ingest.by_hand import read_by_hand, with_waivers
from studyatlas.ingest.curated import curated_nodes, curated_relations
from studyatlas.ingest.fields import may_have_fields, read_fields
from studyatlas.ingest.guides import Outlines, read_guides, without_outline
from studyatlas.ingest.idle import without_idle
from studyatlas.ingest.kept import Kept
from studyatlas.ingest.known import Known, known_of
from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.note import Findings, Note, with_findings
from studyatlas.ingest.outline import outline_nodes, section_nodes
from studyatlas.ingest.reading import Reading, read_names
from studyatlas.ingest.rules import OF_ALL_NOTES, RULES
from studyatlas.ingest.sources import SourceFinder
from studyatlas.ingest.topics import find_topics
from studyatlas.ingest.workers import workers_for
from studyatlas.model.atlas import Atlas, LinkCount, make_atlas
from studyatlas.model.bulk import in_bulk
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

Result = TypeVar("Result")

_ABOUT_THE_SUBJECT = 8
_TELLING_TYPES = ("service", "algorithm", "technique", "metric", "tool")


def build(
    path: Path,
    progress: Progress | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
) -> tuple[Atlas, list[Problem]]:
    """Read a workspace: a folder, or one file of notes.

    Returns the atlas of all that could be read and the sorted problems of what could not. How it is
    read (as in `build_workspace`) makes no difference to the answer.
    """
    workspace, problems = open_workspace(path, part(progress, 0, 5))
    atlas, found = build_workspace(
        workspace, part(progress, 5, 100), executor=executor, with_workers=with_workers
    )
    return atlas, sorted({*problems, *found})


def build_workspace(
    workspace: Workspace,
    progress: Progress | None = None,
    kept: Kept | None = None,
    *,
    executor: Executor | None = None,
    with_workers: bool = False,
) -> tuple[Atlas, list[Problem]]:
    """Build an atlas from files that are in memory already.

    Args:
        workspace: the files.
        progress: told how much of the work is done; the percents are measured, not counted.
        kept: what was read of the same workspace before.
        executor: reads and searches the notes.
        with_workers: whether to start processes for that where there is no executor and enough to
            read for them to be worth it.
    """
    texts = (file.text for file in workspace.notes)
    started = workers_for(texts) if with_workers and executor is None else nullcontext(executor)
    with in_bulk(), started as workers:
        return _built(workspace, progress, kept or Kept(), workers)


def _built(
    workspace: Workspace, progress: Progress | None, kept: Kept, executor: Executor | None
) -> tuple[Atlas, list[Problem]]:
    """Read and search every note, and join what they say."""
    curation, problems = read_curation(workspace.curation)
    schema = DEFAULT_SCHEMA.extended(curation.node_types, curation.relation_types)
    telling = _telling(workspace, curation, schema)
    files = sorted(workspace.notes, key=_path)
    told = part(progress, 0, 45)
    read = tuple(_counted(kept.notes(files, telling, executor), files, told))
    problems += [problem for note in read for problem in note.problems]
    with_outline = [note.document for note in read if note.has_outline]
    outlines, wrong = read_guides(with_outline, workspace.name)
    problems += wrong
    found = tuple(_without_outline(note, outlines, telling) for note in read)
    notes = tuple(note.document for note in found)
    subject = _subject(found, curation, schema, problems)
    exams = _exams(outlines, subject)
    by_hand, curation = read_by_hand(curation, exams, notes)
    exams = with_waivers(exams, by_hand)
    known = _known_nodes(workspace, curation, schema, subject, exams, problems)
    if not curation.topics_curated:
        places = (place for note in found for place in note.subjects)
        known.update((node.id, node) for node in find_topics(places, exams, known, schema))
    names = Known(known, schema)
    nodes = {**{node.id: node for node in section_nodes(notes)}, **known}
    told = part(progress, 45, 90)
    findings = tuple(_counted(kept.findings(notes, names, executor), notes, told))
    part(progress, 90, 100)(0, 1, "how it all connects")
    links = resolve_links(tuple(note.document for note in read))
    problems += links.problems
    with_fields = tuple(document for document in notes if may_have_fields(document))
    sections = tuple(read_names(with_fields, names.vocabulary))
    reading = Reading(notes, sections, exams, names.vocabulary, nodes, schema, links.resolved)
    problems += read_fields(reading)[1]
    stated, inferred = _in_order(reading, findings)
    relations = [
        *outline_nodes(exams)[1],
        *curated_relations(
            curation, nodes, schema, SourceFinder(note.document for note in read), problems
        ),
        *stated,
        *(_bundled_relations(subject, exams, nodes) if subject else ()),
        *inferred,
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


def _counted(
    results: Iterable[Result], things: Sequence[SourceFile | Document], progress: Progress
) -> Iterator[Result]:
    """Yield results, and tell before each what it is of."""
    return (result for _, result in zip(each(things, progress, _path), results, strict=True))


def _without_outline(note: Note, outlines: Outlines, telling: Known | None) -> Note:
    """Return a note without the lines of exam outlines in it."""
    bare = without_outline(note.document, outlines)
    return note if bare is note.document else with_findings(replace(note, document=bare), telling)


def _in_order(
    reading: Reading, findings: Iterable[Findings]
) -> tuple[Iterator[Relation], Iterator[Relation]]:
    """Return what is stated and what is inferred, each in the order of rules, then of notes."""
    stated: list[list[Relation]] = [[] for _ in RULES]
    inferred: list[list[Relation]] = [[] for _ in RULES]
    for one in findings:
        for place, relations in one.stated:
            stated[place] += relations
        for place, relations in one.inferred:
            inferred[place] += relations
    nodes = reading.nodes
    for place, rule in OF_ALL_NOTES:
        for relation in rule(reading):
            if relation.source in nodes and relation.target in nodes:
                is_inferred = relation.provenance.origin is Origin.INFERRED
                (inferred if is_inferred else stated)[place].append(relation)
    return chain.from_iterable(stated), chain.from_iterable(inferred)


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


def _telling(workspace: Workspace, curation: Curation, schema: Schema) -> Known | None:
    """Return the bundled nodes that tell whether plain notes are about the bundled subject.

    None where nobody needs to know.
    """
    asked_for = any(extends.subject == SUBJECT for extends in curation.extends)
    curated = any(file.path != BY_HAND for file in workspace.curation)
    if asked_for or curated or not workspace.notes:
        return None
    nodes = bundled_nodes(schema)
    return known_of((node for node in nodes if node.type in _TELLING_TYPES), schema)


def _subject(
    notes: Iterable[Note], curation: Curation, schema: Schema, problems: list[Problem]
) -> Subject | None:
    """Return the bundled vocabulary where `extends` asks for it, or plain notes are about it."""
    for extends in curation.extends:
        if extends.subject != SUBJECT:
            message = f"no bundled subject {extends.subject!r}; there is {SUBJECT!r}"
            problems.append(error(extends.position, "unknown-subject", message))
    if any(extends.subject == SUBJECT for extends in curation.extends):
        return load_subject(schema)
    named = {node for note in notes for node in note.telling}
    return load_subject(schema) if len(named) >= _ABOUT_THE_SUBJECT else None


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
