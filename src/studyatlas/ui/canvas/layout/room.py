"""Room on the page: boxes, the frames around them, and how whole parts are set side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

ASPECT = 1.9
"""How much wider than high a picture is: the shape of a page that leaves room for details."""
_GAP = 46.0
_ROUNDS = 160
_TOUCH = 0.01  # a hundredth of a pixel is no overlap


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node takes around its point, in pixels at zoom 1."""

    width: float
    above: float
    below: float

    @property
    def height(self) -> float:
        """From the top of the shape to the foot of the label."""
        return self.above + self.below


class Taken:
    """Boxes that stand somewhere already; tells at once whether there is room for another."""

    def __init__(self, boxes: Mapping[str, Box], gap: float) -> None:
        """Start empty, for these boxes and the least space between them."""
        self._boxes = boxes
        self._gap = gap
        self._width = max(box.width for box in boxes.values()) + gap
        self._height = max(box.height for box in boxes.values()) + gap
        self._cells: defaultdict[tuple[int, int], list[tuple[Box, Point]]] = defaultdict(list)

    def add(self, node: str, point: Point) -> None:
        """Put a node's box there."""
        self._cells[self._cell(node, point)].append((self._boxes[node], point))

    def free(self, node: str, point: Point) -> bool:
        """Tell whether a node's box would cover none there."""
        column, row = self._cell(node, point)
        around = [(column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
        return not any(
            self._covers(self._boxes[node], point, *other)
            for cell in around
            if cell in self._cells
            for other in self._cells[cell]
        )

    def _cell(self, node: str, point: Point) -> tuple[int, int]:
        """Return the cell of a box's middle; no box is larger than a cell."""
        box = self._boxes[node]
        middle = point[1] + (box.below - box.above) / 2
        return math.floor(point[0] / self._width), math.floor(middle / self._height)

    def _covers(self, one: Box, at: Point, other: Box, there: Point) -> bool:
        upper, lower = (one, other) if at[1] <= there[1] else (other, one)
        return (
            abs(at[0] - there[0]) < (one.width + other.width) / 2 + self._gap
            and abs(at[1] - there[1]) < upper.below + lower.above + self._gap
        )


def pack(
    parts: Sequence[Mapping[str, Point]],
    boxes: Mapping[str, Box],
    *,
    below: bool = False,
) -> dict[str, Point]:
    """Set parts beside and below one another, as words on lines, and centre the whole.

    Args:
        parts: points of each part; only their places within the part matter.
        boxes: the room of each node.
        below: whether the first part has its line for itself.
    """
    frames = [frame(part, boxes) for part in parts]
    area = sum((right - left + _GAP) * (low - top + _GAP) for left, top, right, low in frames)
    line_width = max(
        [math.sqrt(area * ASPECT), *(right - left for left, _, right, _ in frames[:1])]
    )
    placed: dict[str, Point] = {}
    at_x = at_y = line_height = 0.0
    for turn, (part, (left, top, right, low)) in enumerate(zip(parts, frames, strict=True)):
        if at_x and (at_x + right - left > line_width or (below and turn == 1)):
            at_x, at_y, line_height = 0.0, at_y + line_height + _GAP, 0.0
        for node, (x, y) in part.items():
            placed[node] = (x - left + at_x, y - top + at_y)
        at_x += right - left + _GAP
        line_height = max(line_height, low - top)
    left, top, right, low = frame(placed, boxes)
    shift_x, shift_y = (left + right) / 2, (top + low) / 2
    return {node: (x - shift_x, y - shift_y) for node, (x, y) in placed.items()}


def frame(
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


def apart(points: list[Point], boxes: list[Box]) -> list[Point]:
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
    touched = False
    for one, other in _near(xs, boxes):
        across = (boxes[one].width + boxes[other].width) / 2 - abs(xs[other] - xs[one])
        upper, lower = (one, other) if ys[one] <= ys[other] else (other, one)
        down = boxes[upper].below + boxes[lower].above - (ys[lower] - ys[upper])
        if across <= _TOUCH or down <= _TOUCH:
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


def _near(xs: list[float], boxes: list[Box]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of boxes that may overlap, from left to right.

    The caller may move them meanwhile: what is looked at next is where they stand then.
    """
    order = sorted(range(len(xs)), key=lambda place: (xs[place] - boxes[place].width / 2, place))
    widest = max((box.width for box in boxes), default=0.0)
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if xs[other] - xs[one] > widest:
                break
            yield one, other
