"""At which angle the nodes around a root stand: a wedge for each, its children within it."""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping, Sequence

from studyatlas.ui.canvas.layout.rings import spaced


def angles_of(
    rings: Sequence[Sequence[str]],
    near: Mapping[str, Sequence[str]],
    toward: Mapping[str, complex],
    needs: Sequence[float],
) -> dict[str, float]:
    """Return an angle for each node, near the direction in which it is drawn.

    Args:
        rings: the nodes by hops from the first ring, which holds the root alone.
        near: the neighbours of each node, sorted.
        toward: a direction for each node, of length 1; none where it is 0.
        needs: how much of a turn a node of each ring needs at least.
    """
    children = _tree(rings, near, toward)
    root = rings[0][0]
    return _spread(root, children, _middles(root, children, _wedges(rings, children, needs)), needs)


def _tree(
    rings: Sequence[Sequence[str]],
    near: Mapping[str, Sequence[str]],
    toward: Mapping[str, complex],
) -> dict[str, list[str]]:
    """Hang each node on a neighbour one ring further in, and order those that hang on the same."""
    children: dict[str, list[str]] = {node: [] for ring in rings for node in ring}
    pull = dict(toward)
    for inner, ring in zip(reversed(rings[:-1]), reversed(rings[1:]), strict=True):
        inside = set(inner)
        for node in ring:
            parent = max(
                (other for other in near[node] if other in inside),
                key=lambda other: (
                    round((toward[other] / toward[node]).real, 9) if toward[node] else 0.0
                ),
            )
            children[parent].append(node)
            pull[parent] += pull[node]
    for parent, family in children.items():
        ahead = toward[parent] or 1.0
        family.sort(key=lambda node: (round(cmath.phase(pull[node] / ahead), 9), node))
    return children


def _wedges(
    rings: Sequence[Sequence[str]],
    children: Mapping[str, Sequence[str]],
    needs: Sequence[float],
) -> dict[str, float]:
    """Return how much of a turn each node needs for itself or for what hangs on it."""
    width: dict[str, float] = {}
    for ring, need in zip(reversed(rings), reversed(needs), strict=True):
        for node in ring:
            width[node] = max(need, sum(width[child] for child in children[node]))
    return width


def _middles(
    root: str, children: Mapping[str, Sequence[str]], width: Mapping[str, float]
) -> dict[str, float]:
    """Return the middle of each node's wedge; the children of a node share all of its wedge."""
    wedges = {root: (0.0, 2 * math.pi)}
    for node in (waiting := [root]):
        start, whole = wedges[node]
        share = whole / (sum(width[child] for child in children[node]) or 1.0)
        for child in children[node]:
            wedges[child] = start, width[child] * share
            start += width[child] * share
            waiting.append(child)
    return {node: start + whole / 2 for node, (start, whole) in wedges.items()}


def _spread(
    root: str,
    children: Mapping[str, Sequence[str]],
    middles: Mapping[str, float],
    needs: Sequence[float],
) -> dict[str, float]:
    """Return angles near the middles of the wedges that leave every node what it needs."""
    angles = {root: middles[root]}
    ring = [root]
    for need in needs[1:]:
        wants = {
            child: angles[node] + middles[child] - middles[node]
            for node in ring
            for child in children[node]
        }
        ring = list(wants)
        angles.update(zip(ring, spaced(list(wants.values()), need), strict=True))
    return angles
