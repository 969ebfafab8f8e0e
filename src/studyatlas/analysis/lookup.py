"""From what a person types to the node that is meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from studyatlas.analysis.printed import printed_so
from studyatlas.analysis.search import search
from studyatlas.analysis.search.index import index_of
from studyatlas.analysis.search.names import Name, keys_of, squeezed
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import name_key

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")
_LONGEST = 400
_LETTERS = 4  # of a name that may be misspelled


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
    found = named(atlas, text, types)
    if len(found) == 1:
        return Lookup(text, found[0])
    if found:
        return Lookup(text, None, found, ambiguous=True)
    nearest = search(atlas, text, types, limit=3).results
    return Lookup(text, None, tuple(atlas.nodes[result.id] for result in nearest))


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


def named(atlas: Atlas, text: str, types: Collection[str] = ()) -> tuple[Node, ...]:
    """Return the nodes that a text names, in order of id: one by its id, or all of a name.

    Where nothing has the name, it may be a part of an exam as a guide prints it: "Task 1.3".
    """
    node = atlas.nodes.get(text)
    if node and (not types or node.type in types):
        return (node,)
    found = by_name(atlas, text, types)
    found = found or (by_name(atlas, text.lower(), types) if text.isupper() else ())
    return found or printed_so(atlas, text[:_LONGEST], types)


def by_name(atlas: Atlas, text: str, types: Collection[str] = ()) -> tuple[Node, ...]:
    """Return all nodes of a name, in order of id; only those of some types, if any are given.

    The first of these that there are: those with this code, label or alias among the topics; those
    of the outline; those with a name that differs in gaps alone ("drop out" for "Dropout"), or with
    an acronym that the notes explain.
    """
    index = index_of(atlas)
    every = [index.names[number] for number in index.named(keys_of(text[:_LONGEST]))]
    names = [name for name in every if not types or name.node.type in types]
    own = [name for name in names if _is_own(name, text)]
    for some in (own, names):
        for outline in (False, True):
            nodes = {n.node.id: n.node for n in some if (n.node.type in index.outline) == outline}
            if nodes:
                return tuple(nodes[node_id] for node_id in sorted(nodes))
    return ()


def nearly_by_name(atlas: Atlas, text: str) -> tuple[Node, ...]:
    """Return all nodes of a name, or if none, those of the one name that it nearly is.

    A few letters are nearly too much: GPU is not CPU.
    """
    if (found := by_name(atlas, text)) or len(text.strip()) < _LETTERS:
        return found
    near = index_of(atlas).nearly(squeezed(text[:_LONGEST]))
    return by_name(atlas, near) if near else ()


def _is_own(name: Name, text: str) -> bool:
    """Tell whether a name is a whole label, alias or code that a text spells word by word."""
    if name.kind == "code":
        return name.text.lower() == text.lower()
    whole = name.kind in ("label", "alias") and name.written == name.text
    return whole and name_key(name.text) == name_key(text)
