"""From what a person types to the node that is meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from studyatlas.analysis.search import search
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")


@dataclass(frozen=True, slots=True)
class Lookup:
    """The node a name stands for, or why there is none."""

    text: str
    node: Node | None
    candidates: tuple[Node, ...] = ()
    """Without a node: those the name may stand for, or those with the nearest names."""
    ambiguous: bool = False


def look_up(atlas: Atlas, text: str, types: Collection[str] = ()) -> Lookup:
    """Find a node by id, exam code, label or alias; only one of these types, if any are given.

    Topics of the field win over the notes' headings of the same name.

    >>> from studyatlas.model.atlas import make_atlas
    >>> look_up(make_atlas([], []), "dropout").node is None
    True
    """
    text = text.strip()
    node = atlas.nodes.get(text)
    if node and (not types or node.type in types):
        return Lookup(text, node)
    wanted = name_key(text)
    for outline in (False, True):
        found = tuple(
            node
            for node in atlas.nodes.values()
            if (not types or node.type in types)
            and atlas.schema.is_outline(node.type) == outline
            and _is_named(node, text, wanted)
        )
        if len(found) == 1:
            return Lookup(text, found[0])
        if found:
            return Lookup(text, None, found, ambiguous=True)
    nearest = tuple(
        atlas.nodes[result.id] for result in search(atlas, text, types, limit=3).results
    )
    return Lookup(text, None, nearest)


def look_up_section(atlas: Atlas, text: str) -> Lookup:
    """Find a section by id, by title, or by a line in it: `path:line`."""
    place = _PLACE.fullmatch(text.strip())
    if place:
        line = int(place["line"])
        for name, (document, section) in atlas.sections.items():
            inside = section.line <= line <= section.end_line
            if document.path == place["path"] and inside and name in atlas.nodes:
                return Lookup(text, atlas.nodes[name])
    return look_up(atlas, text, ("section",))


def _is_named(node: Node, text: str, wanted: str) -> bool:
    if node.id.rpartition("/")[2].lower() == text.lower() and node.type != "section":
        return True
    return bool(wanted) and wanted in (name_key(name) for name in (node.label, *node.aliases))
