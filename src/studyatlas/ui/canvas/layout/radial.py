"""Radial: rings around a node, by how many hops away the others are."""

from __future__ import annotations

import cmath
import math
from collections.abc import Collection, Mapping, Sequence

from studyatlas.ui.canvas.layout.joins import (
    Pair,
    best_connected,
    hops,
    islands,
    neighbours,
)
from studyatlas.ui.canvas.layout.organic import forces
from studyatlas.ui.canvas.layout.rings import angle_needs, ringed
from studyatlas.ui.canvas.layout.room import Box, Point, pack
from studyatlas.ui.canvas.layout.wedges import angles_of

_TURNS = 48
_LABEL_ANGLE = 0.6
_ROUNDS = 5
_STAY = 0.3
_NOWHERE = 1e-9


def radial(
    boxes: Mapping[str, Box], pairs: Collection[Pair], center: str | None
) -> dict[str, Point]:
    """Place nodes in rings; a part that does not hang together with the centre has its own.

    Args:
        boxes: the room of each node, in a fixed order.
        pairs: joins of different nodes, sorted; direction makes no difference.
        center: the node in the middle of its part; the best connected one where None.
    """
    near = neighbours(boxes, pairs)
    found = sorted(islands(near), key=lambda island: center not in island)
    parts = [
        _place(center if center in island else best_connected(island, near), boxes, near)
        for island in found
    ]
    return pack(parts, boxes)


def _place(
    root: str, boxes: Mapping[str, Box], near: Mapping[str, Sequence[str]]
) -> dict[str, Point]:
    """Lay out what hangs together with a node."""
    distance = hops(root, near)
    rings: list[list[str]] = [[] for _ in range(max(distance.values()) + 1)]
    for node in sorted(distance):
        rings[distance[node]].append(node)
    if len(rings) == 1:
        return {root: (0.0, 0.0)}
    needs = angle_needs([[boxes[node] for node in ring] for ring in rings])
    toward = _directions(root, sorted(distance), near)
    found = []
    for _ in range(_ROUNDS):
        found.append(angles_of(rings, near, toward, needs))
        toward = _drawn(found[-1], near, root)
    angles = min(found, key=lambda angles: _apart(angles, near, root))
    return ringed(rings, _turned(angles, rings[1]), boxes)


def _drawn(
    angles: Mapping[str, float], near: Mapping[str, Sequence[str]], root: str
) -> dict[str, complex]:
    """Return the direction in which each node's neighbours, and a little itself, draw it."""
    now = {node: cmath.rect(1.0, angle) for node, angle in angles.items()}
    drawn = {}
    for node, here in now.items():
        others = [now[other] for other in near[node] if other != root]
        pull = sum(others) / len(others) + _STAY * here if others else here
        drawn[node] = pull / abs(pull) if abs(pull) > _NOWHERE else here
    return drawn


def _apart(angles: Mapping[str, float], near: Mapping[str, Sequence[str]], root: str) -> float:
    """Return how far apart neighbours stand around the middle, altogether; rounded."""
    turns = (
        abs(math.remainder(angles[node] - angles[other], 2 * math.pi))
        for node in angles
        for other in near[node]
        if root not in (node, other)
    )
    return round(sum(turns), 6)


def _directions(
    root: str, island: Sequence[str], near: Mapping[str, Sequence[str]]
) -> dict[str, complex]:
    """Return in which direction from the root forces would draw each node."""
    number = {node: place for place, node in enumerate(island)}
    edges = [(number[n], number[other]) for n in island for other in near[n] if n < other]
    points = [complex(x, y) for x, y in forces(len(island), edges)]
    middle = points[number[root]]
    return {
        node: (points[place] - middle) / (abs(points[place] - middle) or 1.0)
        for node, place in number.items()
    }


def _turned(angles: Mapping[str, float], first_ring: Sequence[str]) -> dict[str, float]:
    """Turn the whole so that nothing stands straight below the middle, where its label is."""

    def clear(turn: float) -> float:
        off = (abs((angles[node] + turn) % (2 * math.pi) - math.pi / 2) for node in first_ring)
        return round(min(_LABEL_ANGLE, *off, _LABEL_ANGLE), 6)

    first = -min(angles[node] for node in first_ring)
    turns = [first + step * 2 * math.pi / _TURNS for step in range(_TURNS)]
    turn = max(turns, key=clear)
    return {node: (angle + turn) % (2 * math.pi) for node, angle in angles.items()}
