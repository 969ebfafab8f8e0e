"""What is known before the notes are searched: the names of all nodes, and what may join what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import attrgetter

import msgspec

from studyatlas.ingest.only_listed import LISTED, is_only_listed
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import NodeType, RelationType, Schema

_NOWHERE = Provenance(Position(""), "", Origin.STATED)
_IN_A_LIST = Provenance(Position(""), LISTED, Origin.STATED)
_KEPT_UNPACKED = 2


@dataclass(frozen=True)
class Known:
    """Nodes and the schema they follow. Without slots: the vocabulary is made once, when needed."""

    nodes: Mapping[str, Node]
    """Every node that is no section of the notes, by id."""
    schema: Schema

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names that may stand in notes: an outline's own wording is none."""
        return Vocabulary(n for n in self.nodes.values() if not self.schema.is_outline(n.type))

    @cached_property
    def packed(self) -> bytes:
        """All that reading a note takes of it, as bytes, to be handed to another process.

        Where a node stands is left out: it makes no difference to what a note says, but for whether
        that is in lists alone.
        """
        bare = [
            replace(
                node,
                provenance=_IN_A_LIST if is_only_listed(node) else _NOWHERE,
                summary="",
                url="",
            )
            for node in self.nodes.values()
        ]
        types = tuple(self.schema.node_types.values()), tuple(self.schema.relation_types.values())
        return msgspec.msgpack.encode(_Packed(bare, *types), order="deterministic")

    def followed_by(self, nodes: Mapping[str, Node]) -> Known:
        """Return what is known with other nodes; where only their places differ, all else stays."""
        known = Known(nodes, self.schema)
        if list(map(_names, nodes.values())) == list(map(_names, self.nodes.values())):
            vars(known).update({"vocabulary": self.vocabulary, "packed": self.packed})
        return known


def _names(node: Node) -> tuple[object, ...]:
    """Return all that is of account in notes that name a node."""
    return (*_NAMES(node), is_only_listed(node))


_NAMES = attrgetter("id", "label", "type", "aliases", "context")


class _Packed(msgspec.Struct, array_like=True):
    nodes: list[Node]
    node_types: tuple[NodeType, ...]
    relation_types: tuple[RelationType, ...]


def known_of(nodes: Iterable[Node], schema: Schema) -> Known:
    """Return what is known from some nodes."""
    return Known({node.id: node for node in nodes}, schema)


@lru_cache(_KEPT_UNPACKED)
def unpacked(packed: bytes) -> Known:
    """Return what was packed; the last two are kept, for many notes are read with one."""
    found = msgspec.msgpack.decode(packed, type=_Packed)
    schema = Schema(
        {kind.name: kind for kind in found.node_types},
        {kind.name: kind for kind in found.relation_types},
    )
    return known_of(found.nodes, schema)
