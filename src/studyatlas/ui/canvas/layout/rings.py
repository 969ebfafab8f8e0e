"""Where the nodes of each ring stand, so that no label covers another.

Rings are ellipses, wider than high as pages and labels are. Where a ring has too many nodes for
its circumference they stand staggered, some further out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from studyatlas.ui.canvas.layout.isotonic import rising
from studyatlas.ui.canvas.layout.room import Box, Point, Taken

STRETCH = 1.75
"""How much wider than high a ring is."""
_RING_STEP, _LEVEL_STEP = 74.0, 37.0
_GAP = 10.0
_TURN = 2 * math.pi
_DENSE = 0.9
_LEVELS = 0.31


def angle_needs(rings: Sequence[Sequence[Box]]) -> list[float]:
    """Return how much of a turn a node of each ring needs, by estimate.

    Args:
        rings: the boxes of each ring from the middle outwards.
    """
    needs, radius = [_TURN], 0.0
    for ring in rings[1:]:
        radius = max(radius + _RING_STEP, _even_radius(ring))
        size = fmean(math.hypot(box.width / STRETCH, box.height) for box in ring)
        needs.append(min(size / radius, _DENSE * _TURN / len(ring)))
        # A ring takes about the area of its nodes, around what is inside.
        radius = math.sqrt(radius**2 + len(ring) * size**2 / math.pi)
    return needs


def spaced(angles: Sequence[float], need: float) -> list[float]:
    """Return the angles nearest to these of which none is less than `need` after the one before.

    Args:
        angles: in the order in which they are to stand around the ring.
        need: at most a full turn shared by them all.

    >>> spaced([1.0, 1.0, 3.0], 0.5)
    [0.75, 1.25, 3.0]
    """
    count = len(angles)
    before = [angles[-1] - _TURN, *angles[:-1]]
    gaps = [angle - last for last, angle in zip(before, angles, strict=True)]
    cut = gaps.index(max(gaps))
    unrolled = [*angles[cut:], *(angle + _TURN for angle in angles[:cut])]
    starts = rising([angle - need * turn for turn, angle in enumerate(unrolled)])
    found = [start + need * turn for turn, start in enumerate(starts)]
    over = found[-1] - found[0] - (_TURN - need)
    if over > 0:  # the ends meet: on the way to even places there is room
        even = [found[0] + _TURN / count * turn for turn in range(count)]
        part = over / max(over, found[-1] - even[-1])
        found = [one + part * (other - one) for one, other in zip(found, even, strict=True)]
    return [*(angle - _TURN for angle in found[count - cut :]), *found[: count - cut]]


def ringed(
    rings: Sequence[Sequence[str]], angles: Mapping[str, float], boxes: Mapping[str, Box]
) -> dict[str, Point]:
    """Return points around the origin: each node as far in as its ring and the others let it.

    Args:
        rings: the nodes of each ring from the middle outwards; the first holds one.
        angles: where each node of the other rings stands.
        boxes: the room of each node.
    """
    taken = Taken(boxes, _GAP)
    placed = {rings[0][0]: (0.0, 0.0)}
    taken.add(rings[0][0], (0.0, 0.0))
    inner = 0.0
    for ring in rings[1:]:
        outer = inner = max(inner + _RING_STEP, _even_radius(boxes[node] for node in ring))
        for node in sorted(ring, key=lambda node: (angles[node], node)):
            radius = inner
            while not taken.free(node, _point(angles[node], radius)):
                radius += _LEVEL_STEP
            placed[node] = _point(angles[node], radius)
            taken.add(node, placed[node])
            outer = max(outer, radius)
        inner = outer
    return placed


def _even_radius(ring: Iterable[Box]) -> float:
    """Return the radius at which a ring finds room on some levels: the more, the more nodes."""
    sizes = [math.hypot(box.width / STRETCH, box.height) for box in ring]
    return sum(sizes) / _TURN / max(1.0, _LEVELS * math.sqrt(len(sizes)))


def _point(angle: float, radius: float) -> Point:
    return STRETCH * radius * math.cos(angle), radius * math.sin(angle)
