"""Topics that notes name in a list, and nowhere treat as a subject."""

from __future__ import annotations

from studyatlas.model.entities import Node

LISTED = "listed-topic"
"""The rule by which an entry of a list is a topic."""


def is_only_listed(node: Node) -> bool:
    """Tell whether a topic is known from lists alone: that it is a subject is inferred."""
    return node.provenance.rule == LISTED
