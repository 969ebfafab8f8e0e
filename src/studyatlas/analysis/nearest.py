"""Nodes with names that look like what was typed, where a search finds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from rapidfuzz import fuzz, process

from studyatlas.analysis.search import SearchResults
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.model.naming import tokens

_LIKE = 75.0
_LETTERS = 3
"""A shorter word is like too many others."""


def nearest_to(
    atlas: Atlas, found: SearchResults, types: Collection[str] = ()
) -> list[tuple[Node, str]]:
    """Return what to offer where a plain search found nothing, as `nearest_by_word` has it.

    A question that was understood has an answer even where that is nothing: no name is near it.
    """
    return [] if found.results or found.read_as else nearest_by_word(atlas, found.query, types)


def nearest_by_word(
    atlas: Atlas, query: str, types: Collection[str] = (), limit: int = 3
) -> list[tuple[Node, str]]:
    """Return the nodes with most words nearly those of a query, the nearest first.

    Each with the name it is near by, as `search` says what matched: `label: …` or `alias: …`.
    Words are compared by normalised Indel similarity (rapidfuzz).

    Args:
        atlas: where to look.
        query: what a person typed.
        types: node types to find; empty for all.
        limit: how many at most.

    >>> from studyatlas.model.atlas import make_atlas
    >>> nearest_by_word(make_atlas([], []), "dropuot")
    []
    """
    names = _names_by_word(atlas, types)
    likeness: Counter[tuple[str, str]] = Counter()
    for typed in dict.fromkeys(word for word in tokens(query) if len(word) >= _LETTERS):
        near = process.extract(typed, list(names), scorer=fuzz.ratio, score_cutoff=_LIKE)
        likeness.update({name: score for word, score, _ in reversed(near) for name in names[word]})

    def rank(name: tuple[str, str]) -> tuple[float, bool, bool, int, str]:
        node_id, matched = name
        outline = atlas.schema.is_outline(atlas.nodes[node_id].type)
        return -likeness[name], outline, matched.startswith("alias"), len(matched), node_id

    best = dict(sorted(likeness, key=rank, reverse=True))  # the best name of a node comes last
    first = sorted(best.items(), key=rank)[:limit]
    return [(atlas.nodes[node_id], matched) for node_id, matched in first]


def _names_by_word(atlas: Atlas, types: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Return every name by its words: the node's id, and the name as `search` says what matched."""
    names: dict[str, list[tuple[str, str]]] = {}
    for node in atlas.nodes.values():
        if not types or node.type in types:
            for kind, name in (("label", node.label), *(("alias", name) for name in node.aliases)):
                for word in dict.fromkeys(tokens(name)):
                    names.setdefault(word, []).append((node.id, f"{kind}: {name}"))
    return names
