"""Which nodes and edges are drawn: an atlas to the data the browser gets.

pyvis builds the network; its data is sent as JSON and its HTML is never used (titles, headings and
group names of pyvis's own page can carry script).
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable
from dataclasses import asdict
from hashlib import sha256
from itertools import groupby
from typing import Any

from studyatlas.analysis.neighbourhood import relations_among
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin
from studyatlas.model.schema import Schema
from studyatlas.ui.canvas.labels import full_label, room, short_label, short_summary
from studyatlas.ui.canvas.layout import Box, layout
from studyatlas.ui.canvas.style import LegendEntry, Look, legend, looks
from studyatlas.wording import SIGN_WORDS

_NODE_FIELDS = ("id", "label", "type", "name", "summary", "x", "y", "size", "shape")
_EDGE_FIELDS = ("from", "to", "label", "dashes", "width", "arrows")
_SMALLEST, _LARGEST, _PER_ROOT = 8.0, 19.0, 2.2
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
    relations: Collection[str] | None = None,
) -> dict[str, Any]:
    """Return the whole picture as JSON data.

    Args:
        atlas: where the nodes and their relations stand.
        node_ids: which nodes to draw; order and repetition make no difference.
        center: the node the picture is about; it is drawn larger.
        relations: names of the relation types to draw; all where None. Positions do not depend on
            it, so nodes stay in place when a filter changes.

    Returns:
        `nodes`, `edges` and `options` as vis-network takes them, `types` for the legend, `center`,
        and `version`, a digest of the rest.

    Raises:
        KeyError: an id is not in the atlas.
    """
    nodes = [atlas.nodes[node_id] for node_id in sorted(set(node_ids))]
    inside = frozenset(node.id for node in nodes)
    among = [r for r in relations_among(atlas, inside) if r.source != r.target]
    drawn = [r for r in among if relations is None or r.relation in relations]
    network = _network(atlas.schema, nodes, among, drawn, center)
    data = {
        "nodes": [_only(node, _NODE_FIELDS) for node in network.nodes],
        "edges": [_only(edge, _EDGE_FIELDS) for edge in network.edges],
        "options": network.options,
        "types": [_type_data(entry) for entry in legend(atlas, [node.id for node in nodes])],
        "center": center,
    }
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return {**data, "version": sha256(text.encode()).hexdigest()[:16]}


def wording(relation: Relation, schema: Schema) -> str:
    """Return a relation's forward words, or what its sign says: `raises`."""
    kind = schema.relation_types.get(relation.relation)
    words = kind.forward if kind else relation.relation.replace("_", " ")
    return SIGN_WORDS.get(relation.sign, words)


def path_data(path: Iterable[Relation], schema: Schema) -> list[dict[str, str]]:
    """Return the steps of a path, in order, as the frontend takes them."""
    return [{"from": r.source, "to": r.target, "label": wording(r, schema)} for r in path]


def _network(
    schema: Schema,
    nodes: list[Node],
    among: list[Relation],
    drawn: list[Relation],
    center: str | None,
) -> Any:
    """Return a pyvis network of these nodes, placed, and these relations."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    chosen = looks(schema, {node.type for node in nodes})
    degrees = _degrees(among)
    labels = {node.id: short_label(node, chosen[node.type]) for node in nodes}
    sizes = {
        node.id: _size(degrees.get(node.id, 0), chosen[node.type], central=node.id == center)
        for node in nodes
    }
    points = layout(
        {node.id: _box(labels[node.id], sizes[node.id], chosen[node.type]) for node in nodes},
        [(relation.source, relation.target) for relation in among],
    )
    for node in nodes:
        x, y = points[node.id]
        network.add_node(
            node.id,
            label=labels[node.id],
            shape=chosen[node.type].shape,
            size=sizes[node.id],
            x=x,
            y=y,
            type=node.type,
            name=full_label(node, labels[node.id]),
            summary=short_summary(node),
        )
    drawn = sorted(drawn, key=_ends)
    for (source, target), group in groupby(drawn, _ends):
        network.add_edge(source, target, **_edge(list(group), schema))
    return network


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _edge(relations: list[Relation], schema: Schema) -> dict[str, Any]:
    """Return one edge for all relations from one node to another: fewer lines say the same."""
    kinds = [schema.relation_types.get(relation.relation) for relation in relations]
    strength = max(kind.strength if kind else 0.5 for kind in kinds)
    return {
        "label": " · ".join(dict.fromkeys(wording(relation, schema) for relation in relations)),
        "dashes": all(r.provenance.origin is Origin.INFERRED for r in relations),
        "width": round(0.8 + 0.9 * strength, 2),
        "arrows": "" if all(kind and kind.symmetric for kind in kinds) else "to",
    }


def _degrees(relations: Iterable[Relation]) -> dict[str, int]:
    """Return how many different neighbours each node has."""
    neighbours: dict[str, set[str]] = {}
    for relation in relations:
        neighbours.setdefault(relation.source, set()).add(relation.target)
        neighbours.setdefault(relation.target, set()).add(relation.source)
    return {node: len(others) for node, others in neighbours.items()}


def _size(degree: int, look: Look, *, central: bool) -> float:
    """Return half a shape's height: area grows with degree, so height with its root."""
    size = _LARGEST if central else min(_LARGEST, _SMALLEST + _PER_ROOT * math.sqrt(degree))
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


def _type_data(entry: LegendEntry) -> dict[str, Any]:
    tones = {"light": asdict(entry.look.light), "dark": asdict(entry.look.dark)}
    return {
        "type": entry.type,
        "name": entry.name,
        "label": entry.label,
        "count": entry.count,
        "shape": entry.look.shape,
        **tones,
    }
