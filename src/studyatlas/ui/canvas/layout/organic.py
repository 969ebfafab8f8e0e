"""Organic: force-directed, then moved apart until no label covers another.

Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), as igraph does it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from statistics import median
from threading import Lock

from studyatlas.ui.canvas.layout.joins import Pair, islands, neighbours
from studyatlas.ui.canvas.layout.room import ASPECT, Box, Point, apart, pack

_SEED = 20_26
_ITERATIONS = 600
_EXACT_UP_TO = 300
_EDGE_LENGTH = 105.0
_WIDER_LEAST, _WIDER_MOST = 1.0, 2.4
_LOOSENESS = 2.6
_FEW = 12
_EVENNESS = 0.5
_RANDOM_LOCK = Lock()


def organic(boxes: Mapping[str, Box], joined: Iterable[Pair]) -> dict[str, Point]:
    """Place nodes so that joined ones stand near, on a page, without covering labels.

    Args:
        boxes: the room of each node, in a fixed order.
        joined: pairs of different nodes, in a fixed order, each pair once.
    """
    joined = list(joined)
    parts = [_place(island, boxes, joined) for island in islands(neighbours(boxes, joined))]
    return pack(parts, boxes)


def forces(count: int, edges: list[tuple[int, int]]) -> list[Point]:
    """Return force-directed points of a connected graph: the same every time, in no unit."""
    import igraph

    chance = random.Random(_SEED)  # noqa: S311 - a picture, not a secret
    start = [[chance.random() * count**0.5, chance.random() * count**0.5] for _ in range(count)]
    # igraph draws its random numbers from one generator for the whole process.
    with _RANDOM_LOCK:
        igraph.set_random_number_generator(chance)
        try:
            coordinates = igraph.Graph(count, edges).layout_fruchterman_reingold(
                niter=_ITERATIONS, grid=count > _EXACT_UP_TO, seed=start
            )
        finally:
            igraph.set_random_number_generator(random)
    return [(float(x), float(y)) for x, y in coordinates]


def _place(island: list[str], boxes: Mapping[str, Box], joined: Iterable[Pair]) -> dict[str, Point]:
    """Lay out one connected part."""
    if len(island) == 1:
        return {island[0]: (0.0, 0.0)}
    index = {node: place for place, node in enumerate(island)}
    edges = [(index[one], index[other]) for one, other in joined if one in index]
    points = forces(len(island), edges)
    room = [boxes[node] for node in island]
    return dict(
        zip(
            island,
            apart(_spread(_evened(_turned(points)), room, edges), room),
            strict=True,
        )
    )


def _turned(points: list[Point]) -> list[Point]:
    """Turn the points so that their longest extent lies flat; pages are wider than high."""
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    moved = [(x - middle_x, y - middle_y) for x, y in points]
    squares_x = sum(x * x for x, _ in moved)
    squares_y = sum(y * y for _, y in moved)
    products = sum(x * y for x, y in moved)
    angle = 0.5 * math.atan2(2 * products, squares_x - squares_y)
    cosine, sine = math.cos(angle), math.sin(angle)
    return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in moved]


def _evened(points: list[Point]) -> list[Point]:
    """Draw stragglers in and loosen the crowded middle: halfway to evenly spaced on each axis.

    The order of the nodes from left to right and from top to bottom stays.
    """
    columns = zip(*(_evened_axis(axis) for axis in zip(*points, strict=True)), strict=True)
    return [(x, y) for x, y in columns]


def _evened_axis(values: tuple[float, ...]) -> list[float]:
    low, extent = min(values), max(values) - min(values)
    order = sorted(range(len(values)), key=lambda place: (values[place], place))
    evened = list(values)
    for rank, place in enumerate(order):
        even = low + extent * rank / max(1, len(order) - 1)
        evened[place] += _EVENNESS * (even - evened[place])
    return evened


def _spread(points: list[Point], boxes: list[Box], edges: list[tuple[int, int]]) -> list[Point]:
    """Scale points to the shape of a page and so far that the boxes nearly find room."""
    width = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    height = max(y for _, y in points) - min(y for _, y in points) or 1.0
    wider = min(max(ASPECT * height / width, _WIDER_LEAST), _WIDER_MOST)
    lengths = [math.dist(points[one], points[other]) for one, other in edges]
    by_length = _EDGE_LENGTH / (median(lengths) or 1.0)
    area = sum(box.width * box.height for box in boxes)
    by_area = math.sqrt(_LOOSENESS * area / (width * wider * height))
    unit = min(by_length, by_area) if len(points) < _FEW else by_area
    return [(x * unit * wider, y * unit) for x, y in points]
