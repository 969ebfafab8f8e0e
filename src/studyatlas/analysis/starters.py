"""Questions that are worth asking first of an atlas one does not know yet."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.neighbourhood import within
from studyatlas.model.atlas import Atlas

_FAR = (3, 2)
_SMOOTHING = 10


@dataclass(frozen=True, slots=True)
class Starters:
    """Nodes to ask about."""

    topic: str = ""
    """One to look around; empty where the atlas has none."""
    path: tuple[str, str] | None = None
    """Two that are a few hops apart, neither of them a hub."""


def starters(atlas: Atlas) -> Starters:
    """Choose a topic that the exam asks about often though it is no hub, and one that it leads to.

    >>> from studyatlas.model.atlas import make_atlas
    >>> starters(make_atlas([], []))
    Starters(topic='', path=None)
    """
    topics = [n for n in atlas.nodes if not atlas.schema.is_outline(atlas.nodes[n].type)]
    ranked = sorted(topics, key=lambda node: (-_interest(atlas, node), node))
    if not ranked:
        return Starters()
    distances = within(atlas, ranked[0], max(_FAR))
    start = atlas.nodes[ranked[0]].type
    ends = [n for hops in _FAR for n in ranked if distances.get(n) == hops]
    end = next((n for n in ends if atlas.nodes[n].type != start), next(iter(ends), ""))
    return Starters(ranked[0], (ranked[0], end) if end else None)


def _interest(atlas: Atlas, node: str) -> float:
    asked = len(atlas.sources(node, "asks_about"))
    return asked / (_SMOOTHING + len(atlas.relations_of(node)))
