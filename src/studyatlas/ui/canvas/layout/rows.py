"""In which order the nodes of a column stand, and how high.

Order by barycentre: Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
system structures" (1981). Heights are the best there are for an order (isotonic regression).
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from studyatlas.ui.canvas.layout.isotonic import rising
from studyatlas.ui.canvas.layout.room import Box

_SEED = 20_26
_LEAST_STARTS, _MOST_STARTS, _NODES_IN_ALL = 2, 8, 1200
_SWEEPS = 24
_FAMILY, _FAMILY_GAP = 3, 16.0

Order = list[list[int]]
"""The nodes of each column from top to bottom."""
Near = Sequence[Sequence[int]]
"""The neighbours of each node."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of nodes, all by number, before they have a place."""

    boxes: Sequence[Box]
    near: Near
    columns: Sequence[Sequence[int]]
    lanes: Sequence[int]
    """Into how many lanes side by side each column is split; its nodes take turns."""
    family: Sequence[int]
    """A number shared by nodes that stand together, such as the items of one task."""
    gap: float
    """The least space between a box and the one below it in its lane."""


def ordered(sheet: Sheet) -> tuple[Order, list[float]]:
    """Return the order of each column, and how high each node stands, for short lines."""
    column = {node: place for place, nodes in enumerate(sheet.columns) for node in nodes}
    left, right = (
        [
            [other for other in near if (column[other] - column[node]) * side > 0]
            for node, near in enumerate(sheet.near)
        ]
        for side in (-1, 1)
    )
    sweeps = (s for start in _starts(sheet) for s in _swept(sheet, start, left, right))
    order, ys = min(sweeps, key=lambda sweep: _length(sheet, column, sweep[1]))
    return (order, ys) if _reads_down(sheet, order) else _mirrored(sheet, order, ys)


def wanted(near: Near, node: int, ys: Sequence[float]) -> float:
    """Return the height at which a node's neighbours want it: their mean."""
    others = near[node]
    return sum(ys[other] for other in others) / len(others) if others else ys[node]


def offsets(sheet: Sheet, column: int, order: Sequence[int]) -> list[float]:
    """Return how far below the first node of a column each one must stand at least."""
    lanes, boxes, family = sheet.lanes[column], sheet.boxes, sheet.family
    apart = [
        (boxes[one].below + boxes[other].above + sheet.gap) / lanes
        for one, other in zip(order, order[lanes:], strict=False)
    ]
    size = Counter(family[node] for node in order)
    steps = []
    for place, (one, other) in enumerate(pairwise(order)):
        step = max(apart[max(0, place - lanes + 1) : place + 1], default=0.0)
        if family[one] != family[other] and max(size[family[one]], size[family[other]]) >= _FAMILY:
            step += _FAMILY_GAP
        steps.append(step)
    return list(accumulate(steps, initial=0.0))


def _starts(sheet: Sheet) -> Iterator[Order]:
    """Yield orders to start from: as they come, and some shuffled, the same every time."""
    chance = random.Random(_SEED)  # noqa: S311 - a picture, not a secret
    starts = _NODES_IN_ALL // len(sheet.boxes)
    for turn in range(min(max(_LEAST_STARTS, starts), _MOST_STARTS)):
        order = [list(column) for column in sheet.columns]
        for column in order if turn else ():
            chance.shuffle(column)
        yield order


def _swept(
    sheet: Sheet, order: Order, left: Near, right: Near
) -> Iterator[tuple[Order, list[float]]]:
    """Sort the columns to and fro by where their neighbours stand; yield every state.

    The first sweeps look only back at the columns just sorted, the later ones both ways.
    """
    ys = [0.0] * len(sheet.boxes)
    for column, nodes in enumerate(order):
        _settle(sheet, column, nodes, [0.0] * len(nodes), ys)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        near = sheet.near if sweep >= _SWEEPS / 2 else left if forth else right
        for column in range(len(order)) if forth else reversed(range(len(order))):
            wants = {node: wanted(near, node, ys) for node in order[column]}
            order[column] = _sorted(sheet, order[column], wants)
            _settle(sheet, column, order[column], [wants[n] for n in order[column]], ys)
        yield [list(nodes) for nodes in order], list(ys)


def _reads_down(sheet: Sheet, order: Order) -> bool:
    """Tell whether the first column that has an order stands rather as it came than reversed."""
    came, stands = next(
        ((c, s) for c, s in zip(sheet.columns, order, strict=True) if len(c) > 1), ((), ())
    )
    place = {node: turn for turn, node in enumerate(came)}
    down = sum(1 if place[one] < place[other] else -1 for one, other in combinations(stands, 2))
    return down >= 0


def _mirrored(sheet: Sheet, order: Order, ys: Sequence[float]) -> tuple[Order, list[float]]:
    """Turn the picture upside down; boxes stay upright."""
    turned, heights = [nodes[::-1] for nodes in order], list(ys)
    for column, nodes in enumerate(turned):
        _settle(sheet, column, nodes, [-ys[node] for node in nodes], heights)
    return turned, heights


def _sorted(sheet: Sheet, nodes: list[int], wants: Mapping[int, float]) -> list[int]:
    """Sort nodes by the height they want; families stay together."""
    families: dict[int, list[float]] = defaultdict(list)
    for node in nodes:
        families[sheet.family[node]].append(wants[node])
    mean = {family: sum(heights) / len(heights) for family, heights in families.items()}
    family = sheet.family
    return sorted(nodes, key=lambda n: (mean[family[n]], family[n], wants[n]))


def _settle(
    sheet: Sheet,
    column: int,
    order: Sequence[int],
    wants: Sequence[float],
    ys: list[float],
) -> None:
    """Set the nodes of a column as near as can be to where they want to stand."""
    below = offsets(sheet, column, order)
    starts = rising([want - offset for want, offset in zip(wants, below, strict=True)])
    for node, start, offset in zip(order, starts, below, strict=True):
        ys[node] = start + offset


def _length(sheet: Sheet, column: Mapping[int, int], ys: Sequence[float]) -> float:
    """Return how steep the lines are altogether; rounded, so that the first of equals wins."""
    steep = sum(
        abs(ys[node] - ys[other]) / max(1, abs(column[node] - column[other]))
        for node, near in enumerate(sheet.near)
        for other in near
    )
    return round(steep, 3)
