"""Why there is no path: the two are not connected, or filters are in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studyatlas.analysis.paths.answer import Filter
from studyatlas.model.schema import Schema

Finds = Callable[[Sequence[Filter], frozenset[str]], bool]
"""Tells whether some filters leave a path where these outline types are open."""


def to_lift(filters: Sequence[Filter], opened: frozenset[str], finds: Finds) -> tuple[Filter, ...]:
    """Return which filters have to go so that there is a path, and no more of them.

    One is kept where those kept before it leave a path, in the order in which they stand.

    Args:
        filters: all that are set; together they leave no path.
        opened: outline types that are open to paths anyhow.
        finds: tells whether fewer filters would leave one; with none of them there is one.
    """
    kept: list[Filter] = []
    for filter_ in filters:
        if finds([*kept, filter_], opened):
            kept.append(filter_)
    return tuple(filter_ for filter_ in filters if filter_ not in kept)


def joining(schema: Schema, filters: Sequence[Filter], finds: Finds) -> tuple[str, ...]:
    """Return outline types that would have to be open for a path, and no more; often none would do.

    Args:
        schema: the types of the atlas.
        filters: all that are set; they stay.
        finds: tells whether there is a path.
    """
    needed = [name for name, kind in schema.node_types.items() if kind.outline]
    if not finds(filters, frozenset(needed)):
        return ()
    for name in reversed(tuple(needed)):
        fewer = [other for other in needed if other != name]
        if finds(filters, frozenset(fewer)):
            needed = fewer
    return tuple(needed)
