"""What the checks of the whole graph look at: the topics, and what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin
from studyatlas.model.relations import keys_of


def is_written(thing: Node | Relation) -> bool:
    """Tell whether a person wrote it in this workspace's `graph/`, from their own knowledge."""
    at = thing.provenance
    return at.origin is Origin.CURATED and at.rule != "bundled"


def has_written(atlas: Atlas) -> bool:
    """Tell whether a person wrote any node: of others the checks of topics say nothing."""
    return any(map(is_written, atlas.nodes.values()))


def joins_topics_otherwise(change: Change) -> bool:
    """Tell whether an edit joined topics otherwise, or made or took away a topic."""
    before, after = change.before, change.after
    if any(_is_topic(before, node) != _is_topic(after, node) for node in change.nodes):
        return True
    joins = change.joins_otherwise()
    return any(_is_topic(after, r.source) and _is_topic(after, r.target) for r in joins)


def joins_or_frees_written(change: Change) -> bool:
    """Tell whether an edit gave a written node its first relation, or took its last."""
    before, after = change.before, change.after
    ends = {end for r in change.joins_otherwise() for end in (r.source, r.target)}
    return any(
        bool(before.relations_of(end)) != bool(after.relations_of(end))
        for end in ends
        if end in after.nodes and is_written(after.nodes[end])
    )


def _is_topic(atlas: Atlas, node_id: str) -> bool:
    node = atlas.nodes.get(node_id)
    return node is not None and not atlas.schema.is_outline(node.type)


def neighbours(atlas: Atlas) -> Mapping[str, AbstractSet[str]]:
    """Return for every topic the other topics that a relation joins it to, either way.

    Exam items and sections are no topics: study paths do not go through them.
    """
    found: dict[str, set[str]] = {node: set() for node in atlas.nodes if _is_topic(atlas, node)}
    for one, _, other in keys_of(atlas.relations):
        if one in found and other in found and one != other:
            found[one].add(other)
            found[other].add(one)
    return found
