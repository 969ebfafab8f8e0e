"""What holds for the kinds of a node because it holds for the node."""

from __future__ import annotations

from collections.abc import Mapping

from studyatlas.analysis.details import rank
from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin

_IS_A = "is_a"


def with_kinds(atlas: Atlas, held: Mapping[str, str], relation: str) -> dict[str, str]:
    """Return nodes with reasons, and beside them what is a kind of one of them in the end.

    The reason of a kind says by way of which node it is here; `(inferred)` where that it is a kind
    was concluded. Where a schema does not call `is_a` transitive, nothing is added.

    Args:
        atlas: where the kinds stand.
        held: a reason by node id; what is here already keeps its own.
        relation: the type of relation that they have; kinds of a type that may not have it are
            left out.
    """
    found, sources = dict(held), atlas.schema.relation_types[relation].sources
    if not atlas.schema.relation_types[_IS_A].transitive:
        return found
    ways = {node: (node, True) for node in sorted(held, key=lambda n: rank(atlas, n))}
    queue = list(ways)
    for node in queue:  # it grows while it is walked
        way, sure = ways[node]
        for kind, said in sorted(_kinds(atlas, node).items(), key=lambda k: rank(atlas, k[0])):
            if kind not in ways and (not sources or atlas.nodes[kind].type in sources):
                ways[kind] = way, sure and said
                queue.append(kind)
                mark = "" if sure and said else " (inferred)"
                found[kind] = f"by way of {atlas.nodes[way].label}{mark}, which {held[way]}"
    return found


def _kinds(atlas: Atlas, node: str) -> dict[str, bool]:
    """Return what is a kind of a node, each with whether somebody said so."""
    kinds: dict[str, bool] = {}
    for relation in atlas.incoming.get(node, ()):
        if relation.relation == _IS_A:
            said = relation.provenance.origin is not Origin.INFERRED
            kinds[relation.source] = kinds.get(relation.source, False) or said
    return kinds
