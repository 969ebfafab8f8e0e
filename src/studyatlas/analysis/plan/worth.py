"""What each topic of a plan is worth, for a choice when there is not time for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from studyatlas.analysis.plan.judged import Judged
from studyatlas.analysis.plan.targets import items_below, items_of, topics_of
from studyatlas.analysis.plan.weight import item_shares
from studyatlas.model.atlas import Atlas


def values_of(
    atlas: Atlas, targets: Iterable[str], judged: Judged, standing: Collection[str] = ()
) -> Mapping[str, float]:
    """Return what knowing each topic brings for some targets, in percent of the outline.

    An item of a target is worth its part of the outline times its lack of coverage, divided equally
    among the topics that it asks about, and itself where it is a step. An item that is covered
    brings nothing more. A topic that is a target itself counts like one average item without
    material.

    Args:
        atlas: the notes and the outlines.
        targets: ids.
        judged: the coverage of its exams.
        standing: ids of the items that are steps themselves.
    """
    targets = tuple(targets)
    found: dict[str, float] = {}
    items = items_below(atlas, targets)
    own = {*standing}
    shared = [
        (judged.gain(item), (*atlas.targets(item, "asks_about"), *(own & {item})))
        for item in items
        if item in atlas.items
    ]
    average = 100.0 / max(1, len(item_shares(atlas)))
    shared += [(average, topics_of(atlas, t)) for t in targets if not items_of(atlas, t)]
    for value, topics in shared:
        for topic in topics:
            found[topic] = found.get(topic, 0.0) + value / len(topics)
    return found


def gap_items(atlas: Atlas, judged: Judged) -> tuple[str, ...]:
    """Return every exam item that the notes do not cover, in the guides' order."""
    return tuple(item for item in atlas.items if judged.gain(item))
