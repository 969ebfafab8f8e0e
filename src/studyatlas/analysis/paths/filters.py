"""What a path may use: types of relations and nodes, origins, and nodes to keep away from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from studyatlas.analysis.paths.answer import Filter
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema

ORIGINS = frozenset(str(origin) for origin in Origin)
"""Words for where a relation comes from; they filter as types do."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which nodes and relations are open to a path."""

    schema: Schema
    opened: frozenset[str] = frozenset()
    """Outline types that paths may use; they do not otherwise."""
    via: frozenset[str] = frozenset()
    """Relation types, node types and origins to stay on; empty for all."""
    without: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    """Nodes asked for by name: they are open whatever their type."""

    def admits_node(self, node: Node) -> bool:
        """Tell whether a path may use a node."""
        if node.id in self.avoid:
            return False
        if node.id in self.named:
            return True
        if node.type in self.without:
            return False
        if self.schema.is_outline(node.type):
            return node.type in self.opened
        kinds = self.via & self.schema.node_types.keys()
        return not kinds or node.type in kinds

    def admits_relation(self, relation: Relation) -> bool:
        """Tell whether a path may walk a relation, in either direction."""
        kind, origin = relation.relation, str(relation.provenance.origin)
        if kind in self.without or origin in self._origins(self.without):
            return False
        kinds = self.via & self.schema.relation_types.keys()
        origins = self._origins(self.via)
        return (not kinds or kind in kinds) and (not origins or origin in origins)

    def _origins(self, words: frozenset[str]) -> frozenset[str]:
        """Return the origins among some words; a type of the same name goes first."""
        known = self.schema.relation_types.keys() | self.schema.node_types.keys()
        return (words & ORIGINS) - known


def asked(
    via: Collection[str], without: Iterable[str], avoid: Iterable[str], through: Iterable[str]
) -> tuple[Filter, ...]:
    """Return what is asked of a path, each filter once."""
    return (
        *([Filter("via", tuple(sorted(set(via))))] if via else ()),
        *(Filter("without", (name,)) for name in sorted(set(without))),
        *(Filter("avoid", (node,)) for node in sorted(set(avoid))),
        *(Filter("through", (node,)) for node in dict.fromkeys(through)),
    )


def names_of(filters: Iterable[Filter], option: str) -> tuple[str, ...]:
    """Return what is asked by one option."""
    return tuple(name for filter_ in filters if filter_.option == option for name in filter_.names)
