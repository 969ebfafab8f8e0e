"""Why each topic stands in a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from studyatlas.analysis.coverage import ItemCoverage
from studyatlas.analysis.plan.targets import items_below
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why the topics of a plan are there."""

    why: Mapping[str, str]
    """In words, for each topic: the first reason met from the targets down."""
    relations: Mapping[str, tuple[Relation, ...]]
    """By which a target's item asks about it, then by which a topic of the plan needs it."""
    needed_for: Mapping[str, tuple[str, ...]]
    """Ids of the plan's own topics that need it right after it."""

    def within(self, kept: Collection[str]) -> Grounds:
        """Return the same for a plan that keeps only some of the topics."""
        return Grounds(
            self.why,
            {
                topic: tuple(r for r in found if r.source in kept or r.source not in self.why)
                for topic, found in self.relations.items()
                if topic in kept
            },
            {
                topic: tuple(other for other in found if other in kept)
                for topic, found in self.needed_for.items()
                if topic in kept
            },
        )


def grounds_for(
    atlas: Atlas,
    targets: Iterable[str],
    asked: Mapping[str, str],
    needs: Mapping[str, Mapping[str, Relation]],
    items: Iterable[ItemCoverage] = (),
) -> Grounds:
    """Say why each topic of a plan is there.

    Args:
        atlas: where the topics stand.
        targets: ids of what the plan is for.
        asked: the topics that the targets stand for, each with the node that wants it.
        needs: the plan's topics, each with its needs; what was asked for comes first.
        items: exam items that stand for themselves.
    """
    why = {topic: _wanted_by(atlas, topic, by) for topic, by in asked.items() if topic in needs}
    asking = _asking(atlas, targets, needs)
    needing: dict[str, list[Relation]] = {topic: [] for topic in needs}
    for topic, near in needs.items():
        for need, relation in near.items():
            needing[need].append(relation)
            if need not in why:
                why[need] = f"{atlas.nodes[topic].label} {_verb(atlas, relation)} it"
    why |= {item.id: _stands_alone(atlas, item) for item in items}
    needing |= {item.id: [] for item in items}
    return Grounds(
        why,
        {topic: (*asking.get(topic, ()), *found) for topic, found in needing.items()},
        {topic: tuple(relation.source for relation in found) for topic, found in needing.items()},
    )


def _asking(
    atlas: Atlas, targets: Iterable[str], topics: Collection[str]
) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = {}
    for item in items_below(atlas, targets):
        for relation in atlas.outgoing.get(item, ()):
            if relation.relation == "asks_about" and relation.target in topics:
                found.setdefault(relation.target, []).append(relation)
    return found


def _verb(atlas: Atlas, relation: Relation) -> str:
    inferred = relation.provenance.origin is Origin.INFERRED
    verb = atlas.schema.relation_types[relation.relation].forward
    return f"(as a rule concluded) {verb}" if inferred else verb


def _stands_alone(atlas: Atlas, item: ItemCoverage) -> str:
    topics = atlas.targets(item.id, "asks_about")
    said = "its topics say little of it" if topics else "no topic stands for it"
    return f"coverage: {item.status}; {said}"


def _wanted_by(atlas: Atlas, topic: str, by: str) -> str:
    if topic == by:
        return "you asked for it"
    node = atlas.nodes[by]
    if node.type == "section":
        return f"{node.label} explains it"
    return f"{node.id.rpartition('/')[2]} asks about it"
