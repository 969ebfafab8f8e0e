"""The graph as study paths walk it: in both directions, and with what each hop costs.

It is worked out where a search comes by, and kept as long as the atlas.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studyatlas.analysis.paths.cost import UNIT, half_toll, hop_cost
from studyatlas.analysis.paths.filters import Filters
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

Hops = tuple[tuple[str, int], ...]
"""Where one gets in one hop, and what it costs with half the tolls at both of its ends."""

_DOUBT = {Origin.STATED: 0, Origin.CURATED: 1, Origin.INFERRED: 2}


class Ground:
    """What holds for every path through an atlas: what relations and nodes cost."""

    def __init__(self, atlas: Atlas) -> None:
        # The atlas itself is not kept: it lets go of this when it goes.
        self.nodes, self.schema = atlas.nodes, atlas.schema
        self.outgoing, self.incoming = atlas.outgoing, atlas.incoming
        kinds = atlas.schema.relation_types.values()
        self.hop_costs = {kind.name: hop_cost(kind.strength) for kind in kinds}
        self.outline = frozenset(
            name for name in atlas.schema.node_types if atlas.schema.is_outline(name)
        )
        self._tolls: dict[str, int] = {}
        self.plain = Roads(self, Filters(atlas.schema))

    def relations(self, node: str) -> Iterator[tuple[str, Relation]]:
        """Yield a node's relations with the node at the other end; none to itself."""
        for relation in self.outgoing.get(node, ()):
            if relation.target != node:
                yield relation.target, relation
        for relation in self.incoming.get(node, ()):
            if relation.source != node:
                yield relation.source, relation

    def half_toll(self, node: str) -> int:
        """Return half of what it costs to pass through a node.

        Its degree counts the topics beside it, for a part of an outline everything beside it.
        """
        toll = self._tolls.get(node)
        if toll is None:
            beside = {other for other, _ in self.relations(node)}
            if self.nodes[node].type not in self.outline:
                beside = {other for other in beside if self.nodes[other].type not in self.outline}
            toll = self._tolls[node] = half_toll(len(beside))
        return toll


class Roads:
    """The hops that some filters leave open."""

    def __init__(self, ground: Ground, filters: Filters) -> None:
        self.ground, self.filters = ground, filters
        self._hops: dict[str, Hops] = {}

    def around(self, node: str) -> Hops:
        """Return where one gets from a node in one hop, and what it costs."""
        hops = self._hops.get(node)
        if hops is None:
            hops = self._hops[node] = self._worked_out(node)
        return hops

    def step(self, one: str, other: str) -> Relation:
        """Return the relation that joins two neighbours best.

        The strongest; of equal ones what the notes state before what somebody added.
        """
        joining = (
            relation
            for end, relation in self.ground.relations(one)
            if end == other and self.filters.admits_relation(relation)
        )
        return min(joining, key=self._rank)

    def cost(self, nodes: Sequence[str]) -> float:
        """Return what a path costs."""
        hops = sum(self.ground.hop_costs[self.step(*pair).relation] for pair in pairwise(nodes))
        tolls = sum(2 * self.ground.half_toll(node) for node in nodes[1:-1])
        return (hops + tolls) / UNIT

    def _rank(self, relation: Relation) -> tuple[int, int, tuple[str, str, str]]:
        cost = self.ground.hop_costs[relation.relation]
        return cost, _DOUBT[relation.provenance.origin], relation.key

    def _worked_out(self, node: str) -> Hops:
        ground, best = self.ground, dict[str, int]()
        admits_node, admits_relation = self.filters.admits_node, self.filters.admits_relation
        for other, relation in ground.relations(node):
            cost = ground.hop_costs[relation.relation]
            known = best.get(other)
            if known is not None and known <= cost:
                continue
            if admits_relation(relation) and (known or admits_node(ground.nodes[other])):
                best[other] = cost
        own = ground.half_toll(node)
        return tuple((end, cost + own + ground.half_toll(end)) for end, cost in best.items())


_GROUNDS: dict[int, tuple[weakref.ref[Atlas], Ground]] = {}


def ground_of(atlas: Atlas) -> Ground:
    """Return what holds for every path through an atlas, worked out once."""
    known = _GROUNDS.get(id(atlas))
    if known is not None and known[0]() is atlas:
        return known[1]
    key, ground = id(atlas), Ground(atlas)
    _GROUNDS[key] = (weakref.ref(atlas, lambda _: _GROUNDS.pop(key, None)), ground)
    return ground
