"""What a topic opens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from studyatlas.analysis.plan.closure import above, groups, needs_of, stages
from studyatlas.analysis.plan.targets import known_topics, topics_of
from studyatlas.analysis.plan.weight import item_shares, rank_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class Opened:
    """A topic that needs the one in question."""

    id: str
    label: str
    type: str
    needs: tuple[str, ...]
    """Ids of what else it needs right before it that is neither known nor opened here, sorted."""
    because: tuple[Relation, ...]
    """The relations that say so: to the node in question, or to what it opens."""


@dataclass(frozen=True, slots=True)
class Unlocks:
    """What a topic opens, directly and in the end."""

    node: str
    directly: tuple[Opened, ...]
    """What needs it right before, in an order to learn it in: stage, exam weight, name."""
    later: tuple[Opened, ...]
    """What needs it only by way of these, each after what it needs."""
    items: tuple[str, ...]
    """Ids of the exam items that ask about it or about any of these, in the guides' order."""
    share: float
    """Their part of the outline in percent."""
    circle: tuple[str, ...]
    """Ids of the topics that it needs and that need it as well, sorted."""


def make_unlocks(atlas: Atlas, node: str, known: Collection[str] = ()) -> Unlocks:
    """Find what a topic opens; an outline node stands for what it asks about.

    Args:
        atlas: where to look.
        node: an id.
        known: ids of topics that are known; they are opened already and do not count as needs.

    Raises:
        KeyError: there is no such node.
    """
    start = frozenset(topics_of(atlas, node))
    known = known_topics(atlas, known)
    over = above(atlas, start)
    needs = {topic: needs_of(atlas, topic) for topic in over}
    within = {topic: [n for n in near if n in over] for topic, near in needs.items()}
    grouped, shares = groups(within), item_shares(atlas)
    stage = stages(within, grouped)
    order = sorted(
        over.keys() - start - known,
        key=lambda topic: (stage[topic], rank_of(atlas, topic, shares)),
    )
    near = {topic for topic in order if not start.isdisjoint(within[topic])}
    opened = {topic: _opened(atlas, topic, needs[topic], over, known) for topic in order}
    asking = {item for topic in over for item in atlas.sources(topic, "asks_about")}
    items = tuple(item for item in atlas.items if item in asking)
    return Unlocks(
        node,
        tuple(opened[topic] for topic in order if topic in near),
        tuple(opened[topic] for topic in order if topic not in near),
        items,
        round(sum(shares.get(item, 0.0) for item in items), 6),
        _circle(start, grouped),
    )


def _opened(
    atlas: Atlas,
    topic: str,
    needs: Mapping[str, Relation],
    over: Collection[str],
    known: Collection[str],
) -> Opened:
    return Opened(
        topic,
        atlas.nodes[topic].label,
        atlas.nodes[topic].type,
        tuple(sorted(need for need in needs if need not in over and need not in known)),
        tuple(relation for need, relation in sorted(needs.items()) if need in over),
    )


def _circle(start: Collection[str], grouped: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    met = (group for group in grouped if not set(group).isdisjoint(start))
    return tuple(sorted({topic for group in met for topic in group}.difference(start)))
