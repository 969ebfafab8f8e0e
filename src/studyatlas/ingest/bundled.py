"""The subject that ships with the package, as a vocabulary for other people's notes.

Its entries keep their YAML line as provenance, and all of them count as curated there: what the
bundled notes state, nobody stated in the notes at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from studyatlas.ingest.curated import curated_nodes, curated_relations
from studyatlas.ingest.guides import read_guides
from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.outline import outline_nodes
from studyatlas.ingest.sources import SourceFinder
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.naming import tokens
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import Schema
from studyatlas.store.curation import Curation
from studyatlas.store.read import read_curation
from studyatlas.store.workspace import Workspace, bundled_root, open_workspace

SUBJECT = "mla-c01"
"""The bundled subject: the only one so far."""
_SAME = 0.2
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Subject:
    """A bundled vocabulary, and the outline it was made for."""

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    """Between `nodes` only."""
    exam: Exam
    asks: tuple[Relation, ...]
    """What the items of `exam` ask about."""

    def recognized(self, exam: Exam) -> frozenset[str]:
        """Return the codes of an outline's items that are this subject's own in other words.

        A task is recognised when most of its items have the code of one of ours and share words
        with it; then those items are the same ones.
        """
        ours = {item.code: item.text for item in self.exam.items()}
        found: set[str] = set()
        for _, task in exam.tasks():
            same = [i.code for i in task.items if _likeness(i.text, ours.get(i.code, "")) >= _SAME]
            if len(same) >= _MOST * len(task.items):
                found.update(same)
        return frozenset(found)


def _likeness(one: str, other: str) -> float:
    """Return the share of words two texts have in common (Jaccard, 1901), 0 to 1."""
    first, second = set(tokens(one)), set(tokens(other))
    return len(first & second) / max(1, len(first | second))


def bundled_nodes(schema: Schema) -> tuple[Node, ...]:
    """Return the nodes of the bundled subject alone, which takes a third of reading all of it."""
    nodes = curated_nodes(_curation(), schema, [], {})
    return tuple(replace(n, provenance=_bundled(n.provenance)) for n in nodes)


def load_subject(schema: Schema) -> Subject:
    """Read the bundled subject; its own mistakes are its authors', and tests find them."""
    documents, curation, exam = _read()
    nodes = curated_nodes(curation, schema, [], {})
    known = {node.id: node for node in (*nodes, *outline_nodes((exam,))[0])}
    relations = curated_relations(curation, known, schema, SourceFinder(documents), [])
    origins = _yaml_lines(curation)
    moved = [replace(r, provenance=_bundled(origins[r.key])) for r in relations]
    return Subject(
        nodes=tuple(replace(n, provenance=_bundled(n.provenance)) for n in nodes),
        relations=tuple(r for r in moved if r.relation != "asks_about"),
        exam=_moved(exam),
        asks=tuple(r for r in moved if r.relation == "asks_about"),
    )


@cache
def _read() -> tuple[tuple[Document, ...], Curation, Exam]:
    """Read the files that ship with the package, once: they do not change under a running one."""
    documents = tuple(read_markdown(file.path, file.text) for file in _files().notes)
    outlines, _ = read_guides(documents, SUBJECT)
    return documents, _curation(), next(exam for exam in outlines.exams if exam.id == SUBJECT)


@cache
def _curation() -> Curation:
    return read_curation(_files().curation)[0]


@cache
def _files() -> Workspace:
    return open_workspace(bundled_root())[0]


def _yaml_lines(curation: Curation) -> Mapping[tuple[str, str, str], Provenance]:
    found: dict[tuple[str, str, str], Provenance] = {}
    for entry in curation.relations:
        key = (entry.source, entry.relation, entry.target)
        provenance = Provenance(entry.position, "curated", Origin.CURATED, entry.text)
        found.setdefault(key, provenance)
    return found


def _moved(exam: Exam) -> Exam:
    """Return an outline whose positions say that it is bundled."""

    def item(found: Item) -> Item:
        return replace(found, position=_there(found.position))

    def task(found: Task) -> Task:
        items = tuple(map(item, found.items))
        return replace(found, items=items, position=_there(found.position))

    def domain(found: Domain) -> Domain:
        tasks = tuple(map(task, found.tasks))
        return replace(found, tasks=tasks, position=_there(found.position))

    domains = tuple(map(domain, exam.domains))
    return replace(exam, domains=domains, position=_there(exam.position))


def _there(place: Position) -> Position:
    return replace(place, path=f"{SUBJECT}:{place.path}")


def _bundled(at: Provenance) -> Provenance:
    return replace(at, position=_there(at.position), rule="bundled")
