"""What the links of notes come to: which sections they join, how many lead nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studyatlas.ingest.links import Resolver
from studyatlas.ingest.note import Note
from studyatlas.ingest.rules import NOTE_LINKS, note_links
from studyatlas.ingest.settled import Gathered
from studyatlas.ingest.wire import LateRelations, PackedFindings, pack_lines
from studyatlas.model.atlas import LinkCount
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Linked:
    """What the links of one note come to."""

    relations: Sequence[Relation]
    resolved: int
    dangling: int
    problems: tuple[Problem, ...]
    targets: tuple[str, ...]
    """The notes they lead to, by path, each once."""


def all_linked(
    read: Iterable[Note],
    by_path: Mapping[str, Document],
    nodes: Mapping[str, Node],
    gathered: Gathered,
    *,
    keep: bool,
) -> tuple[Resolver, tuple[Linked, ...]]:
    """Gather what links come to, and return it, and what knows where they lead."""
    resolver = Resolver(note.document for note in read)
    ids = {node: node for node in nodes} if keep else {}
    linked: list[Linked] = []
    for note in read:
        one = linked_of(note.document, resolver, by_path, nodes, ids)
        gathered.of_rule(NOTE_LINKS, one.relations)
        linked.append(one if keep else replace(one, relations=()))
    return resolver if keep else Resolver(()), tuple(linked)


def linked_of(
    document: Document,
    resolver: Resolver,
    documents: Mapping[str, Document],
    nodes: Container[str],
    ids: Mapping[str, str],
) -> Linked:
    """Return what the links of a note come to.

    Args:
        document: the note as read.
        resolver: knows where links lead.
        documents: all notes without exam outlines, by path.
        nodes: the sections that have text.
        ids: texts of ids to share, each by itself.
    """
    links = resolver.links(document)
    ends = note_links.joined_sections(links.resolved, documents, nodes)
    packed = pack_lines(NOTE_LINKS, note_links.ID, note_links.LINKS_TO, ends)
    relations = LateRelations(PackedFindings(document, packed, ids))
    targets = tuple(dict.fromkeys(link.note.path for link in links.resolved))
    return Linked(relations, len(links.resolved), links.dangling, links.problems, targets)


def link_count(linked: Iterable[Linked]) -> LinkCount:
    """Return how many links there are in all notes."""
    linked = tuple(linked)
    return LinkCount(sum(one.resolved for one in linked), sum(one.dangling for one in linked))
