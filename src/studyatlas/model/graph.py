"""The NetworkX graph of an atlas, whose dicts are made when they are first looked at.

A dict for each relation and two for each of its ends take several times what the relations
themselves do, and most of them are never looked at. NetworkX asks no more of what it walks than to
be a mapping; its own views of a part of a graph are made the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cache
from typing import TYPE_CHECKING, Any

from studyatlas.model.bulk import in_bulk
from studyatlas.model.entities import Node, Relation
from studyatlas.model.relations import keys_of, of_source

if TYPE_CHECKING:
    import networkx as nx

_Dict = dict[str, Any]


class Late(Mapping[str, _Dict]):
    """A dict for each node: made when it is first asked for, the same one from then on.

    What a person writes into it stays there, then. A copy or a pickle is made of plain dicts.
    """

    __slots__ = ("_made", "_make", "_nodes", "_relations")

    def __init__(
        self,
        nodes: Mapping[str, Node],
        make: Callable[[str], _Dict],
        relations: Sequence[Relation] = (),
    ) -> None:
        self._nodes = nodes
        self._make = make
        self._relations = relations
        """What is made as well before all dicts are."""
        self._made: dict[str, _Dict] = {}

    def __getitem__(self, node: str) -> _Dict:
        found = self._made.get(node)
        if found is None:
            if node not in self._nodes:
                raise KeyError(node)
            found = self._made.setdefault(node, self._make(node))
        return found

    def __contains__(self, node: object) -> bool:
        return node in self._nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[_Dict], tuple[_Dict]]:
        return dict, (self.copy(),)

    def items(self) -> ItemsView[str, _Dict]:
        """Return a view of all of it: who asks for it walks it, so everything is made at once."""
        self._make_all()
        return super().items()

    def values(self) -> ValuesView[_Dict]:
        """Return a view of all dicts; as with `items`, they are made at once."""
        self._make_all()
        return super().values()

    def _make_all(self) -> None:
        if len(self._made) < len(self._nodes):
            with in_bulk():
                iter(self._relations)
                for node in self._nodes:
                    self[node]

    def copy(self) -> dict[str, _Dict]:
        """Return a plain dict with the same dicts."""
        return dict(self.items())


def graph_of(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> nx.MultiDiGraph[str]:
    """Return a frozen graph of nodes and of relations, which are in order of their keys."""
    import networkx as nx

    @cache
    def incoming() -> Mapping[str, Mapping[str, None]]:
        sources: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for source, _, target in keys_of(relations):
            sources[target][source] = None
        return dict(sources)

    def after(node: str) -> _Dict:
        found: dict[str, dict[str, _Dict]] = {}
        for relation in of_source(relations, node):
            found.setdefault(relation.target, {})[relation.relation] = _of_relation(relation)
        return found

    def before(node: str) -> _Dict:
        return {source: successors[source][node] for source in incoming().get(node, ())}

    successors = Late(nodes, after, relations)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept = Late(nodes, lambda node: _of_node(nodes[node]))
    # what `nx.subgraph_view` gives its graphs as well
    vars(graph).update(_node=kept, _adj=successors, _succ=successors, _pred=Late(nodes, before))
    nx.freeze(graph)
    return graph


def _of_node(node: Node) -> _Dict:
    at = node.provenance
    return {
        "label": node.label,
        "type": node.type,
        "aliases": list(node.aliases),
        "summary": node.summary or None,
        "origin": at.origin.value,
        "path": at.position.path,
        "line": at.position.line,
    }


def _of_relation(relation: Relation) -> _Dict:
    at = relation.provenance
    return {
        "relation": relation.relation,
        "origin": at.origin.value,
        "rule": at.rule,
        "path": at.position.path,
        "line": at.position.line,
        "quote": at.quote or None,
    }
