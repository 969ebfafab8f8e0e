"""Layered: in columns from left to right, what comes first before what needs it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence

from studyatlas.ui.canvas.layout.columns import columns, without_circles
from studyatlas.ui.canvas.layout.dodge import dodge
from studyatlas.ui.canvas.layout.joins import Pair, islands, neighbours
from studyatlas.ui.canvas.layout.room import ASPECT, Box, Point, pack
from studyatlas.ui.canvas.layout.rows import Order, Sheet, ordered

_ROW_GAP, _WIDEST_ROW_GAP = 12.0, 44.0
_LANE_GAP = 16.0
_COLUMN_GAP = 120.0
_ROUNDING = 1e-9
_DIGITS = 8
_HIGHEST = 8


def layered(
    boxes: Mapping[str, Box],
    pairs: Collection[Pair],
    before: Collection[Pair],
    center: str | None,
) -> dict[str, Point]:
    """Place nodes in columns; a column too high for a page is split into lanes side by side.

    Args:
        boxes: the room of each node, in a fixed order.
        pairs: joins (source, target) of different nodes, sorted.
        before: (first, then) of different nodes, sorted: what stands left of what. Of a circle
            some pairs are left out.
        center: where columns start from in a part that `before` says nothing about.
    """
    before = without_circles(before)
    parts = []
    for island in islands(neighbours(boxes, [*pairs, *before])):
        inside = set(island)
        parts.append(
            _place(
                {node: boxes[node] for node in island},
                [pair for pair in pairs if pair[0] in inside],
                [pair for pair in before if pair[0] in inside],
                center if center in inside else None,
            )
        )
    return pack(parts, boxes, below=bool(parts) and len(parts[0]) > 1)


def in_columns(
    boxes: Mapping[str, Box],
    column_of: Mapping[str, int],
    pairs: Collection[Pair],
    before: Collection[Pair],
) -> dict[str, Point]:
    """Place nodes in columns that are given, all in one part; the whole is centred.

    Args:
        boxes: the room of each node, in a fixed order.
        column_of: the number of each node's column; those between that have no node are left out.
        pairs: joins of different nodes, sorted; joined nodes stand at about the same height.
        before: (first, then) of different nodes, sorted.
    """
    if not boxes:
        return {}
    used = {column: place for place, column in enumerate(sorted(set(column_of.values())))}
    placed = _ruled(boxes, {node: used[column_of[node]] for node in boxes}, pairs, before)
    return pack([placed], boxes)


def _place(
    boxes: Mapping[str, Box],
    pairs: Collection[Pair],
    before: Collection[Pair],
    center: str | None,
) -> dict[str, Point]:
    """Lay out one connected part."""
    if len(boxes) == 1:
        return dict.fromkeys(boxes, (0.0, 0.0))
    return _ruled(boxes, columns(list(boxes), pairs, before, center), pairs, before)


def _ruled(
    boxes: Mapping[str, Box],
    column_of: Mapping[str, int],
    pairs: Collection[Pair],
    before: Collection[Pair],
) -> dict[str, Point]:
    """Find how far right and how high nodes stand whose columns are known."""
    sheet = _sheet(boxes, column_of, pairs, before)
    order, ys = ordered(sheet)
    xs = _across(sheet, order)
    ys = dodge(sheet, order, xs, ys, (max(xs) - min(xs)) / ASPECT)
    return dict(zip(boxes, zip(xs, ys, strict=True), strict=True))


def _sheet(
    boxes: Mapping[str, Box],
    column_of: Mapping[str, int],
    pairs: Collection[Pair],
    before: Collection[Pair],
) -> Sheet:
    number = {node: place for place, node in enumerate(boxes)}
    near: list[list[int]] = [[] for _ in boxes]
    for one, other in sorted({(min(pair), max(pair)) for pair in (*pairs, *before)}):
        near[number[one]].append(number[other])
        near[number[other]].append(number[one])
    nodes: list[list[int]] = [[] for _ in range(max(column_of.values()) + 1)]
    for node in sorted(number, key=_natural):
        nodes[column_of[node]].append(number[node])
    room = list(boxes.values())
    lanes = _lanes([[room[place] for place in column] for column in nodes])
    family = _families([(number[one], number[then]) for one, then in before], nodes)
    return Sheet(room, near, nodes, lanes, family, _row_gap(room, nodes, lanes))


def _natural(node: str) -> str:
    """Return a key that sorts item 9 before item 10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(_DIGITS), node)


def _families(before: Collection[tuple[int, int]], nodes: Sequence[Sequence[int]]) -> list[int]:
    """Return for each node the number of the one it hangs on, in columns that read as an outline.

    That is a column where no node hangs on two. Elsewhere every node is a family of its own.
    """
    firsts: dict[int, list[int]] = {place: [] for column in nodes for place in column}
    for one, then in before:
        firsts[then].append(one)
    family = list(range(len(firsts), 2 * len(firsts)))
    for column in nodes:
        if all(len(firsts[place]) <= 1 for place in column):
            for place in column:
                family[place] = firsts[place][0] if firsts[place] else family[place]
    return family


def _lanes(columns: Sequence[Sequence[Box]]) -> list[int]:
    """Return into how many lanes each column is split, so that the whole has a page's shape."""
    heights = [_ROW_GAP * len(column) + sum(box.height for box in column) for column in columns]
    most = math.isqrt(max(map(len, columns))) + 1
    highest = sorted(heights)[-_HIGHEST:]
    limits = sorted({high / lanes for high in highest for lanes in range(1, most + 1)})
    splits = [
        [
            min(math.ceil(high / limit - _ROUNDING), len(column))
            for high, column in zip(heights, columns, strict=True)
        ]
        for limit in limits
    ]

    def bent(place: int) -> float:
        return abs(math.log(_width(columns, splits[place]) / limits[place] / ASPECT))

    return splits[min(range(len(limits)), key=bent)]


def _width(columns: Sequence[Sequence[Box]], lanes: Sequence[int]) -> float:
    widest = [max(box.width for box in column) for column in columns]
    between = _COLUMN_GAP * (len(columns) - 1) + _LANE_GAP * (sum(lanes) - len(lanes))
    return between + sum(width * count for width, count in zip(widest, lanes, strict=True))


def _row_gap(boxes: Sequence[Box], nodes: Sequence[Sequence[int]], lanes: Sequence[int]) -> float:
    """Return the space between rows: wider where few nodes would make a low, wide picture."""
    height = _width([[boxes[place] for place in column] for column in nodes], lanes) / ASPECT
    gaps = [
        (height * count - sum(boxes[place].height for place in column)) / len(column)
        for column, count in zip(nodes, lanes, strict=True)
    ]
    return min(max(_ROW_GAP, min(gaps)), _WIDEST_ROW_GAP)


def _across(sheet: Sheet, order: Order) -> list[float]:
    """Return how far right each node stands: lanes are as wide as their widest box."""
    xs = [0.0] * len(sheet.boxes)
    left = 0.0
    for nodes, lanes in zip(order, sheet.lanes, strict=True):
        for lane in (nodes[first::lanes] for first in range(lanes)):
            width = max(sheet.boxes[place].width for place in lane)
            for place in lane:
                xs[place] = left + width / 2
            left += width + _LANE_GAP
        left += _COLUMN_GAP - _LANE_GAP
    return xs
