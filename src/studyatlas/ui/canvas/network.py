"""Which nodes and edges are drawn: an atlas to the data the browser gets.

pyvis builds the network; its data is sent as JSON and its HTML is never used (titles, headings and
group names of pyvis's own page can carry script).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any, NamedTuple

from studyatlas.analysis.neighbourhood import relations_among
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.ui.canvas.edges import edges
from studyatlas.ui.canvas.labels import full_label, room, short_label, short_summary
from studyatlas.ui.canvas.layout import Box, Point, before, layout
from studyatlas.ui.canvas.style import LegendEntry, Look, legend, looks

Columns = tuple[tuple[str, tuple[str, ...]], ...]
"""Columns from left to right, each with its caption and its nodes."""
_NODE_FIELDS = ("id", "label", "type", "name", "summary", "x", "y", "size", "shape")
_EDGE_FIELDS = ("from", "to", "label", "parts", "dashes", "width", "arrows")
_SMALLEST, _LARGEST, _PER_DOUBLING = 6.5, 24.0, 2.6
_MARGIN = 9.0
_BOX_GROWTH = 1.3

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "edges": {
        "chosen": False,
        "smooth": False,
        "arrowStrikethrough": False,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrows": {"to": {"scaleFactor": 0.45}},
    },
    "interaction": {
        "hover": True,
        "selectable": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 100000,
        "zoomSpeed": 0.7,
    },
}
"""Options of vis-network: positions come from here, so it never runs its physics."""


def picture(
    atlas: Atlas,
    node_ids: Iterable[str],
    *,
    center: str | None = None,
    relations: Iterable[Relation] | None = None,
    kind: str = "organic",
    types: Mapping[str, tuple[int, int]] | None = None,
    points: Mapping[str, Point] | None = None,
    columns: Columns = (),
) -> dict[str, Any]:
    """Return the whole picture as JSON data.

    Args:
        atlas: where the nodes and their relations stand.
        node_ids: which nodes to draw; order and repetition make no difference.
        center: the node the picture is about.
        relations: exactly the relations to draw, of those among the nodes; all where None.
            Places do not depend on it.
        kind: of layout: `organic`, `layered` or `radial`.
        types: for the legend, how many nodes of each type are shown, of how many.
        points: what `places` says; it is asked where None.
        columns: see `places`.

    Returns:
        `nodes` in order of id, `edges` and `options` as vis-network takes them, `types` for the
        legend, `columns` with the places of their nodes in `nodes`, `center`, `layout`, `scope`
        (the same for pictures that share their places) and `version`, a digest of the rest.

    Raises:
        KeyError: an id is not in the atlas.
        ValueError: there is no such layout.
    """
    ids = tuple(sorted(set(node_ids)))
    inside = frozenset(ids)
    drawn = _among(atlas, inside) if relations is None else _inside(relations, inside)
    if points is None:
        points = places(atlas, ids, kind, center, columns)
    network = _network(atlas, ids, points)
    for source, target, look in edges(drawn, atlas.schema):
        network.add_edge(source, target, **look)
    about = [center, kind, columns] if columns else [center, kind]
    scope = {"center": center, "layout": kind, "scope": _digest(about)}
    data = _drawn(network) | {"types": _types(legend(atlas, inside, types))} | scope
    if columns:
        data["columns"] = _captions(ids, columns)
    return data | {"version": _digest(data)}


def _captions(ids: tuple[str, ...], columns: Columns) -> list[dict[str, Any]]:
    place = {node_id: number for number, node_id in enumerate(ids)}
    return [
        {"words": words, "nodes": [place[node] for node in nodes if node in place]}
        for words, nodes in columns
    ]


def _drawn(network: Any) -> dict[str, Any]:
    return {
        "nodes": [_only(node, _NODE_FIELDS) for node in network.nodes],
        "edges": [_only(edge, _EDGE_FIELDS) for edge in network.edges],
        "options": network.options,
    }


def places(
    atlas: Atlas,
    node_ids: tuple[str, ...],
    kind: str = "organic",
    center: str | None = None,
    columns: Columns = (),
) -> dict[str, Point]:
    """Return where nodes stand, by id.

    Args:
        atlas: where the nodes and their relations stand; all relations among them count.
        node_ids: each once, in order.
        kind: of layout: `organic`, `layered` or `radial`.
        center: the node the picture is about.
        columns: of the layered layout, each with its caption and its nodes; together all of them.
            Only prerequisites count then. Found where left out.

    Raises:
        KeyError: an id is not in the atlas.
        ValueError: there is no such layout.
    """
    among = _among(atlas, frozenset(node_ids))
    if columns:
        among = [r for r in among if r.relation in atlas.schema.prerequisites]
    column_of = {node: place for place, (_, nodes) in enumerate(columns) for node in nodes}
    marks = _marks(atlas, node_ids)
    return layout(
        {node_id: _box(mark.label, mark.size, mark.look) for node_id, mark in marks.items()},
        [(relation.source, relation.target) for relation in among],
        kind=kind,
        center=center,
        before=before(among, atlas.schema) if kind == "layered" else (),
        columns=column_of if columns else None,
    )


def _among(atlas: Atlas, nodes: frozenset[str]) -> list[Relation]:
    return [r for r in relations_among(atlas, nodes) if r.source != r.target]


def _inside(relations: Iterable[Relation], nodes: frozenset[str]) -> list[Relation]:
    """Return relations among these nodes, each once; a loop is no line."""
    kept = {
        relation.key: relation
        for relation in relations
        if relation.source != relation.target and {relation.source, relation.target} <= nodes
    }
    return [kept[key] for key in sorted(kept)]


class _Mark(NamedTuple):
    """How a node is drawn."""

    label: str
    size: float
    look: Look


def _marks(atlas: Atlas, node_ids: Iterable[str]) -> dict[str, _Mark]:
    nodes = [atlas.nodes[node_id] for node_id in node_ids]
    chosen = looks(atlas.schema, {node.type for node in nodes})
    return {
        node.id: _Mark(short_label(node, look), _size(_neighbours(atlas, node.id), look), look)
        for node in nodes
        for look in [chosen[node.type]]
    }


def _network(atlas: Atlas, node_ids: tuple[str, ...], points: Mapping[str, Point]) -> Any:
    """Return a pyvis network of these nodes in their places."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for node_id, mark in _marks(atlas, node_ids).items():
        node = atlas.nodes[node_id]
        x, y = points[node_id]
        network.add_node(
            node_id,
            label=mark.label,
            shape=mark.look.shape,
            size=mark.size,
            x=x,
            y=y,
            type=node.type,
            name=full_label(node, mark.label),
            summary=short_summary(node),
        )
    return network


