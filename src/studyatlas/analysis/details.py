"""Everything the atlas knows of one node."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studyatlas.analysis.evidence import Evidence, explained_in, mentioned_in
from studyatlas.analysis.neighbourhood import neighbourhood
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation


@dataclass(frozen=True, slots=True)
class Details:
    """A node with its relations and what the notes say of it."""

    node: Node
    relations: tuple[Relation, ...]
    """Relations of the node, and of what lies within `depth` hops; outgoing first."""
    explained: tuple[Evidence, ...]
    mentioned: tuple[Evidence, ...]

    @property
    def sections(self) -> tuple[Evidence, ...]:
        """What explains it, then what only mentions it."""
        return self.explained + self.mentioned


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """What a node is in a relation: its type, read from the node's own end."""

    relation: str
    backward: bool = False
    """True where the relation leads to the node; never for a symmetric type."""
    sign: str = ""


ASKED_ABOUT = Role("asks_about", backward=True)
"""What a topic is to an exam item that asks about it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The relations in which a node has the same role."""

    role: Role
    relations: tuple[Relation, ...]


def show(atlas: Atlas, node_id: str, depth: int = 1) -> Details:
    """Gather a node's relations within `depth` hops and its places in the notes.

    Where notes explain or mention the node is told by `sections`, not again as relations.

    Raises:
        KeyError: there is no such node.
    """
    node = atlas.nodes[node_id]
    own = own_relations(atlas, node_id)
    relations = own
    if depth > 1:
        around = neighbourhood(atlas, node_id, depth, cap=len(atlas.nodes)).relations
        taken = {relation.key for relation in own}
        relations += tuple(
            r for r in around if r.key not in taken and not _from_section(r, node_id)
        )
    return Details(node, relations, explained_in(atlas, node_id), mentioned_in(atlas, node_id))


def own_relations(atlas: Atlas, node_id: str) -> tuple[Relation, ...]:
    """Return a node's relations, each once, the outgoing first; without where notes have it."""
    unique = {relation.key: relation for relation in atlas.relations_of(node_id)}
    return tuple(r for r in unique.values() if not _from_section(r, node_id))


def other_end(relation: Relation, node_id: str) -> str:
    """Return the node at the other end of a relation."""
    return relation.target if relation.source == node_id else relation.source


def role_in(atlas: Atlas, relation: Relation, node_id: str) -> Role:
    """Return what a node is in one of its relations."""
    symmetric = atlas.schema.relation_types[relation.relation].symmetric
    backward = relation.source != node_id and not symmetric
    return Role(relation.relation, backward, relation.sign)


def grouped(atlas: Atlas, node_id: str, relations: Iterable[Relation]) -> tuple[Group, ...]:
    """Group a node's own relations by its role in them, the strongest type first.

    Within a group the best connected comes first; exam items and sections keep the order of
    their files.

    >>> from studyatlas.model.atlas import make_atlas
    >>> from studyatlas.model.position import Origin, Position, Provenance
    >>> at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    >>> nodes = [Node(name, name.title(), "concept", at) for name in ("dough", "flour", "yeast")]
    >>> needs = [Relation("dough", "uses", "yeast", at), Relation("dough", "requires", "flour", at)]
    >>> [group.role.relation for group in grouped(make_atlas(nodes, needs), "dough", needs)]
    ['uses', 'requires']
    """
    groups: dict[Role, list[Relation]] = {}
    for relation in relations:
        groups.setdefault(role_in(atlas, relation, node_id), []).append(relation)
    return tuple(
        Group(role, tuple(sorted(groups[role], key=lambda r: rank(atlas, other_end(r, node_id)))))
        for role in sorted(groups, key=lambda role: role_rank(atlas, role))
    )


def role_rank(atlas: Atlas, role: Role) -> tuple[float, int, bool, str]:
    """Return what roles are sorted by: strength, the schema's order, direction, sign."""
    order = list(atlas.schema.relation_types)
    strength = atlas.schema.relation_types[role.relation].strength
    return -strength, order.index(role.relation), role.backward, role.sign


def rank(atlas: Atlas, node_id: str) -> tuple[str, int, str, str]:
    """Return what nodes of a list are sorted by: place in a file, or how well connected."""
    node = atlas.nodes[node_id]
    if atlas.schema.is_outline(node.type):
        at = node.provenance.position
        return at.path, at.line, "", node_id
    return "", -len(atlas.relations_of(node_id)), node.label.casefold(), node_id


def _from_section(relation: Relation, node_id: str) -> bool:
    return relation.target == node_id and relation.relation in ("explains", "mentions")
