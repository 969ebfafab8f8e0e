"""hub-relations: a topic whose every relation leads to a hub.

A hub is a topic that is joined to 20 others or more. A path through one explains nothing ("both
have to do with machine learning"), and study paths pay a toll there. A topic that is joined to
nothing else takes part in no good path: say how it is joined to something closer.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.checks.topics import (
    has_written,
    is_written,
    joins_topics_otherwise,
    neighbours,
)
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "hub-relations"
_HUB = 20


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each written topic that has relations, and all of them to hubs."""
    beside = neighbours(atlas) if has_written(atlas) else {}
    for topic, others in beside.items():
        node = atlas.nodes[topic]
        if others and is_written(node) and all(len(beside[other]) >= _HUB for other in others):
            hubs = ", ".join(sorted(others))
            message = f"node {topic!r} is joined to nothing but hubs: {hubs}"
            yield warning(node.provenance.position, ID, message)


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return not joins_topics_otherwise(change)
