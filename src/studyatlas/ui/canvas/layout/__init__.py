"""Where nodes stand. The same nodes and relations give the same picture, in whatever order.

Three layouts: *organic* (what is joined stands near), *layered* (from left to right, what comes
first before what needs it) and *radial* (rings around a node by hops from it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from studyatlas.ui.canvas.layout.joins import Pair
from studyatlas.ui.canvas.layout.layered import in_columns, layered
from studyatlas.ui.canvas.layout.organic import organic
from studyatlas.ui.canvas.layout.precedence import before
from studyatlas.ui.canvas.layout.radial import radial
from studyatlas.ui.canvas.layout.room import Box, Point

__all__ = ["LAYOUTS", "Box", "Layout", "Point", "before", "layout"]

Layout = Literal["organic", "layered", "radial"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
"""Names of the layouts; the first is the default."""


def layout(
    boxes: Mapping[str, Box],
    pairs: Iterable[tuple[str, str]],
    *,
    kind: str = "organic",
    center: str | None = None,
    before: Iterable[tuple[str, str]] = (),
    columns: Mapping[str, int] | None = None,
) -> dict[str, Point]:
    """Return a point for every node, centred on the origin, y downwards.

    Order and repetition of what is passed make no difference, nor do pairs of a node with itself
    or with one that has no box.

    Args:
        boxes: the room each node needs, by id.
        pairs: which nodes are joined, (source, target).
        kind: one of `LAYOUTS`.
        center: the node in the middle of the radial layout, the best connected one where None;
            also where the layered one starts when `before` says nothing.
        before: (first, then): what stands left of what in the layered layout. Circles are broken.
        columns: for the layered layout the number of each node's column, where that is known.

    Raises:
        ValueError: there is no such kind.

    >>> layout({"a": Box(10, 5, 5), "b": Box(10, 5, 5)}, [], kind="layered", before=[("b", "a")])
    {'a': (65.0, 0.0), 'b': (-65.0, 0.0)}
    """
    if kind not in LAYOUTS:
        raise ValueError(f"no layout is called {kind!r}; there are {', '.join(LAYOUTS)}")
    joins = _clean(pairs, boxes)
    if kind != "layered":
        joins = {(min(pair), max(pair)) for pair in joins}
    placed = _placed(
        kind,
        dict(sorted(boxes.items())),
        tuple(sorted(joins)),
        tuple(sorted(_clean(before, boxes))),
        center if center in boxes else None,
        columns,
    )
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in sorted(placed.items())}


def _clean(pairs: Iterable[tuple[str, str]], boxes: Mapping[str, Box]) -> set[Pair]:
    return {(one, two) for one, two in pairs if one != two and one in boxes and two in boxes}


def _placed(
    kind: str,
    boxes: dict[str, Box],
    joins: tuple[Pair, ...],
    before: tuple[Pair, ...],
    center: str | None,
    columns: Mapping[str, int] | None,
) -> dict[str, Point]:
    if kind == "layered" and columns is not None:
        return in_columns(boxes, columns, joins, before)
    if kind == "layered":
        return layered(boxes, joins, before, center)
    if kind == "radial":
        return radial(boxes, joins, center)
    return organic(boxes, joins)
