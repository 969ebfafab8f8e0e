"""Why there is no path, in words."""

from __future__ import annotations

from studyatlas.analysis.paths import Filter, Paths
from studyatlas.model.atlas import Atlas
from studyatlas.wording.sentences import listed, name_of

COST_WORDS = (
    "The lower its cost, the better a path explains. A hop costs 1 or more, the less the stronger "
    "its relation is; passing through a topic costs the more, the more topics it is joined to."
)
"""What the number on a path says."""


def no_path_reason(atlas: Atlas, paths: Paths) -> str:
    """Say why there is no path, and which filters cut it or which outline types would join it."""
    source, target = (_plain_name(atlas, end) for end in (paths.source, paths.target))
    if paths.reason == "same-node":
        return f"{source} is both ends: there is no way to go."
    if paths.reason == "filtered":
        cut = "; ".join(filter_words(atlas, filter_) for filter_ in paths.cut)
        said = f"The filters cut every path from {source} to {target}; without them there is one."
        return f"{said} What cuts: {cut}." if cut else said
    kinds = [atlas.schema.node_types[name].plural.lower() for name in paths.outline]
    also = f"; there is one through {listed(kinds)}" if kinds else ""
    return f"No chain of relations joins {source} and {target}{also}."


def filter_words(atlas: Atlas, filter_: Filter) -> str:
    """Return what a filter asks of a path.

    >>> from studyatlas.model.atlas import make_atlas
    >>> filter_words(make_atlas([], []), Filter("via", ("is_a", "uses")))
    'staying on is_a and uses'
    """
    words = {"via": "staying on", "without": "leaving out", "avoid": "avoiding"}
    nodes = filter_.option in ("avoid", "through")
    names = [_plain_name(atlas, name) if nodes else name for name in filter_.names]
    return f"{words.get(filter_.option, 'going through')} {listed(names)}"


def _plain_name(atlas: Atlas, node_id: str) -> str:
    return name_of(atlas, node_id).rstrip(".")
