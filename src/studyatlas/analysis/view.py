"""What to draw of an atlas: the nodes around a topic, or a first look at the whole, filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from studyatlas.analysis.neighbourhood import (
    EVERYTHING,
    Walk,
    nearest_first,
    overview,
    relations_among,
    within,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.relations import keys_of

CAPS = (60, 100, 150, 300, 600, 1000)
"""How many nodes a picture may have at most; more than some hundred no longer read."""
_CAP = 100


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """What a person wants to see; unknown ids and names in it have no effect."""

    center: str = ""
    """The node to look around; empty for the whole."""
    depth: int = 1
    walk: Walk = EVERYTHING
    """Which nodes and relations may be walked and shown."""
    pinned: tuple[str, ...] = ()
    """Nodes that stay in the picture whatever it is about."""
    cap: int = 0
    """At most so many nodes; 0 for as many as read well."""


@dataclass(frozen=True, slots=True)
class View:
    """The nodes and relations to draw, and how much there would be without a cap."""

    nodes: tuple[str, ...]
    relations: tuple[Relation, ...]
    total: int
    types: Mapping[str, tuple[int, int]]
    """By node type, in the schema's order: how many are shown, and how many there are here."""

    @property
    def more(self) -> int:
        """The next larger cap; 0 where there is none."""
        return next((cap for cap in CAPS if cap > len(self.nodes)), 0)


def make_view(atlas: Atlas, request: ViewRequest) -> View:
    """Choose what to draw.

    Types that a filter switches off still count in `types`, so that they can be switched on again.

    Raises:
        KeyError: there is no node `request.center`.
    """
    shown, total, here = (_around if request.center else _whole)(atlas, request)
    hidden = request.walk.hidden
    pinned = [n for n in request.pinned if n in atlas.nodes and n not in hidden]
    nodes = tuple(dict.fromkeys((*shown, *pinned)))
    relations = relations_among(atlas, nodes, request.walk)
    counts = _counts(atlas, nodes, {*here, *nodes})
    return View(nodes, relations, max(total, len(nodes)), counts)


def types_present(atlas: Atlas) -> tuple[frozenset[str], frozenset[str]]:
    """Return the types of relations, and those of nodes, that an atlas holds."""
    relations = frozenset(name for _, name, _ in keys_of(atlas.relations))
    return relations, frozenset(node.type for node in atlas.nodes.values())


class _Choice(NamedTuple):
    """What to draw but for the pinned nodes, and what there is."""

    shown: tuple[str, ...]
    total: int
    here: Iterable[str]
    """What there is to see with no type switched off."""


def _around(atlas: Atlas, request: ViewRequest) -> _Choice:
    walk, every = request.walk, replace(request.walk, types=frozenset())
    reach = within(atlas, request.center, request.depth, walk)
    here = within(atlas, request.center, request.depth, every) if walk.types else reach
    cap = min(request.cap or _CAP, CAPS[-1])
    return _Choice(nearest_first(atlas, reach)[:cap], len(reach), here)


def _whole(atlas: Atlas, request: ViewRequest) -> _Choice:
    walk, every = request.walk, replace(request.walk, types=frozenset())
    ranked = overview(atlas, len(atlas.nodes) if request.cap else 0)
    kept = [n for n in ranked if walk.keeps(atlas, n)][: request.cap or None]
    total = sum(walk.keeps(atlas, n) for n in atlas.nodes)
    here = [n for n in ranked[: request.cap or None] if every.keeps(atlas, n)]
    return _Choice(tuple(kept), total, here)


def _counts(
    atlas: Atlas, shown: Iterable[str], here: Iterable[str]
) -> Mapping[str, tuple[int, int]]:
    drawn = Counter(atlas.nodes[node].type for node in shown)
    all_ = Counter(atlas.nodes[node].type for node in here)
    order = [*atlas.schema.node_types, *sorted(set(all_) - set(atlas.schema.node_types))]
    return MappingProxyType({name: (drawn[name], all_[name]) for name in order if all_[name]})
