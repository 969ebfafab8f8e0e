"""Whether a title states what holds of the names below it, or a reader infers it.

"Use cases: spam detection" states it. "Use cases: latency" may mean when to choose the thing as
well, unless the notes, or who curated them, treat latency as a subject of its own; and one such
entry makes a remark of all that stand beside it. A column called "Type" may say of what kind
something is, or only what it is like.
"""

from __future__ import annotations

from collections.abc import Mapping

from studyatlas.ingest.facets import Facet
from studyatlas.ingest.listed import entries_of, name_of_entry
from studyatlas.ingest.only_listed import is_only_listed
from studyatlas.ingest.topics.purposes import is_action
from studyatlas.ingest.vocabulary import Vocabulary
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin


def origin_of(facet: Facet, target: Node) -> Origin:
    """Return whether a relation that a title names is stated or inferred, by where it leads to."""
    unsure = facet.loose or (facet.relation == "used_for" and not _is_sure(target))
    return Origin.INFERRED if unsure else Origin.STATED


def origin_in_list(
    facet: Facet, text: str, vocabulary: Vocabulary, context: str, nodes: Mapping[str, Node]
) -> Origin:
    """Return the same for all names in a list, by every entry of it.

    Args:
        facet: what the title says of the list.
        text: the list, in a cell or behind a colon.
        vocabulary: finds the names in it.
        context: what stands around it.
        nodes: what the names mean.
    """
    if facet.relation != "used_for" or facet.loose:
        return Origin.INFERRED if facet.loose else Origin.STATED
    for entry in entries_of(text):
        if is_action(entry):
            continue
        node = name_of_entry(entry, vocabulary, context)
        if node is None or not _is_sure(nodes[node]):
            return Origin.INFERRED
    return Origin.STATED


def _is_sure(purpose: Node) -> bool:
    """Tell whether a node is a purpose by its name, or a subject that the notes say more about."""
    return not is_only_listed(purpose) or is_action(purpose.label)
