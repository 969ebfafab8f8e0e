"""What is ready to be learned now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyatlas.analysis.evidence import Evidence, minutes
from studyatlas.analysis.plan.closure import below, groups, needed_by, needs_of
from studyatlas.analysis.plan.reach import reach_of
from studyatlas.analysis.plan.reading import reading_of
from studyatlas.analysis.plan.targets import known_topics, wanted
from studyatlas.analysis.plan.weight import item_shares
from studyatlas.model.atlas import Atlas

_COMPARED = 200
"""Of how many ready topics the reach is counted: each is a bit of every topic's mask."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A topic that is not known, while all that it needs is."""

    id: str
    label: str
    type: str
    opens: tuple[str, ...]
    """Ids of the topics that are ready once it is known, sorted."""
    unlocks: int
    """How many topics need it in the end."""
    share: float
    """Percent of the outline whose items ask about it or about a topic that needs it in the end."""
    together: tuple[str, ...]
    """Ids of the topics that it needs and that need it: they have to be learned together."""
    sections: tuple[Evidence, ...]
    minutes: float


@dataclass(frozen=True, slots=True)
class Frontier:
    """What is ready now, the most useful first."""

    known: tuple[str, ...]
    """Ids of the topics taken as known, sorted."""
    ready: tuple[Ready, ...]
    """As many as were asked for."""
    total: int
    """How many there are."""
    topics: int
    """How many topics were looked at, known or not."""


def make_frontier(
    atlas: Atlas, known: Collection[str] = (), *, targets: Iterable[str] = (), limit: int = 10
) -> Frontier:
    """Find the topics that are not known and whose prerequisites all are.

    Ranked by what they lead to: the percent of the outline that asks about the topic or about what
    needs it in the end, then how many topics need it in the end, then the name. Of more than 200
    ready topics those are compared by reach that have the largest share and the most topics that
    need them directly. Topics that need each other are ready together, once all else that they
    need is known: else nobody could ever begin.

    Args:
        atlas: where to look.
        known: ids; outline nodes stand for what they ask about.
        targets: look only at what these need in the end; at every topic if left out.
        limit: how many at most.

    Raises:
        KeyError: there is no such node.
    """
    known = known_topics(atlas, known)
    asked = wanted(atlas, targets) or dict.fromkeys(_topics(atlas))
    whole = below(atlas, asked)
    unknown = _Groups(below(atlas, asked, known) if known else whole)
    grouped = groups(whole)
    shares = _shares(atlas, whole, grouped)
    direct = Counter(need for topic in whole for need in whole[topic])

    def rank(topic: str, reach: int) -> tuple[float, int, str, str]:
        return -shares[topic], -reach, atlas.nodes[topic].label.casefold(), topic

    likely = sorted(unknown.ready, key=lambda topic: rank(topic, direct[topic]))
    reach = reach_of(whole, grouped, likely[: max(_COMPARED, limit)], known)
    best = sorted(reach, key=lambda topic: rank(topic, reach[topic]))[: max(0, limit)]
    return Frontier(
        tuple(sorted(known & whole.keys())),
        tuple(_ready(atlas, topic, unknown, reach[topic], shares[topic]) for topic in best),
        len(unknown.ready),
        len(whole),
    )


def newly_ready(atlas: Atlas, before: Collection[str], now: Collection[str]) -> tuple[str, ...]:
    """Return the topics that are ready with what is known now and were not before, sorted.

    Args:
        atlas: where to look.
        before: ids of the topics that were known.
        now: ids of those that are.
    """
    learned = set(now).difference(before)
    near = {topic for one in learned for topic in needed_by(atlas, one)}.difference(now)
    return tuple(sorted(t for t in near if all(need in now for need in needs_of(atlas, t))))


class _Groups:
    """Topics that are not known, in groups that have to be learned together."""

    def __init__(self, needs: Mapping[str, Collection[str]]) -> None:
        self._opens: dict[tuple[str, ...], list[str]] = {}
        self._group: dict[str, tuple[str, ...]] = {}
        self.ready: list[str] = []
        """Those that need nothing but each other."""
        for group in groups(needs):
            self._group.update(dict.fromkeys(group, group))
            before = {self._group[need] for topic in group for need in needs[topic]} - {group}
            if not before:
                self.ready += group
            if len(before) == 1:
                self._opens.setdefault(before.pop(), []).extend(group)

    def together(self, topic: str) -> tuple[str, ...]:
        """Return the other topics of its group."""
        return tuple(other for other in self._group[topic] if other != topic)

    def opens(self, topic: str) -> tuple[str, ...]:
        """Return what needs nothing but the topic's group."""
        return tuple(sorted(self._opens.get(self._group[topic], ())))


def _topics(atlas: Atlas) -> list[str]:
    outline = atlas.schema.is_outline
    return [node.id for node in atlas.nodes.values() if not outline(node.type)]


def _shares(
    atlas: Atlas, needs: Mapping[str, Collection[str]], grouped: Sequence[tuple[str, ...]]
) -> dict[str, float]:
    """Return the percent of the outline that each topic leads to, each item once.

    One pass over the topics, from those that nothing needs down; a bit stands for each item.
    """
    shares = item_shares(atlas)
    if not shares:
        return dict.fromkeys(needs, 0.0)
    bits = {item: 1 << number for number, item in enumerate(shares)}
    leads = {
        topic: sum({bits[item] for item in atlas.sources(topic, "asks_about") if item in bits})
        for topic in needs
    }
    for group in reversed(grouped):
        all_of_it = 0
        for topic in group:
            all_of_it |= leads[topic]
        for topic in group:
            leads[topic] = all_of_it
            for need in needs[topic]:
                leads[need] |= all_of_it
    values = {
        items: round(sum(share for item, share in shares.items() if items & bits[item]), 6)
        for items in set(leads.values())
    }
    return {topic: values[items] for topic, items in leads.items()}


def _ready(atlas: Atlas, topic: str, unknown: _Groups, reach: int, share: float) -> Ready:
    node, reading = atlas.nodes[topic], reading_of(atlas, topic)
    return Ready(
        topic,
        node.label,
        node.type,
        unknown.opens(topic),
        reach,
        share,
        unknown.together(topic),
        reading.sections,
        minutes(reading.words),
    )
