"""What changes with every click, apart from the graph, so that a click sends little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from studyatlas.model.entities import Relation
from studyatlas.model.schema import Schema
from studyatlas.ui.canvas.edges import path_data
from studyatlas.ui.canvas.events import KINDS

MARKS: tuple[str, ...] = ("covered", "thin", "missing", "waived", "stale")
"""What an overlay may say of a node, in the order of its legend."""

Layout = Literal["organic", "layered", "radial"]


def view_data(  # noqa: PLR0913 - the same things as `draw`, each by name
    picture: Mapping[str, Any],
    schema: Schema,
    *,
    selected: str | None = None,
    also: str | None = None,
    path: Iterable[Relation] = (),
    marks: Mapping[str, str] = {},
    known: Collection[str] = (),
    pinned: Collection[str] = (),
    actions: Collection[str] = KINDS,
    can_undo: bool = False,
    height: int = 640,
) -> dict[str, Any]:
    """Return how a picture is looked at, as JSON data.

    Nodes that are marked, known or pinned are given by their places in `picture["nodes"]`: numbers
    are shorter than ids. Ids that are not drawn, and marks that are no `MARKS`, are left out.
    """
    ids = [node["id"] for node in picture["nodes"]]
    drawn = frozenset(ids)

    def places(wanted: Collection[str]) -> list[int]:
        return [place for place, node_id in enumerate(ids) if node_id in wanted]

    marked = {mark: {node for node, said in marks.items() if said == mark} for mark in MARKS}
    return {
        "version": picture["version"],
        "selected": selected if selected in drawn else None,
        "also": also if also in drawn and also != selected else None,
        "path": path_data(path, schema),
        "marks": {mark: places(nodes) for mark, nodes in marked.items() if nodes & drawn},
        "known": places(frozenset(known)),
        "pinned": places(frozenset(pinned)),
        "actions": [kind for kind in KINDS if kind in actions],
        "canUndo": can_undo,
        "height": height,
    }
