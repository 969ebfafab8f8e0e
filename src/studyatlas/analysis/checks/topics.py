"""What the checks of the whole graph look at: the topics, and what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin


def is_written(thing: Node | Relation) -> bool:
    """Tell whether a person wrote it in this workspace's `graph/`, from their own knowledge."""
    at = thing.provenance
    return at.origin is Origin.CURATED and at.rule != "bundled"


def neighbours(atlas: Atlas) -> Mapping[str, AbstractSet[str]]:
    """Return for every topic the other topics that a relation joins it to, either way.

    Exam items and sections are no topics: study paths do not go through them.
    """
    outline = {name for name in atlas.schema.node_types if atlas.schema.is_outline(name)}
    found: dict[str, set[str]] = {
        node.id: set() for node in atlas.nodes.values() if node.type not in outline
    }
    for relation in atlas.relations:
        one, other = relation.source, relation.target
        if one in found and other in found and one != other:
            found[one].add(other)
            found[other].add(one)
    return found
