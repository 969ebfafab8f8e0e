"""Everything the atlas knows of one node."""

from __future__ import annotations

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
    sections: tuple[Evidence, ...]
    """What explains it, then what only mentions it."""


def show(atlas: Atlas, node_id: str, depth: int = 1) -> Details:
    """Gather a node's relations within `depth` hops and its places in the notes.

    Where notes explain or mention the node is told by `sections`, not again as relations.

    Raises:
        KeyError: there is no such node.
    """
    node = atlas.nodes[node_id]
    own = tuple(r for r in atlas.relations_of(node_id) if not _from_section(r, node_id))
    relations = own
    if depth > 1:
        around = neighbourhood(atlas, node_id, depth, cap=len(atlas.nodes)).relations
        taken = {relation.key for relation in own}
        relations += tuple(
            r for r in around if r.key not in taken and not _from_section(r, node_id)
        )
    sections = explained_in(atlas, node_id) + mentioned_in(atlas, node_id)
    return Details(node, relations, sections)


def _from_section(relation: Relation, node_id: str) -> bool:
    return relation.target == node_id and relation.relation in ("explains", "mentions")
