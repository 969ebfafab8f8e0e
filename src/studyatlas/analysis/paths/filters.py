"""What a path may use: types of relations and nodes, origins, and nodes to keep away from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from studyatlas.analysis.paths.answer import Filter
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema

ORIGINS = frozenset(str(origin) for origin in Origin)
"""Words for where a relation comes from; they filter as types do."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which nodes and relations are open to a path."""

    relation_types: frozenset[str]
    node_types: frozenset[str]
    origins: frozenset[str]
    avoid: frozenset[str] = frozenset()
    """Nodes to keep away from."""
    named: frozenset[str] = frozenset()
    """Nodes asked for by name: they are open whatever their type."""

    def admits_relation(self, relation: Relation) -> bool:
        """Tell whether a path may walk a relation, in either direction."""
        return (
            relation.relation in self.relation_types and relation.provenance.origin in self.origins
        )


def make_filters(
    schema: Schema,
    opened: frozenset[str] = frozenset(),
    asked_for: Iterable[Filter] = (),
    named: Iterable[str] = (),
) -> Filters:
    """Return what some filters leave open.

    Args:
        schema: the types of the atlas.
        opened: outline types that paths may use; they do not otherwise.
        asked_for: the filters; what they say of `through` is for the search.
        named: nodes that are asked for by name.
    """
    given = tuple(asked_for)
    via, without = frozenset(names_of(given, "via")), frozenset(names_of(given, "without"))
    types, relations = frozenset(schema.node_types), frozenset(schema.relation_types)
    topics = frozenset(name for name in types if not schema.is_outline(name))
    known = types | relations  # a type that is called like an origin goes first
    return Filters(
        (via & relations or relations) - without,
        ((via & types or topics) | opened) - without,
        (via & ORIGINS - known or ORIGINS) - (without - known),
        frozenset(names_of(given, "avoid")),
        frozenset(named),
    )


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
