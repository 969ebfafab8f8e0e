"""The question itself: how does one get from here to there?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from studyatlas.analysis.paths.answer import Filter, Paths, StudyPath
from studyatlas.analysis.paths.blocked import joining, to_lift
from studyatlas.analysis.paths.filters import asked, make_filters, names_of
from studyatlas.analysis.paths.legs import find_ways
from studyatlas.analysis.paths.roads import Roads, ground_of
from studyatlas.model.atlas import Atlas


def find_paths(
    atlas: Atlas,
    source: str,
    target: str,
    *,
    alternatives: int = 1,
    via: Collection[str] = (),
    without: Collection[str] = (),
    avoid: Collection[str] = (),
    through: Sequence[str] = (),
) -> Paths:
    """Find the cheapest path and others that differ from it.

    The way back is the same way: swapped ends give the same paths, turned round.

    Args:
        atlas: the whole graph is searched, never just what is drawn.
        source: a node's id.
        target: a node's id.
        alternatives: how many paths at most, the cheapest first.
        via: relation types, node types and origins to stay on; empty for all. An outline type
            named here (`item`, `section`…) lets paths use such nodes, which they do not otherwise.
        without: relation types, node types and origins to do without.
        avoid: ids of nodes to keep away from.
        through: ids of nodes to go through, in this order.

    Raises:
        KeyError: there is no such node.
    """
    for node in (source, target, *avoid, *through):
        atlas.nodes[node]
    if source == target:
        return Paths(source, target, (), "same-node")
    opened = frozenset(name for name in via if atlas.schema.is_outline(name))
    between = [node for node in through if node not in (source, target)]
    filters = asked(set(via) - opened, without, avoid, between)
    ends = (source, target)
    paths = _search(atlas, ends, filters, opened, max(1, alternatives))
    return Paths(source, target, paths) if paths else _none(atlas, ends, filters, opened)


def _none(
    atlas: Atlas, ends: tuple[str, str], filters: Sequence[Filter], opened: frozenset[str]
) -> Paths:
    """Return the answer where there is no path, with the reason."""

    def finds(kept: Sequence[Filter], open_types: frozenset[str]) -> bool:
        return bool(_search(atlas, ends, kept, open_types, 1))

    if filters and finds((), opened):
        return Paths(*ends, (), "filtered", cut=to_lift(filters, opened, finds))
    return Paths(*ends, (), "unconnected", outline=joining(atlas.schema, filters, finds))


def _search(
    atlas: Atlas,
    ends: tuple[str, str],
    filters: Iterable[Filter],
    opened: frozenset[str],
    count: int,
) -> tuple[StudyPath, ...]:
    """Return the paths that some filters leave, the cheapest first.

    They are searched from the end whose id is the smaller, so that both directions agree.
    """
    stops = (ends[0], *names_of(filters, "through"), ends[1])
    turned = ends[0] > ends[1]
    roads = _roads(atlas, stops, filters, opened)
    avoided = roads.filters.avoid.intersection(stops)
    found = () if avoided else find_ways(roads, stops[::-1] if turned else stops, count)
    return tuple(_path(roads, way[::-1] if turned else way) for way in found)


def _roads(
    atlas: Atlas, stops: Sequence[str], filters: Iterable[Filter], opened: frozenset[str]
) -> Roads:
    """Return the hops that filters leave open; without any they are kept for all searches."""
    ground = ground_of(atlas)
    outline = any(atlas.schema.is_outline(atlas.nodes[stop].type) for stop in stops)
    narrowing = [filter_ for filter_ in filters if filter_.option != "through"]
    if not (outline or narrowing or opened):
        return ground.plain
    return Roads(ground, make_filters(atlas.schema, opened, narrowing, stops))


def _path(roads: Roads, nodes: tuple[str, ...]) -> StudyPath:
    steps = tuple(roads.step(*pair) for pair in pairwise(nodes))
    return StudyPath(roads.cost(nodes), nodes, steps)
