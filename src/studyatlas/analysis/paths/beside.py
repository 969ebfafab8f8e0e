"""Where a path runs: some of what stands beside it."""

from __future__ import annotations

from studyatlas.analysis.paths.answer import StudyPath
from studyatlas.model.atlas import Atlas


def beside(atlas: Atlas, path: StudyPath, each: int = 4) -> tuple[str, ...]:
    """Return some of the best connected topics beside a path, to show where it runs.

    Args:
        atlas: where the path was found.
        path: one of its paths.
        each: how many topics at most beside each of the path's nodes.
    """
    found: dict[str, None] = {}
    for node in path.nodes:
        others = {r.target if r.source == node else r.source for r in atlas.relations_of(node)}
        topics = [n for n in others if not atlas.schema.is_outline(atlas.nodes[n].type)]
        topics.sort(key=lambda n: (-len(atlas.relations_of(n)), n))
        found.update(dict.fromkeys(topics[:each]))
    return tuple(node for node in found if node not in path.nodes)
