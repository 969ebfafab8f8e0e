"""Where nodes stand: force-directed, then moved apart until no label covers another.

Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), as igraph does it.
The same nodes and relations give the same picture: ids are sorted, random numbers seeded.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from threading import Lock

Point = tuple[float, float]

_SEED = 20_26
_ITERATIONS = 600
_EXACT_UP_TO = 300
_EDGE_LENGTH = 105.0
_WIDER_LEAST, _WIDER_MOST = 1.0, 2.4
_LOOSENESS = 2.6
_FEW = 12
_EVENNESS = 0.5
_ASPECT = 1.9
_GAP = 46.0
_ROUNDS = 160
_RANDOM_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node takes around its point, in pixels at zoom 1."""

    width: float
    above: float
    below: float


def layout(boxes: Mapping[str, Box], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Return a point for every node, centred on the origin, y downwards.

    Args:
        boxes: the room each node needs, by id.
        pairs: which nodes are joined; direction and repetition make no difference.
    """
    joined = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    return dict(_layout(tuple(sorted(boxes.items())), tuple(joined)))


# A click runs the page again with the same nodes; at 300 nodes their places take 0.2 s to find.
@lru_cache(maxsize=32)
def _layout(
    room: tuple[tuple[str, Box], ...], joined: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, Point], ...]:
    boxes = dict(room)
    islands = [_place(island, boxes, joined) for island in _islands(list(boxes), joined)]
    placed = _pack(islands, boxes)
    return tuple((node, (round(x, 1), round(y, 1))) for node, (x, y) in sorted(placed.items()))


def _islands(ids: list[str], joined: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected parts, the largest first."""
    neighbours: dict[str, list[str]] = {node: [] for node in ids}
    for one, other in joined:
        neighbours[one].append(other)
        neighbours[other].append(one)
    seen: set[str] = set()
    found = []
    for start in ids:
        if start in seen:
            continue
        island, open_ends = {start}, [start]
        while open_ends:
            fresh = set(neighbours[open_ends.pop()]) - island
            island |= fresh
            open_ends.extend(sorted(fresh))
        seen |= island
        found.append(sorted(island))
    return sorted(found, key=lambda island: (-len(island), island))


def _place(
    island: list[str], boxes: Mapping[str, Box], joined: Iterable[tuple[str, str]]
) -> dict[str, Point]:
    """Lay out one connected part."""
    if len(island) == 1:
        return {island[0]: (0.0, 0.0)}
    index = {node: place for place, node in enumerate(island)}
    edges = [(index[one], index[other]) for one, other in joined if one in index]
    points = _forces(len(island), edges)
    room = [boxes[node] for node in island]
    return dict(
        zip(island, _apart(_spread(_evened(_turned(points)), room, edges), room), strict=True)
    )


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
    wider = min(max(_ASPECT * height / width, _WIDER_LEAST), _WIDER_MOST)
    lengths = [math.dist(points[one], points[other]) for one, other in edges]
    by_length = _EDGE_LENGTH / (median(lengths) or 1.0)
    area = sum(box.width * (box.above + box.below) for box in boxes)
    by_area = math.sqrt(_LOOSENESS * area / (width * wider * height))
    unit = min(by_length, by_area) if len(points) < _FEW else by_area
    return [(x * unit * wider, y * unit) for x, y in points]


def _forces(count: int, edges: list[tuple[int, int]]) -> list[Point]:
    """Return force-directed points from igraph."""
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


def _apart(points: list[Point], boxes: list[Box]) -> list[Point]:
    """Move boxes apart where they overlap, each along the shorter way out.

    After some rounds the whole is also widened a little, so that crowded places find room.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for turn in range(_ROUNDS):
        if not _push(xs, ys, boxes):
            break
        if turn % 8 == 7:  # noqa: PLR2004 - every eighth round
            xs, ys = [x * 1.03 for x in xs], [y * 1.03 for y in ys]
    return list(zip(xs, ys, strict=True))


def _push(xs: list[float], ys: list[float], boxes: list[Box]) -> bool:
    """Push every overlapping pair apart once, in place; tell whether there was one."""
    order = sorted(range(len(xs)), key=lambda place: (xs[place] - boxes[place].width / 2, place))
    widest = max(box.width for box in boxes)
    touched = False
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if xs[other] - xs[one] > widest:
                break
            across = (boxes[one].width + boxes[other].width) / 2 - abs(xs[other] - xs[one])
            upper, lower = (one, other) if ys[one] <= ys[other] else (other, one)
            down = boxes[upper].below + boxes[lower].above - (ys[lower] - ys[upper])
            if across <= 0.01 or down <= 0.01:  # noqa: PLR2004 - a hundredth of a pixel
                continue
            touched = True
            # Measured against the boxes, or wide labels would all end up stacked in columns.
            if across * (boxes[upper].below + boxes[lower].above) < down * 0.5 * (
                boxes[one].width + boxes[other].width
            ):
                step = across / 2 if xs[one] <= xs[other] else -across / 2
                xs[one], xs[other] = xs[one] - step, xs[other] + step
            else:
                ys[upper], ys[lower] = ys[upper] - down / 2, ys[lower] + down / 2
    return touched


def _pack(islands: list[dict[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Set the parts beside and below one another, as words on lines, and centre the whole."""
    frames = [_frame(island, boxes) for island in islands]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in frames)
    line_width = max(
        [math.sqrt(area * _ASPECT), *(right - left for left, _, right, _ in frames[:1])]
    )
    placed: dict[str, Point] = {}
    at_x = at_y = line_height = 0.0
    for island, (left, top, right, low) in zip(islands, frames, strict=True):
        if at_x and at_x + right - left > line_width:
            at_x, at_y, line_height = 0.0, at_y + line_height + _GAP, 0.0
        for node, (x, y) in island.items():
            placed[node] = (x - left + at_x, y - top + at_y)
        at_x += right - left + _GAP
        line_height = max(line_height, low - top)
    left, top, right, low = _frame(placed, boxes)
    shift_x, shift_y = (left + right) / 2, (top + low) / 2
    return {node: (x - shift_x, y - shift_y) for node, (x, y) in placed.items()}


def _frame(
    points: Mapping[str, Point], boxes: Mapping[str, Box]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what the nodes and their labels take."""
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(x - boxes[node].width / 2 for node, (x, _) in points.items()),
        min(y - boxes[node].above for node, (_, y) in points.items()),
        max(x + boxes[node].width / 2 for node, (x, _) in points.items()),
        max(y + boxes[node].below for node, (_, y) in points.items()),
    )
