"""isolated-node: a curated node that no relation joins to anything.

It cannot be reached by exploring, no path leads to it and no plan names it. Give it a relation, or
take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin
from studyatlas.model.problem import Problem, warning

ID = "isolated-node"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each curated node without relations."""
    for node in atlas.nodes.values():
        at = node.provenance
        bundled = at.rule == "bundled"
        if at.origin is Origin.CURATED and not bundled and not atlas.relations_of(node.id):
            yield warning(at.position, ID, f"node {node.id!r} has no relations")
