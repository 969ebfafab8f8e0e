"""A plan in the making: which topics, in which order, with what to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from studyatlas.analysis.coverage import ItemCoverage
from studyatlas.analysis.evidence import minutes
from studyatlas.analysis.plan.budget import Budget
from studyatlas.analysis.plan.closure import groups, stages
from studyatlas.analysis.plan.reading import (
    WORDS_PER_MINUTE,
    Reading,
    reading_of,
    reading_of_item,
)
from studyatlas.analysis.plan.reasons import Grounds
from studyatlas.analysis.plan.result import Step
from studyatlas.analysis.plan.weight import item_shares, rank_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class Draft:
    """The topics of a plan in order, and the exam items that stand for themselves."""

    order: tuple[str, ...]
    """By stage, then by exam weight, then topics by name and items as the guide has them."""
    needs: Mapping[str, Mapping[str, Relation]]
    stage: Mapping[str, int]
    """How many topics, one after the other, come before each."""
    circles: tuple[tuple[str, ...], ...]
    """Groups of topics that need each other, sorted."""
    reading: Mapping[str, Reading]

    def within(self, kept: Collection[str]) -> Draft:
        """Return a draft of these topics alone, which need nothing but each other."""
        return replace(
            self,
            order=tuple(topic for topic in self.order if topic in kept),
            circles=tuple(circle for circle in self.circles if circle[0] in kept),
        )

    def budget(self, values: Mapping[str, float], elsewhere: float) -> Budget:
        """Return what the topics cost, in words to read, and bring.

        Args:
            values: what knowing each topic is worth.
            elsewhere: minutes for a topic that the notes do not explain.
        """
        unread = round(elsewhere * WORDS_PER_MINUTE)
        costs = {topic: 0 if self.reading[topic].blocks else unread for topic in self.order}
        parts = {topic: self.reading[topic].blocks for topic in self.order}
        return Budget(self.order, self.needs, costs, parts, values)

    def steps(self, atlas: Atlas, grounds: Grounds) -> tuple[Step, ...]:
        """Return the topics as steps of a plan."""
        return tuple(
            Step(
                topic,
                atlas.nodes[topic].label,
                atlas.nodes[topic].type,
                tuple(sorted(self.needs[topic])),
                grounds.why[topic],
                self.reading[topic].sections,
                minutes(self.reading[topic].words),
                self.stage[topic] + 1,
                grounds.needed_for[topic],
                grounds.relations[topic],
            )
            for topic in self.order
        )

    @property
    def minutes(self) -> float:
        """Reading time of the whole; what several topics share is read once."""
        blocks = {b: n for topic in self.order for b, n in self.reading[topic].blocks.items()}
        return minutes(sum(blocks.values()))


def make_draft(
    atlas: Atlas, needs: Mapping[str, Mapping[str, Relation]], items: Iterable[ItemCoverage] = ()
) -> Draft:
    """Put topics into an order.

    Args:
        atlas: where they stand.
        needs: the topics, each with its needs, which are among them.
        items: exam items that stand for themselves; they need nothing.
    """
    documents = {document.path: document for document in atlas.documents}
    reading = {topic: reading_of(atlas, topic) for topic in needs}
    reading |= {item.id: reading_of_item(documents, item) for item in items}
    needs = {step: needs.get(step, {}) for step in reading}
    grouped = groups(needs)
    stage, shares = stages(needs, grouped), item_shares(atlas)
    places = {item: place for place, item in enumerate(atlas.items)}

    def rank(step: str) -> tuple[object, ...]:
        weight, asking, *name = rank_of(atlas, step, shares)
        return stage[step], weight, asking, places.get(step, -1), *name

    order = sorted(needs, key=rank)
    return Draft(
        tuple(order),
        needs,
        stage,
        tuple(sorted(group for group in grouped if len(group) > 1)),
        reading,
    )
