"""What is ready, opened, marked and compared, in the shapes of the JSON interface."""

from __future__ import annotations

from collections.abc import Iterable

from studyatlas.analysis.compare import Comparison
from studyatlas.analysis.details import Role
from studyatlas.analysis.plan import Frontier, Opened, Unlocks
from studyatlas.analysis.progress import Progress
from studyatlas.export.shapes import Shape, evidence_shape, relation_shape
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.mark import State
from studyatlas.wording import role_words


def frontier_shape(found: Frontier) -> Shape:
    """Return what is ready."""
    return {
        "known": list(found.known),
        "total": found.total,
        "results": [
            {
                "id": topic.id,
                "label": topic.label,
                "type": topic.type,
                "opens": list(topic.opens),
                "unlocks": topic.unlocks,
                "share": topic.share,
                "together": list(topic.together),
                "sections": [evidence_shape(evidence) for evidence in topic.sections],
                "minutes": topic.minutes,
            }
            for topic in found.ready
        ],
    }


def unlocks_shape(found: Unlocks) -> Shape:
    """Return what a topic opens."""
    return {
        "node": found.node,
        "directly": [_opened(topic) for topic in found.directly],
        "later": [_opened(topic) for topic in found.later],
        "items": list(found.items),
        "share": found.share,
        "circle": list(found.circle),
    }


def _opened(topic: Opened) -> Shape:
    return {
        "id": topic.id,
        "label": topic.label,
        "type": topic.type,
        "needs": list(topic.needs),
        "relations": [relation_shape(relation) for relation in topic.because],
    }


def marked_shape(
    atlas: Atlas, node: str, state: State, topics: Iterable[tuple[str, State]], opens: Iterable[str]
) -> Shape:
    """Return what marking a node changed."""
    return {
        "node": node,
        "state": str(state),
        "topics": [
            {"id": topic, "label": atlas.nodes[topic].label, "was": str(was)}
            for topic, was in topics
        ],
        "opens": list(opens),
    }


def progress_shape(atlas: Atlas, found: Progress, file: str) -> Shape:
    """Return what is marked, and how it grew."""
    return {
        "topics": found.topics,
        "marks": [
            {"id": topic, "label": atlas.nodes[topic].label, "state": str(state)}
            for topic, state in found.states.items()
        ],
        "days": [
            {
                "day": day.day.isoformat(),
                "known": day.known,
                "learning": day.learning,
                "review": day.review,
            }
            for day in found.days
        ],
        "gone": list(found.gone),
        "file": file,
    }


def compare_shape(atlas: Atlas, found: Comparison) -> Shape:
    """Return what two nodes share and where they differ."""
    return {
        "one": found.one.id,
        "other": found.other.id,
        "joined": _relations(found.joined),
        "shared": [
            {
                **_role(atlas, group.role),
                "one": _relations(one for one, _ in group.pairs),
                "other": _relations(other for _, other in group.pairs),
            }
            for group in found.shared
        ],
        "crossings": [
            {
                "id": crossing.end,
                "one": _relations(crossing.one),
                "other": _relations(crossing.other),
            }
            for crossing in found.crossings
        ],
        "differences": [
            {
                **_role(atlas, difference.role),
                "one": _relations(difference.one),
                "other": _relations(difference.other),
            }
            for difference in found.differences
        ],
        "sections": list(found.sections),
        "items": list(found.items),
    }


def _role(atlas: Atlas, role: Role) -> Shape:
    return {"relation": role.relation, "words": role_words(atlas, role)}


def _relations(relations: Iterable[Relation]) -> list[Shape]:
    return [relation_shape(relation) for relation in relations]
