"""From what a person types to the node that is meant."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.search import search
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key


@dataclass(frozen=True, slots=True)
class Lookup:
    """The node a name stands for, or why there is none."""

    text: str
    node: Node | None
    candidates: tuple[Node, ...] = ()
    """Without a node: those the name may stand for, or those with the nearest names."""
    ambiguous: bool = False


def look_up(atlas: Atlas, text: str) -> Lookup:
    """Find a node by id, exam code, label or alias.

    Topics of the field win over the notes' headings of the same name.

    >>> from studyatlas.model.atlas import make_atlas
    >>> look_up(make_atlas([], []), "dropout").node is None
    True
    """
    text = text.strip()
    if node := atlas.nodes.get(text):
        return Lookup(text, node)
    wanted = name_key(text)
    for outline in (False, True):
        found = tuple(
            node
            for node in atlas.nodes.values()
            if atlas.schema.is_outline(node.type) == outline and _is_named(node, text, wanted)
        )
        if len(found) == 1:
            return Lookup(text, found[0])
        if found:
            return Lookup(text, None, found, ambiguous=True)
    nearest = tuple(atlas.nodes[result.id] for result in search(atlas, text, limit=3).results)
    return Lookup(text, None, nearest)


def _is_named(node: Node, text: str, wanted: str) -> bool:
    if node.id.rpartition("/")[2].lower() == text.lower() and node.type != "section":
        return True
    return bool(wanted) and wanted in (name_key(name) for name in (node.label, *node.aliases))