def _neighbours(atlas: Atlas, node_id: str) -> int:
    """Return how many different nodes of the whole atlas a node is joined to, drawn or not."""
    ends = {end for r in atlas.relations_of(node_id) for end in (r.source, r.target)}
    return len(ends - {node_id})


def _size(neighbours: int, look: Look) -> float:
    """Return half a shape's height: it grows by a step with each doubling of the neighbours."""
    size = min(_LARGEST, _SMALLEST + _PER_DOUBLING * math.log2(1 + neighbours))
    return round(size * look.scale, 1)


def _box(label: str, size: float, look: Look) -> Box:
    width, height = room(label)
    if look.inside:  # drawn larger where the view is small, so that it stays readable
        half = _BOX_GROWTH * height / 2 + 2 * _MARGIN
        return Box(_BOX_GROWTH * width + 4 * _MARGIN, half, half)
    return Box(max(width, 2 * size) + _MARGIN, size + _MARGIN, size + height + _MARGIN)


def _only(options: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Return the fields that say something; pyvis adds others, such as a default colour.

    A place of 0 says something: it is equal to False, and kept all the same.
    """
    found = ((field, options.get(field)) for field in fields)
    return {
        name: value for name, value in found if not (value is None or value is False or value == "")
    }


def _types(entries: Iterable[LegendEntry]) -> list[dict[str, Any]]:
    return [
        {
            "type": entry.type,
            "name": entry.name,
            "label": entry.label,
            "shown": entry.shown,
            "total": entry.total,
            "shape": entry.look.shape,
            "light": asdict(entry.look.light),
            "dark": asdict(entry.look.dark),
        }
        for entry in entries
    ]


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]
