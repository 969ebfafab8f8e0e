"""implied-prerequisite: a prerequisite that follows from others and is written out all the same.

If A requires B and B requires C, then A requires C. Written out as well, it makes a shortcut that
study paths take instead of explaining the way, and it stays behind when B changes. What a line of
the notes states is not reported: it is their word, not ours. In a very large graph the check stops
after a fixed amount of work and says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from studyatlas.analysis.checks.topics import is_written
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position
from studyatlas.model.problem import Problem, warning
from studyatlas.model.relations import some_of
from studyatlas.model.schema import RelationType

ID = "implied-prerequisite"
_MOST_WORK = 400_000

_Needs = Mapping[str, Mapping[str, Relation]]


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each written prerequisite that a chain of others implies."""
    for kind in _kinds(atlas):
        needs: dict[str, dict[str, Relation]] = {}
        curated = some_of(atlas.relations, (kind.name,), origin=Origin.CURATED)
        if not any(is_written(r) for r in curated if r.source != r.target):
            continue
        for r in some_of(atlas.relations, (kind.name,)):
            if r.source == r.target:
                continue
            needs.setdefault(r.source, {})[r.target] = r
            needs.setdefault(r.target, {})
        yield from _implied(needs)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    looked_at = {kind.name for kind in _kinds(change.after)}
    return not any(relation.relation in looked_at for relation in change.relations)


def _kinds(atlas: Atlas) -> list[RelationType]:
    kinds = atlas.schema.relation_types.values()
    return [kind for kind in kinds if kind.prerequisite and kind.transitive]


def _implied(needs: _Needs) -> Iterator[Problem]:
    """Look at each topic with several needs: is one of them below another?

    What lies below is walked only as far down as the lowest of the needs can be. Topics in a
    circle, and what needs one, are left to `relation-cycle`.
    """
    from studyatlas.analysis.plan.closure import groups, stages  # most atlases need no plans here

    grouped = groups(needs)
    stage = stages(needs, grouped)
    circular = {topic for group in grouped if len(group) > 1 for topic in group}
    work = 0
    for topic in sorted(needs):
        near = needs[topic]
        if len(near) <= 1 or not circular.isdisjoint((topic, *near)):
            continue
        for need, through, steps in _below(needs, near, stage):
            work += steps
            if need and is_written(near[need]):
                message = f"{topic!r} requires {need!r} already, by way of {through!r}"
                yield warning(near[need].provenance.position, ID, message)
        if work > _MOST_WORK:
            message = f"too large to be checked as a whole; stopped at {topic!r}"
            yield warning(_first(near), ID, message)
            return


def _below(
    needs: _Needs, near: Collection[str], stage: Mapping[str, int]
) -> Iterator[tuple[str, str, int]]:
    """Yield each need that lies below another one, that other, and how far was walked."""
    lowest = min(stage[need] for need in near)
    seen: dict[str, str] = {}
    stack = [(need, need) for need in sorted(near, reverse=True) if stage[need] > lowest]
    found: set[str] = set()
    steps = 0
    while stack:
        topic, through = stack.pop()
        steps += 1 + len(needs[topic])
        for lower in needs[topic]:
            if lower in near and lower not in found:
                found.add(lower)
                yield lower, through, 0
            if lower not in seen and lower not in near and stage[lower] > lowest:
                seen[lower] = through
                stack.append((lower, through))
    yield "", "", steps


def _first(near: Mapping[str, Relation]) -> Position:
    return min(relation.provenance.position for relation in near.values())
