"""A note to read: its lines, what is asked for lit, and beside each line the nodes it is about."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from studyatlas.analysis.note_view import NoteLine, NotePlace, NoteView
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin
from studyatlas.ui.canvas.style import looks
from studyatlas.ui.elements.mount import mount
from studyatlas.wording import short, verb

_LABEL = 60
_USES = ("canvas/shapes", "sign", "reader_text", "reader_margin", "reader_moves")


def draw(atlas: Atlas, view: NoteView, place: NotePlace | None, *, key: str) -> None:
    """Draw a note; `mount.event_of(key)` tells what was done there.

    Events: `{"kind": "line", "line": 12}` asks for a line, `{"kind": "open", "id": "dropout"}` for
    a node.
    """
    mount("reader", key, reader_data(atlas, view, place), uses=_USES)


def reader_data(atlas: Atlas, view: NoteView, place: NotePlace | None) -> dict[str, Any]:
    """Return what the frontend draws, as plain JSON.

    Lines name nodes by their place in `nodes`. `version` changes when anything but the place does.
    """
    nodes = _Nodes(atlas)
    lines = [_line(atlas, line, nodes) for line in view.lines]
    return {
        "version": f"{zlib.crc32(repr((view.path, lines, nodes.made)).encode(errors='replace'))}",
        "path": view.path,
        "title": view.title,
        "lines": lines,
        "nodes": nodes.made,
        "looks": nodes.looks(),
        "place": [place.line, place.end_line] if place else None,
    }


class _Nodes:
    """The nodes of a note, numbered as they come."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._places: dict[str, int] = {}
        self.made: list[dict[str, Any]] = []

    def place(self, node_id: str) -> int:
        """Return a node's number."""
        if node_id not in self._places:
            self._places[node_id] = len(self.made)
            self.made.append(self._data(self._atlas.nodes[node_id]))
        return self._places[node_id]

    def looks(self) -> dict[str, Any]:
        """Return how the types that occur look."""
        known = looks(self._atlas.schema, (node["type"] for node in self.made))
        return {kind: known[kind].mark for kind in sorted({n["type"] for n in self.made})}

    def _data(self, node: Node) -> dict[str, Any]:
        kind = self._atlas.schema.node_types.get(node.type)
        code = node.id.rpartition("/")[2] if node.type == "item" else ""
        outline = self._atlas.schema.is_outline(node.type)
        return {
            "id": node.id,
            "label": code or short(node.label, _LABEL),
            "type": node.type,
            "kind": kind.label if kind else node.type,
            "names": [] if outline else [node.label, *node.aliases, node.id],
        }


def _line(atlas: Atlas, line: NoteLine, nodes: _Nodes) -> dict[str, Any]:
    """Return a line; what is empty is left out."""
    parts = {
        "level": line.level,
        "defines": [nodes.place(node.id) for node in line.defines],
        "told": [[nodes.place(r.target), r.relation, _inferred(r)] for r in line.told],
        "says": _sentences(atlas, _telling(atlas, line), nodes),
        "repeats": [nodes.place(node.id) for node in line.repeats],
    }
    filled = {name: part for name, part in parts.items() if part}
    return {"text": line.text, "kind": str(line.kind), **filled}


def _telling(atlas: Atlas, line: NoteLine) -> Iterator[Relation]:
    """Yield what a line states; that an exam's item is part of its task, the outline shows."""
    own = {node.id for node in line.defines if atlas.schema.is_outline(node.type)}
    for relation in line.stated:
        above = atlas.nodes[relation.target]
        if relation.source not in own or not atlas.schema.is_outline(above.type):
            yield relation


def _sentences(atlas: Atlas, relations: Iterable[Relation], nodes: _Nodes) -> list[dict[str, Any]]:
    """Return for each source its verbs, and for each verb all that it leads to."""
    grouped: dict[str, dict[str, list[Relation]]] = {}
    for relation in relations:
        verbs = grouped.setdefault(relation.source, {})
        verbs.setdefault(verb(atlas, relation), []).append(relation)
    return [
        {
            "source": nodes.place(source),
            "verbs": [
                {"verb": words, "targets": [[nodes.place(r.target), _inferred(r)] for r in group]}
                for words, group in verbs.items()
            ],
        }
        for source, verbs in grouped.items()
    ]


def _inferred(relation: Relation) -> bool:
    return relation.provenance.origin is Origin.INFERRED
