"""The graph as study paths walk it: in both directions, and with what each hop costs.

It is worked out where a search comes by, and kept as long as the atlas.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from studyatlas.analysis.paths.cost import UNIT, hop_cost, toll
from studyatlas.analysis.paths.filters import Filters, make_filters
from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

_DOUBT = {Origin.STATED: 0, Origin.CURATED: 1, Origin.INFERRED: 2}


class Ground:
    """What holds for every path through an atlas: what relations and nodes cost."""

    def __init__(self, atlas: Atlas) -> None:
        # The atlas itself is not kept: it lets go of this when it goes.
        self.nodes, self.schema = atlas.nodes, atlas.schema
        self._outgoing, self._incoming = atlas.outgoing, atlas.incoming
        kinds = atlas.schema.relation_types.values()
        self.hop_costs = {kind.name: hop_cost(kind.strength) for kind in kinds}
        types = atlas.schema.node_types
        self._outline = frozenset(name for name in types if atlas.schema.is_outline(name))
        self._beside: dict[str, dict[str, int]] = {}
        self._tolls: dict[str, int] = {}
        self.plain = Roads(self, make_filters(atlas.schema), plain=True)

    def relations(self, node: str) -> Iterator[tuple[str, Relation]]:
        """Yield a node's relations with the node at the other end; none to itself."""
        return ((end, relation) for end, relation in self._joined(node) if end != node)

    def beside(self, node: str) -> Mapping[str, int]:
        """Return the topics beside a node, with what the best hop to each costs.

        Beside a part of an outline everything counts.
        """
        best = self._beside.get(node)
        if best is None:
            shut = () if self.nodes[node].type in self._outline else self._outline
            best = self._beside[node] = self.hops(node, self.hop_costs, shut)
        return best

    def hops(
        self,
        node: str,
        costs: Mapping[str, int],
        shut: Container[str],
        named: Container[str] = (),
        origins: Container[str] = _DOUBT,
    ) -> dict[str, int]:
        """Return the nodes beside a node, with what the best hop to each costs.

        Args:
            node: where to stand.
            costs: what the relation types cost that may be walked.
            shut: types of nodes to keep away from.
            named: nodes to go to whatever their type.
            origins: of the relations that may be walked.
        """
        best: dict[str, int] = {}
        nodes = self.nodes
        for other, relation in self._joined(node):
            cost = costs.get(relation.relation)
            if (
                cost is not None
                and best.get(other, cost) >= cost
                and (nodes[other].type not in shut or other in named)
                and relation.provenance.origin in origins
            ):
                best[other] = cost
        best.pop(node, None)
        return best

    def _joined(self, node: str) -> list[tuple[str, Relation]]:
        """Return a node's relations with their other ends."""
        ends = [(relation.target, relation) for relation in self._outgoing.get(node, ())]
        ends += [(relation.source, relation) for relation in self._incoming.get(node, ())]
        return ends

    def toll(self, node: str) -> int:
        """Return what it costs to pass through a node; its degree is what is beside it."""
        found = self._tolls.get(node)
        if found is None:
            found = self._tolls[node] = toll(len(self.beside(node)))
        return found


class Roads:
    """The hops that some filters leave open."""

    def __init__(self, ground: Ground, filters: Filters, *, plain: bool = False) -> None:
        """Take the filters; `plain` says that they are none, and only topics are walked."""
        self.ground, self.filters = ground, filters
        self.toll = ground.toll
        self.beside = ground.beside if plain else self._admitted
        self._open: dict[str, dict[str, int]] = {}
        kinds = filters.relation_types
        self._costs = {name: cost for name, cost in ground.hop_costs.items() if name in kinds}
        self._shut = frozenset(ground.schema.node_types) - filters.node_types

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
        hops = sum(self.beside(one)[other] for one, other in pairwise(nodes))
        return (hops + sum(map(self.toll, nodes[1:-1]))) / UNIT

    def _rank(self, relation: Relation) -> tuple[int, int, tuple[str, str, str]]:
        cost = self.ground.hop_costs[relation.relation]
        return cost, _DOUBT[relation.provenance.origin], relation.key

    def _admitted(self, node: str) -> Mapping[str, int]:
        """Return the open neighbours of a node, with what the best open hop to each costs."""
        best = self._open.get(node)
        if best is None:
            given = self.filters
            best = self.ground.hops(node, self._costs, self._shut, given.named, given.origins)
            for avoided in given.avoid:
                best.pop(avoided, None)
            self._open[node] = best
        return best


ground_of = PerAtlas(Ground)
"""What holds for every path through an atlas, worked out once."""
