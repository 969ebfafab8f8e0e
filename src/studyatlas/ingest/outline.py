"""Exam outlines and notes as nodes, with what is part of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyatlas.ingest.documents import fact_of, heading_of
from studyatlas.model.document import Document, Section
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Exam
from studyatlas.model.position import Origin, Position, Provenance

GUIDE_RULE = "guide"
SECTION_RULE = "section"


def outline_nodes(exams: Iterable[Exam]) -> tuple[list[Node], list[Relation]]:
    """Return nodes for domains, tasks and items, and `part_of` between them."""
    nodes: list[Node] = []
    relations: list[Relation] = []
    for exam in exams:
        for domain in exam.domains:
            domain_id, name = exam.node_id(domain.code), f"Domain {domain.code}"
            printed = domain.title if domain.title != name else ""  # no line of the guide names it
            nodes.append(
                _node(domain_id, f"{name}: {domain.title}", "domain", domain.position, printed)
            )
            for task in domain.tasks:
                task_id = exam.node_id(task.code)
                label = f"Task {task.code}: {task.title}"
                nodes.append(_node(task_id, label, "task", task.position, task.title))
                relations.append(_part(task_id, domain_id, task.position, task.title))
                for item in task.items:
                    item_id = exam.node_id(item.code)
                    at, codes = item.position, (item.code,)
                    nodes.append(_node(item_id, item.text, "item", at, item.text, codes))
                    relations.append(_part(item_id, task_id, item.position, item.text))
    return nodes, relations


def section_nodes(documents: Iterable[Document]) -> Iterator[Node]:
    """Yield a node for every section with material of its own."""
    for document in documents:
        for section in document.sections:
            if fact_of(section).has_material:
                yield section_node(document, section)


def section_node(document: Document, section: Section) -> Node:
    """Return the node of a section."""
    position = Position(document.path, section.line, section.end_line)
    provenance = Provenance(position, SECTION_RULE, Origin.STATED, heading_of(document, section))
    return Node(section.id, section.title, SECTION_RULE, provenance)


def _node(
    node_id: str, label: str, kind: str, at: Position, quote: str, aliases: tuple[str, ...] = ()
) -> Node:
    return Node(node_id, label, kind, Provenance(at, GUIDE_RULE, Origin.STATED, quote), aliases)


def _part(child: str, parent: str, position: Position, quote: str) -> Relation:
    return Relation(
        child, "part_of", parent, Provenance(position, GUIDE_RULE, Origin.STATED, quote)
    )
