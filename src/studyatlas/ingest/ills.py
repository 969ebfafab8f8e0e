"""Which nodes are ills: things one wants less of, so that reducing them is a remedy."""

from __future__ import annotations

import re

from studyatlas.model.entities import Node
from studyatlas.model.naming import fold

_ILL = re.compile(
    r"\b(?:overfitting|underfitting|forgetting|bias|noise|risks?|threats?|attacks?|"
    r"(?:type \w+|human|typing) errors?|"
    r"vulnerabilit(?:y|ies)|leak(?:s|age)?|drift|imbalance|failures?|faults?|defects?|damage|"
    r"corrosion|wear|fraud|spam|injection|congestion|contention|deadlocks?|outages?|downtime|"
    r"interference|pollution|erosion|inflation|unemployment|poverty|crime|"
    r"infections?|inflammation|pain|fever|disease|diseases|disorders?|hypertension|symptoms?|"
    r"toxicity|side effects?|stress|fatigue|anxiety|overload|waste|fragmentation|starvation|"
    r"hallucinations?|phishing|malware|breach(?:es)?|hazards?|accidents?|injur(?:y|ies)|\w+itis)\b"
)


def is_ill(node: Node) -> bool:
    """Tell whether a node is an ill by its name.

    >>> from studyatlas.model.position import Origin, Position, Provenance
    >>> at = Provenance(Position("a.md"), "heading-topic", Origin.STATED)
    >>> [is_ill(Node("x", label, "concept", at)) for label in ("Data leakage", "Model size")]
    [True, False]
    """
    return names_ill(node.label)


def names_ill(name: str) -> bool:
    """Tell the same of a name."""
    return bool(_ILL.search(fold(name)))
