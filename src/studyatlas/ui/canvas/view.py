"""What changes with every click, apart from the graph, so that a click sends little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypedDict, Unpack

from studyatlas.model.entities import Relation
from studyatlas.model.schema import Schema
from studyatlas.ui.canvas.edges import path_data
from studyatlas.ui.canvas.events import KINDS

_HEIGHT = 640
MARKS: tuple[str, ...] = ("covered", "thin", "missing", "waived", "stale")
"""What an overlay may say of a node, in the order of its legend."""


class Looks(TypedDict, total=False):
    """How a picture is looked at; what is left out is empty."""

    selected: str | None
    """The node that is lit, with its neighbours and the wording of its relations."""
    also: str | None
    """A second node, ringed."""
    path: Iterable[Relation]
    """Relations to number as steps 1, 2, 3…; those between drawn nodes are shown."""
    marks: Mapping[str, str]
    """Node id to one of `MARKS`; each gets a badge."""
    known: Collection[str]
    """Nodes that step back and get a tick."""
    pinned: Collection[str]
    """Nodes that get a pin."""
    actions: Collection[str]
    """What the page answers to, of `events.KINDS`, all where left out; the canvas offers nothing
    else. Without `select` a click lights a node and the page does not hear of it."""
    can_undo: bool
    """Whether there is something that `undo` would take back."""
    height: int
    """In pixels; less where the window is low."""


def view_data(picture: Mapping[str, Any], schema: Schema, **looks: Unpack[Looks]) -> dict[str, Any]:
    """Return how a picture is looked at, as JSON data.

    Nodes that are marked, known or pinned are given by their places in `picture["nodes"]`: numbers
    are shorter than ids. Ids that are not drawn, and marks that are no `MARKS`, are left out.
    """
    ids = [node["id"] for node in picture["nodes"]]
    drawn = frozenset(ids)

    def places(wanted: Collection[str]) -> list[int]:
        return [place for place, node_id in enumerate(ids) if node_id in wanted]

    selected, also = looks.get("selected"), looks.get("also")
    marks = looks.get("marks", {}).items()
    marked = {mark: {node for node, said in marks if said == mark} for mark in MARKS}
    actions = looks.get("actions", KINDS)
    return {
        "version": picture["version"],
        "selected": selected if selected in drawn else None,
        "also": also if also in drawn and also != selected else None,
        "path": path_data(looks.get("path", ()), schema),
        "marks": {mark: places(nodes) for mark, nodes in marked.items() if nodes & drawn},
        "known": places(frozenset(looks.get("known", ()))),
        "pinned": places(frozenset(looks.get("pinned", ()))),
        "actions": [kind for kind in KINDS if kind in actions],
        "canUndo": looks.get("can_undo", False),
        "height": looks.get("height", _HEIGHT),
    }
