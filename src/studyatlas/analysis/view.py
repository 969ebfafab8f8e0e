"""What to draw of an atlas: the nodes around a topic, or a first look at the whole, filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studyatlas.analysis.neighbourhood import (
    EVERYTHING,
    Walk,
    neighbourhood,
    overview,
    relations_among,
    within,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation

CAPS = (60, 100, 150, 300, 600, 1000)
"""How many nodes a picture may have at most; more than some hundred no longer read."""
_AROUND = 100


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
        """The next larger cap."""
        return next((cap for cap in CAPS if cap > len(self.nodes)), CAPS[-1])


def make_view(atlas: Atlas, request: ViewRequest) -> View:
    """Choose what to draw.

    Types that a filter switches off still count in `types`, so that they can be switched on again.

    Raises:
        KeyError: there is no node `request.center`.
    """
    shown, total = _shown(atlas, request)
    hidden = request.walk.hidden
    pinned = [n for n in request.pinned if n in atlas.nodes and n not in hidden]
    nodes = tuple(dict.fromkeys((*shown, *pinned)))
    here = {*_reach(atlas, request), *nodes}
    relations = relations_among(atlas, nodes, request.walk)
    return View(nodes, relations, max(total, len(nodes)), _counts(atlas, nodes, here))


def _shown(atlas: Atlas, request: ViewRequest) -> tuple[tuple[str, ...], int]:
    walk = request.walk
    if request.center:
        cap = min(request.cap or _AROUND, CAPS[-1])
        around = neighbourhood(atlas, request.center, request.depth, walk, cap)
        return around.nodes, around.total
    most = len(atlas.nodes) if request.cap else 0
    kept = [n for n in overview(atlas, most) if walk.keeps(atlas, n)][: request.cap or None]
    return tuple(kept), sum(walk.keeps(atlas, n) for n in atlas.nodes)


def _reach(atlas: Atlas, request: ViewRequest) -> Iterable[str]:
    """Return what there is to see with no type switched off."""
    walk = replace(request.walk, types=frozenset())
    if request.center:
        return within(atlas, request.center, request.depth, walk)
    return (n for n in overview(atlas, request.cap) if walk.keeps(atlas, n))


def _counts(
    atlas: Atlas, shown: Iterable[str], here: Iterable[str]
) -> Mapping[str, tuple[int, int]]:
    drawn = Counter(atlas.nodes[node].type for node in shown)
    all_ = Counter(atlas.nodes[node].type for node in here)
    order = [*atlas.schema.node_types, *sorted(set(all_) - set(atlas.schema.node_types))]
    return MappingProxyType({name: (drawn[name], all_[name]) for name in order if all_[name]})
