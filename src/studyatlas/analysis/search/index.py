"""What a search looks things up in: made once for an atlas, gone with it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.analysis.search.names import Name, all_names, initials
from studyatlas.analysis.search.spelling import LAST, Spelling
from studyatlas.analysis.search.words import Words
from studyatlas.model.atlas import Atlas
from studyatlas.model.bulk import in_bulk
from studyatlas.model.change import Change
from studyatlas.model.entities import Node
from studyatlas.model.naming import tokens


class Index:
    """The names and texts of an atlas, sorted and hashed; parts are made when first needed.

    It holds nodes, never the atlas, so that it does not keep the atlas in memory.
    """

    def __init__(self, atlas: Atlas) -> None:
        with in_bulk():
            self.names: Sequence[Name] = all_names(atlas)
            """In the order in which equally good ones are listed."""
            self._by_key: dict[str, list[int]] = defaultdict(list)
            for number, name in enumerate(self.names):
                self._by_key[name.key].append(number)
        self.outline = frozenset(
            name for name, kind in atlas.schema.node_types.items() if kind.outline
        )
        self._nodes: Sequence[Node] = tuple(atlas.nodes.values())

    def again(self, atlas: Atlas, moved: Container[str]) -> Index:
        """Return the index of an atlas whose nodes have the same names and texts.

        Args:
            atlas: the atlas.
            moved: the nodes that stand elsewhere, by id.
        """
        names = [
            replace(name, node=atlas.nodes[name.node.id]) if name.node.id in moved else name
            for name in self.names
        ]
        index = copy(self)
        vars(index).update(names=names, _nodes=tuple(atlas.nodes.values()))
        vars(index).pop("summarized", None)
        return index

    def named(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of the names with one of these keys, in order."""
        return sorted({number for key in keys for number in self._by_key.get(key, ())})

    def begun(self, key: str) -> list[int]:
        """Return the numbers of the names that begin so, in order."""
        first, last = bisect_left(self._keys, key), bisect_left(self._keys, key + LAST)
        return sorted(self._numbers[first:last])

    def nearly(self, key: str) -> str:
        """Return the one name that is the nearest misspelled so; empty where there is none."""
        near = self._spelling.near(key)
        whole = {place: cost for place, cost in near.items() if cost % 2 == 0}
        best = [place for place, cost in whole.items() if cost == min(whole.values())]
        return self._distinct_keys[best[0]] if len(best) == 1 else ""

    def abbreviated(self, letters: str) -> Sequence[int]:
        """Return the numbers of the labels with these initials, in order."""
        return self._initials.get(letters, ())

    @cached_property
    def words(self) -> Words:
        """The words of the names."""
        with in_bulk():
            return Words(name.words for name in self.names)

    @cached_property
    def summaries(self) -> Words:
        """The words of the summaries, by `summarized`."""
        with in_bulk():
            return Words(dict.fromkeys(tokens(node.summary)) for node in self.summarized)

    @cached_property
    def summarized(self) -> Sequence[Node]:
        """The nodes with a summary, in the order of the names."""
        nodes = dict.fromkeys(name.node.id for name in self.names)
        every = {node.id: node for node in self._nodes if node.summary}
        return [every[node_id] for node_id in nodes if node_id in every]

    @cached_property
    def _numbers(self) -> Sequence[int]:
        """The numbers of the names, in alphabetical order of their keys."""
        return sorted(range(len(self.names)), key=lambda number: self.names[number].key)

    @cached_property
    def _keys(self) -> Sequence[str]:
        return [self.names[number].key for number in self._numbers]

    @cached_property
    def _distinct_keys(self) -> Sequence[str]:
        return sorted(self._by_key)

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self._distinct_keys)

    @cached_property
    def _initials(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        with in_bulk():
            for number, name in enumerate(self.names):
                if name.kind == "label" and name.node.type not in self.outline:
                    for letters in initials(name.written):
                        found[letters].append(number)
        return dict(found)


def _again(change: Change, before: Index) -> Index | None:
    """Return the index after an edit that left all names as they were; None where it did not."""
    was, now = change.before.nodes, change.after.nodes
    if all(node in was and node in now and _same(was[node], now[node]) for node in change.nodes):
        return before.again(change.after, change.nodes)
    return None


def _same(one: Node, other: Node) -> bool:
    """Tell whether two nodes differ at most in where they stand."""
    return replace(one, provenance=other.provenance) == other


index_of = PerAtlas(Index, _again)
"""Returns the index of an atlas; it is made at the first call and forgotten with the atlas."""
