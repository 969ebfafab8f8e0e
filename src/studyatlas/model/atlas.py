"""The whole: everything read from a workspace, frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from studyatlas.model.by_hand import NOTHING_SAID, ByHand
from studyatlas.model.document import Document, Section
from studyatlas.model.entities import Node, Relation
from studyatlas.model.graph import graph_of
from studyatlas.model.guide import Exam, Item, Task
from studyatlas.model.relations import Relations, find
from studyatlas.model.schema import DEFAULT_SCHEMA, Schema

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class LinkCount:
    """How many links between notes lead somewhere, and how many nowhere."""

    resolved: int = 0
    dangling: int = 0


@dataclass(frozen=True)
class Atlas:
    """Nodes, relations, notes and exams of one workspace; nothing in it changes.

    Without slots, because the views below are computed once, when first asked for.
    """

    nodes: Mapping[str, Node]
    """Every node by id, in order of id."""
    relations: Sequence[Relation]
    """Every relation, in order of its key; one per key."""
    documents: tuple[Document, ...] = ()
    """The notes, in order of path."""
    exams: tuple[Exam, ...] = ()
    schema: Schema = DEFAULT_SCHEMA
    links: LinkCount = LinkCount()
    vocabulary: str = ""
    """The bundled subject whose names were used; empty where the workspace has its own."""
    by_hand: ByHand = NOTHING_SAID
    """What a person said by hand about coverage."""

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """A frozen NetworkX graph of the whole; edge keys are relation names.

        Node attributes: `label type aliases summary origin path line`. Edge attributes:
        `relation origin rule path line quote`. A summary or quote that is absent is None. The dicts
        of a node and of its relations are made when they are first looked at.
        """
        return graph_of(self.nodes, self.relations)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by source, in order."""
        return self._grouped(lambda relation: relation.source)

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by target, in order."""
        return self._grouped(lambda relation: relation.target)

    @cached_property
    def sections(self) -> Mapping[str, tuple[Document, Section]]:
        """Every section of the notes by id, with its document."""
        return MappingProxyType(
            {section.id: (doc, section) for doc in self.documents for section in doc.sections}
        )

    @cached_property
    def items(self) -> Mapping[str, tuple[Exam, Task, Item]]:
        """Every exam item by node id, in the guides' order."""
        return MappingProxyType(
            {
                exam.node_id(item.code): (exam, task, item)
                for exam in self.exams
                for _, task in exam.tasks()
                for item in task.items
            }
        )

    def relation(self, source: str, name: str, target: str) -> Relation | None:
        """Return the relation with this key, found without making any view."""
        key = (source, name, target)
        place = find(self.relations, key)
        found = self.relations[place : place + 1]
        return found[0] if found and found[0].key == key else None

    def relations_of(self, node_id: str) -> tuple[Relation, ...]:
        """Return the relations that start or end at a node, the outgoing first."""
        return self.outgoing.get(node_id, ()) + self.incoming.get(node_id, ())

    def targets(self, node_id: str, *names: str) -> tuple[str, ...]:
        """Return where relations of these types lead from a node, in order."""
        return tuple(r.target for r in self.outgoing.get(node_id, ()) if r.relation in names)

    def sources(self, node_id: str, *names: str) -> tuple[str, ...]:
        """Return where relations of these types come from to a node, in order."""
        return tuple(r.source for r in self.incoming.get(node_id, ()) if r.relation in names)

    def _grouped(self, end: Callable[[Relation], str]) -> Mapping[str, tuple[Relation, ...]]:
        groups: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            groups[end(relation)].append(relation)
        return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def _each_once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Yield relations in order of key, of several with one key the first."""
    last: Relation | None = None
    for relation in relations:
        if (
            last is None
            or relation.target != last.target
            or relation.relation != last.relation
            or relation.source != last.source
        ):
            yield relation
            last = relation


def make_atlas(
    nodes: Iterable[Node],
    relations: Iterable[Relation],
    documents: Iterable[Document] = (),
    exams: Iterable[Exam] = (),
    schema: Schema = DEFAULT_SCHEMA,
    links: LinkCount = LinkCount(),
    vocabulary: str = "",
    by_hand: ByHand = NOTHING_SAID,
) -> Atlas:
    """Build an atlas in canonical order from its parts in any order.

    Of several relations with one key the first stays; those in columns are in order already.

    Raises:
        KeyError: a relation names an unknown node.
    """
    by_id = {node.id: node for node in sorted(nodes, key=attrgetter("id"))}
    if isinstance(relations, Relations):
        _check(relations.keys(), by_id)
    return Atlas(
        nodes=MappingProxyType(by_id),
        relations=relations if isinstance(relations, Relations) else _ordered(relations, by_id),
        documents=tuple(sorted(documents, key=lambda d: d.path)),
        exams=tuple(exams),
        schema=schema,
        links=links,
        vocabulary=vocabulary,
        by_hand=by_hand,
    )


def _check(keys: Iterable[tuple[str, str, str]], by_id: Mapping[str, Node]) -> None:
    for key in keys:
        source, _, target = key
        if source not in by_id or target not in by_id:
            end = target if source in by_id else source
            raise KeyError(f"{key} names an unknown node: {end}")


def _ordered(relations: Iterable[Relation], by_id: Mapping[str, Node]) -> tuple[Relation, ...]:
    ordered = list(relations)
    _check((relation.key for relation in ordered), by_id)
    for part in (attrgetter("target"), attrgetter("relation"), attrgetter("source")):
        ordered.sort(key=part)  # one after the other: a tuple for each would take much memory
    return tuple(_each_once(ordered))
