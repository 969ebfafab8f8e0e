"""isolated-node: a curated node that no relation joins to anything.

It cannot be reached by exploring, no path leads to it and no plan names it. Give it a relation, or
take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.checks.topics import is_written, joins_or_frees_written
from studyatlas.model.atlas import Atlas
from studyatlas.model.change import Change
from studyatlas.model.problem import Problem, warning

ID = "isolated-node"


def check(atlas: Atlas) -> Iterator[Problem]:
    """Yield a warning for each curated node without relations."""
    for node in atlas.nodes.values():
        if is_written(node) and not atlas.relations_of(node.id):
            yield warning(node.provenance.position, ID, f"node {node.id!r} has no relations")


def stays(change: Change) -> bool:
    """Tell whether an edit leaves all of it as it was."""
    return not joins_or_frees_written(change)
