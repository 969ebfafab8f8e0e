"""Moves nodes up and down within their columns, the order kept, so that fewer lines cross them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from studyatlas.ui.canvas.layout.isotonic import cheapest_rise
from studyatlas.ui.canvas.layout.rows import Order, Sheet, offsets

_ROUNDS = 4
_STEP, _STEPS = 6.0, 80
_PER_LINE = 60.0
_PER_PIXEL = 0.5
_CORE = 0.8

Lines = tuple[list[float], list[float]]
"""Where lines run through a lane: their upper ends there and their lower ends, each sorted."""


def dodge(
    sheet: Sheet, order: Order, xs: Sequence[float], ys: Sequence[float], height: float
) -> list[float]:
    """Return new heights.

    Args:
        sheet: the columns.
        order: the nodes of each column from top to bottom.
        xs: where each node stands from left to right.
        ys: how high each node stands.
        height: how high the picture may become, if it is not higher already.
    """
    moved = list(ys)
    top = min(y - box.above for y, box in zip(ys, sheet.boxes, strict=True))
    low = max(y + box.below for y, box in zip(ys, sheet.boxes, strict=True))
    spare = max(0.0, height - (low - top)) / 2
    columns = range(len(order))
    for turn in range(_ROUNDS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            _shift(sheet, column, order[column], xs, ys, moved, (top - spare, low + spare))
    return moved


def _shift(
    sheet: Sheet,
    column: int,
    nodes: Sequence[int],
    xs: Sequence[float],
    wants: Sequence[float],
    ys: list[float],
    room: tuple[float, float],
) -> None:
    """Move the nodes of one column, in place, within the room from top to bottom."""
    below = offsets(sheet, column, nodes)
    boxes = [sheet.boxes[node] for node in nodes]
    first = max(room[0] + box.above - down for box, down in zip(boxes, below, strict=True))
    last = min(room[1] - box.below - down for box, down in zip(boxes, below, strict=True))
    step = max(_STEP, (last - first) / _STEPS)
    starts = [first + step * turn for turn in range(max(0, int((last - first) / step)) + 1)]
    lanes = [nodes[lane :: sheet.lanes[column]] for lane in range(sheet.lanes[column])]
    lines = {xs[lane[0]]: _lines(sheet, lane, xs, ys) for lane in lanes if lane}
    costs = [
        _costs(sheet, node, lines[xs[node]], wants[node], [start + down for start in starts])
        for node, down in zip(nodes, below, strict=True)
    ]
    for node, down, choice in zip(nodes, below, cheapest_rise(costs), strict=True):
        ys[node] = starts[choice] + down


def _lines(sheet: Sheet, lane: Sequence[int], xs: Sequence[float], ys: Sequence[float]) -> Lines:
    """Return where lines that neither start nor end in a lane run through it."""
    here = xs[lane[0]]
    half = _CORE * max(sheet.boxes[node].width for node in lane) / 2
    upper, lower = [], []
    for one, near in enumerate(sheet.near):
        if xs[one] >= here:
            continue
        for other in near:
            if xs[other] <= here:
                continue
            slope = (ys[other] - ys[one]) / (xs[other] - xs[one])
            middle, reach = ys[one] + slope * (here - xs[one]), abs(slope) * half
            upper.append(middle - reach)
            lower.append(middle + reach)
    return sorted(upper), sorted(lower)


def _costs(
    sheet: Sheet, node: int, lines: Lines, want: float, heights: Sequence[float]
) -> list[float]:
    """Return for each height how bad it is: lines through the box, and how far from neighbours."""
    box = sheet.boxes[node]
    per_pixel = _PER_PIXEL * math.sqrt(len(sheet.near[node]))
    return [
        per_pixel * abs(height - want)
        + _PER_LINE
        * (bisect_left(lines[0], height + box.below) - bisect_right(lines[1], height - box.above))
        for height in heights
    ]
