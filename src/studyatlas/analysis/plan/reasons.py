"""Why each topic stands in a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from studyatlas.analysis.plan.closure import needs_of
from studyatlas.analysis.plan.targets import items_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin


def reasons(
    atlas: Atlas, asked: Mapping[str, str], needs: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """Return why each topic is there: the first reason met from the targets down."""
    found = {topic: _wanted_by(atlas, topic, by) for topic, by in asked.items() if topic in needs}
    for topic, below_it in needs.items():
        label = atlas.nodes[topic].label
        relations = needs_of(atlas, topic)
        for need in below_it:
            if need not in found:
                found[need] = f"{label} {_verb(atlas, relations[need])} it"
    return found


def _verb(atlas: Atlas, relation: Relation) -> str:
    inferred = relation.provenance.origin is Origin.INFERRED
    verb = atlas.schema.relation_types[relation.relation].forward
    return f"(as a rule concluded) {verb}" if inferred else verb


def _wanted_by(atlas: Atlas, topic: str, by: str) -> str:
    if topic == by:
        return "you asked for it"
    node = atlas.nodes[by]
    if node.type == "section":
        return f"{node.label} explains it"
    return f"{node.id.rpartition('/')[2]} asks about it"


def relations_for(
    atlas: Atlas, targets: Iterable[str], needs: Mapping[str, Collection[str]]
) -> dict[str, tuple[Relation, ...]]:
    """Return for each topic the relations that put it into a plan.

    First those by which an item of a target asks about it, then those by which a topic of the plan
    needs it.
    """
    asking = {item for target in targets for item in items_of(atlas, target)}
    found = {
        topic: [
            relation
            for relation in atlas.incoming.get(topic, ())
            if relation.relation == "asks_about" and relation.source in asking
        ]
        for topic in needs
    }
    for topic in needs:
        for need, relation in needs_of(atlas, topic).items():
            if need in found:
                found[need].append(relation)
    return {topic: tuple(relations) for topic, relations in found.items()}
