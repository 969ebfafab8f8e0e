"""What to learn, and in which order, to reach a target.

The closure of the prerequisite relations below the targets, sorted so that everything comes after
what it needs (Kahn, 1962); members of a cycle are reported and come out together.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from studyatlas.analysis.evidence import (
    Evidence,
    explained_in,
    mentioned_in,
    minutes,
    stretch_of,
    told_by,
)
from studyatlas.model.atlas import Atlas

_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A topic of a plan."""

    id: str
    label: str
    type: str
    needs: tuple[str, ...]
    """Ids of the plan's own topics that come first."""
    why: str
    """Why it is in the plan: what needs it, or that it was asked for."""
    sections: tuple[Evidence, ...]
    """What the notes have to read on it; where nothing explains it, what mentions it."""
    minutes: float
    """Reading time of the sections that explain it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Topics in an order in which they can be learned."""

    targets: tuple[str, ...]
    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...]
    """Groups of topics that need each other, sorted."""
    known: tuple[str, ...]
    """What was left out as known already."""


def make_plan(atlas: Atlas, targets: Iterable[str], known: Collection[str] = ()) -> Plan:
    """Plan the way to some nodes; an item, task or domain stands for what it asks about.

    What is known is left out, with all that only it needs. Ties go by exam weight (how many items
    ask), then by name.

    Raises:
        KeyError: there is no such node.
    """
    targets = tuple(dict.fromkeys(targets))
    known = {topic for name in known for topic in (name, *_topics(atlas, name))}
    wanted: dict[str, str] = {}
    for target in targets:
        for topic in _topics(atlas, target):
            wanted.setdefault(topic, _why_target(atlas, topic, target))
    reasons = _closure(atlas, wanted, frozenset(known))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(reasons))
    for topic in sorted(reasons):
        needs = _prerequisites(atlas, topic)
        graph.add_edges_from((need, topic) for need in needs if need in reasons)
    cycles = tuple(
        sorted(tuple(sorted(c)) for c in nx.strongly_connected_components(graph) if len(c) > 1)
    )
    steps = tuple(_step(atlas, topic, graph, reasons[topic]) for topic in _order(atlas, graph))
    left_out = tuple(sorted(set(known) & _everything_below(atlas, wanted)))
    return Plan(targets, steps, cycles, left_out)


def _topics(atlas: Atlas, target: str) -> list[str]:
    """Return the topics a target stands for: itself, or what the items below it ask about."""
    if not atlas.schema.is_outline(atlas.nodes[target].type):
        return [target]
    if atlas.nodes[target].type == "section":
        return list(atlas.targets(target, "explains"))
    topics = list(atlas.targets(target, "asks_about"))
    for part in atlas.sources(target, "part_of"):
        if atlas.schema.is_outline(atlas.nodes[part].type):
            topics += _topics(atlas, part)
    return list(dict.fromkeys(topics))


def _why_target(atlas: Atlas, topic: str, target: str) -> str:
    if topic == target:
        return "you asked for it"
    node = atlas.nodes[target]
    name = node.id.rpartition("/")[2] if node.type != "section" else node.label
    return f"{name} asks about it" if node.type != "section" else f"{name} explains it"


def _prerequisites(atlas: Atlas, topic: str) -> tuple[str, ...]:
    return atlas.targets(topic, *sorted(atlas.schema.prerequisites))


def _closure(atlas: Atlas, wanted: dict[str, str], known: frozenset[str]) -> dict[str, str]:
    """Return every topic of the plan with the reason it is there."""
    reasons: dict[str, str] = {}
    queue = [(topic, why) for topic, why in wanted.items() if topic not in known]
    while queue:
        topic, why = queue.pop(0)
        if topic in reasons:
            continue
        reasons[topic] = why
        because = f"{atlas.nodes[topic].label} requires it"
        needs = [n for n in _prerequisites(atlas, topic) if n not in reasons and n not in known]
        queue += [(need, because) for need in needs]
    return reasons


def _everything_below(atlas: Atlas, wanted: Iterable[str]) -> set[str]:
    return set(_closure(atlas, dict.fromkeys(wanted, ""), frozenset()))


def _order(atlas: Atlas, graph: nx.DiGraph[str]) -> list[str]:
    """Return the nodes in topological order of the groups that need each other, ties by weight."""
    groups = nx.condensation(graph)
    rank = {group: min(_rank(atlas, n) for n in groups.nodes[group]["members"]) for group in groups}
    waiting = {group: groups.in_degree(group) for group in groups}
    ready = [(rank[group], group) for group, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        _, group = heapq.heappop(ready)
        order += sorted(groups.nodes[group]["members"], key=lambda n: _rank(atlas, n))
        for after in sorted(groups.successors(group)):
            waiting[after] -= 1
            if waiting[after] == 0:
                heapq.heappush(ready, (rank[after], after))
    return order


def _rank(atlas: Atlas, topic: str) -> tuple[int, str, str]:
    asked = len(atlas.sources(topic, "asks_about"))
    return (-asked, atlas.nodes[topic].label.lower(), topic)


def _step(atlas: Atlas, topic: str, graph: nx.DiGraph[str], why: str) -> Step:
    node = atlas.nodes[topic]
    explaining = told_by(atlas, topic, "explains")
    words = sum(stretch_of(atlas, relation).words for relation in explaining)
    return Step(
        node.id,
        node.label,
        node.type,
        tuple(sorted(graph.predecessors(topic))),
        why,
        explained_in(atlas, topic) or mentioned_in(atlas, topic)[:_MENTIONS],
        minutes(words),
    )
