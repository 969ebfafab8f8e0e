"""What the notes have on each node: the overlay of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studyatlas.analysis.coverage import Status
from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin


def material(atlas: Atlas, nodes: Iterable[str], verdicts: Mapping[str, str]) -> Mapping[str, str]:
    """Say of each node how well the notes cover it.

    An exam item has its verdict. A topic is covered where a line of the notes explains it, thin
    where it is only mentioned or stands under a heading that names it, missing where neither is so.
    The rest of the outline has no entry.

    Args:
        atlas: where the nodes and the notes stand.
        nodes: ids.
        verdicts: the coverage status of each exam item, by node id.

    Raises:
        KeyError: an id is not in the atlas.
    """
    found = {}
    for node in nodes:
        if node in verdicts:
            found[node] = str(verdicts[node])
        elif not atlas.schema.is_outline(atlas.nodes[node].type):
            found[node] = str(_of_topic(atlas, node))
    return found


def _of_topic(atlas: Atlas, node: str) -> Status:
    origins = {
        relation.provenance.origin if relation.relation == "explains" else None
        for relation in atlas.incoming.get(node, ())
        if relation.relation in ("explains", "mentions")
    }
    if origins & {Origin.STATED, Origin.CURATED}:
        return Status.COVERED
    return Status.THIN if origins else Status.MISSING
