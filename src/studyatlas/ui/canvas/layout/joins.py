"""What is joined to what."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


def neighbours(ids: Iterable[str], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Return the neighbours of every node, each once, sorted.

    >>> neighbours("abc", [("a", "b"), ("b", "a")])
    {'a': ['b'], 'b': ['a'], 'c': []}
    """
    near: dict[str, set[str]] = {node: set() for node in ids}
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return {node: sorted(others) for node, others in near.items()}


def islands(near: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the connected parts, the largest first; each is sorted.

    >>> islands(neighbours("abcd", [("d", "b")]))
    [['b', 'd'], ['a'], ['c']]
    """
    seen: set[str] = set()
    found = []
    for start in near:
        if start not in seen:
            island = sorted(hops(start, near))
            seen.update(island)
            found.append(island)
    return sorted(found, key=lambda island: (-len(island), island))


def hops(start: str, near: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return how many joins away from a node each node is that hangs together with it.

    >>> hops("a", neighbours("abcd", [("a", "b"), ("b", "c")]))
    {'a': 0, 'b': 1, 'c': 2}
    """
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in near[node]:
            if other not in found:
                found[other] = found[node] + 1
                waiting.append(other)
    return found


def best_connected(ids: Iterable[str], near: Mapping[str, Sequence[str]]) -> str:
    """Return the node with most neighbours, the first by id among equals."""
    return min(ids, key=lambda node: (-len(near[node]), node))
