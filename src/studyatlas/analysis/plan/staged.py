"""A plan as a picture: its stages from left to right, what is known before them."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.plan.closure import needs_of
from studyatlas.analysis.plan.result import Plan
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class Staged:
    """What to draw of a plan."""

    known: tuple[str, ...]
    """Ids of the topics that are known."""
    stages: tuple[tuple[str, ...], ...]
    """Ids of the steps, stage by stage."""
    relations: tuple[Relation, ...]
    """What the steps need among these."""
    total: int
    """How many topics the plan and what is known of it have together."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return all ids, each once."""
        return (*self.known, *(topic for stage in self.stages for topic in stage))


def staged(atlas: Atlas, plan: Plan, most: int) -> Staged:
    """Choose what to draw of a plan.

    Args:
        atlas: where the plan was made.
        plan: a plan of it.
        most: how many topics at most: first the steps, from the first stage on, then what is known
            and needed right before one of them, then what else is known.
    """
    kept = [step.id for step in plan.steps][:most]
    inside = set(kept)
    near = {need for topic in kept for need in needs_of(atlas, topic)}
    known = sorted(plan.known, key=lambda topic: (topic not in near, topic))[: most - len(kept)]
    inside.update(known)
    return Staged(
        tuple(sorted(known)),
        tuple(
            stage
            for steps in plan.stages
            if (stage := tuple(step.id for step in steps if step.id in inside))
        ),
        tuple(
            relation
            for topic in kept
            for need, relation in sorted(needs_of(atlas, topic).items())
            if need in inside
        ),
        len(plan.steps) + len(plan.known),
    )
