"""Workspaces to measure on, written from a fixed seed: the same arguments, the same bytes.

`topics` looks like what people curate: groups of related topics, a few relations each. `districts`
repeats one pattern, hubs with a given number of neighbours, so that a small and a large atlas hold
the very same neighbourhoods and only the rest differs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

SEED = 2026
GROUP = 24
DISTRICT = 300
HUBS = 8
"""How many hubs a district has: one to start at, the others to walk to."""

_TYPES = ("concept", "technique", "algorithm", "tool")  # each may be joined to each
_RELATIONS = ("uses", "requires", "affects", "part_of")
_AMONG_LEAVES = (
    3  # relations of each; with them a neighbourhood is as dense as in the bundled atlas
)
_FIRST = ("Adaptive", "Bounded", "Coarse", "Dense", "Early", "Fuzzy", "Greedy", "Hidden", "Joint")
_SECOND = ("boosting", "caching", "drift", "encoding", "filtering", "gradients", "hashing")


@dataclass(slots=True)
class Topic:
    """A node as it will stand in YAML."""

    id: str
    label: str
    type: str
    relations: dict[str, list[str]] = field(default_factory=dict)
    """By type, ids of topics made earlier: no relation ever runs in a circle."""

    def join(self, other: Topic, relation: str) -> None:
        """Add a relation, once."""
        ends = self.relations.setdefault(relation, [])
        if other.id not in ends:
            ends.append(other.id)

    def lines(self) -> Iterator[str]:
        """Yield the lines of its entry."""
        yield f"{self.id}:"
        yield f"  type: {self.type}"
        yield f"  label: {self.label}"
        yield f"  summary: What {self.label.lower()} is, told in one sentence of a usual length."
        for relation in sorted(self.relations):
            yield f"  {relation}: [{', '.join(self.relations[relation])}]"
        yield ""


def topics(count: int, name: str = "topic") -> list[Topic]:
    """Return topics in groups, each joined within its group and to one elsewhere.

    They have about 2.4 relations each, as many as the bundled atlas draws at first sight.
    """
    chance = _random(count, name)
    made: list[Topic] = []
    for number in range(count):
        topic = _topic(name, number)
        group = made[number - number % GROUP :]
        for _ in range(chance.choice((1, 2)) if group else 0):
            earlier = group[int(len(group) * chance.random() ** 2)]  # the first ones more often
            topic.join(earlier, chance.choice(_RELATIONS))
        if made:
            topic.join(chance.choice(made), "uses")
        made.append(topic)
    return made


def district(name: str, around: int, size: int = DISTRICT) -> list[Topic]:
    """Return topics of which the first, the hubs, have neighbourhoods of `around` nodes each.

    Every hub is joined to the next, so that one can walk from each to the next. The neighbourhood
    counts the hub itself.
    """
    chance = _random(size, name)
    made = [_topic(name, number) for number in range(size)]
    hubs, leaves = made[:HUBS], made[HUBS:]
    for one, other in pairwise(hubs):
        other.join(one, "requires")
    for place, hub in enumerate(hubs):
        beside = 1 if place in (0, HUBS - 1) else 2
        for leaf in chance.sample(leaves, around - 1 - beside):
            leaf.join(hub, chance.choice(_RELATIONS))
    for place, leaf in enumerate(leaves[1:], 1):
        for relation in _RELATIONS[:_AMONG_LEAVES]:
            leaf.join(leaves[chance.randrange(place)], relation)
    return made


def districts(count: int, around: int, size: int = DISTRICT) -> list[Topic]:
    """Return `count` topics: districts, each tied to the one before by one relation, and a rest.

    The first district is the same whatever the count.
    """
    made: list[Topic] = []
    for number in range(count // size):
        new = district(f"d{number}", around, size)
        if made:
            new[-1].join(made[-1], "affects")
        made += new
    return made + topics(count - len(made), "rest")


def walk() -> list[str]:
    """Return the ids of the first district's hubs: each is in the next one's neighbourhood."""
    return [f"d0-{number}" for number in range(HUBS)]


def write(folder: Path, made: Sequence[Topic]) -> Path:
    """Write topics as a workspace, some hundred to a file, and return its folder."""
    target = folder / "graph"
    target.mkdir(parents=True)
    for start in range(0, len(made), DISTRICT):
        text = "\n".join(line for topic in made[start : start + DISTRICT] for line in topic.lines())
        (target / f"{start:05}.yaml").write_text(text + "\n", encoding="utf-8")
    return folder


def _topic(name: str, number: int) -> Topic:
    first, second = _FIRST[number % len(_FIRST)], _SECOND[number % len(_SECOND)]
    return Topic(f"{name}-{number}", f"{first} {second} {name} {number}", _TYPES[number % 4])


def _random(*what: object) -> random.Random:
    return random.Random(f"{SEED} {what}")  # noqa: S311 - the same every time is the point
