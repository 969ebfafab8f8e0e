"""Which kinds of nodes and relations there are, and which may join which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of node."""

    name: str
    label: str
    plural: str
    description: str = ""
    outline: bool = False
    """True for the exam's outline and the notes' sections: paths leave them out unless asked."""


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of directed relation."""

    name: str
    forward: str
    """Words from source to target: *dropout* **mitigates** *overfitting*."""
    backward: str
    """Words from target to source: *overfitting* **is mitigated by** *dropout*."""
    sources: frozenset[str] = frozenset()
    """Node types a relation may start at; empty: any that is not outline."""
    targets: frozenset[str] = frozenset()
    """Node types a relation may end at; empty: any that is not outline."""
    strength: float = 0.5
    """How good a step it makes in a study path, over 0 (worthless) up to 1 (best)."""
    symmetric: bool = False
    transitive: bool = False
    acyclic: bool = False
    prerequisite: bool = False
    """True where the target must be understood before the source."""
    signed: bool = False
    """True where a relation may say if it raises (`+`) or lowers (`-`) its target."""


@dataclass(frozen=True, slots=True)
class Schema:
    """All node types and relation types of a workspace, by name, in a fixed order."""

    node_types: Mapping[str, NodeType]
    relation_types: Mapping[str, RelationType]
    prerequisites: frozenset[str] = field(init=False)
    """Names of the relation types that say what to learn first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "node_types", MappingProxyType(dict(self.node_types)))
        object.__setattr__(self, "relation_types", MappingProxyType(dict(self.relation_types)))
        names = frozenset(r.name for r in self.relation_types.values() if r.prerequisite)
        object.__setattr__(self, "prerequisites", names)

    def allows(self, source_type: str, relation: str, target_type: str) -> bool:
        """Tell whether a relation of this type may join these node types.

        >>> DEFAULT_SCHEMA.allows("metric", "measures", "problem")
        True
        >>> DEFAULT_SCHEMA.allows("problem", "measures", "metric")
        False
        """
        kind = self.relation_types[relation]
        return self._fits(source_type, kind.sources) and self._fits(target_type, kind.targets)

    def is_outline(self, node_type: str) -> bool:
        """Tell whether nodes of this type belong to an outline rather than to the field."""
        kind = self.node_types.get(node_type)
        return kind is not None and kind.outline

    def extended(
        self, node_types: Iterable[NodeType], relation_types: Iterable[RelationType]
    ) -> Schema:
        """Return a schema with these types added, or replaced where the name is known."""
        return replace(
            self,
            node_types={**self.node_types, **{t.name: t for t in node_types}},
            relation_types={**self.relation_types, **{t.name: t for t in relation_types}},
        )

    def _fits(self, node_type: str, allowed: frozenset[str]) -> bool:
        return node_type in allowed if allowed else not self.is_outline(node_type)


def _types(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NODE_TYPES = (
    NodeType("domain", "Domain", "Domains", "A weighted part of an exam.", outline=True),
    NodeType("task", "Task", "Tasks", "A task statement of an exam domain.", outline=True),
    NodeType("item", "Exam item", "Exam items", "One thing an exam task asks for.", outline=True),
    NodeType("section", "Section", "Sections", "A stretch of a person's notes.", outline=True),
    NodeType("concept", "Concept", "Concepts", "An idea of the field."),
    NodeType("technique", "Technique", "Techniques", "A way of doing something."),
    NodeType("problem", "Problem", "Problems", "A kind of task that a model solves."),
    NodeType("service", "Service", "Services", "A cloud service or one of its features."),
    NodeType("algorithm", "Algorithm", "Algorithms", "A learning algorithm or family of models."),
    NodeType("metric", "Metric", "Metrics", "A measure or diagnostic of a model or of data."),
    NodeType("tool", "Tool", "Tools", "A framework, library or program."),
)

_RELATION_TYPES = (
    RelationType(
        "part_of",
        "is part of",
        "has the part",
        strength=0.6,
        transitive=True,
        acyclic=True,
    ),
    RelationType(
        "is_a", "is a kind of", "has the kind", strength=0.8, transitive=True, acyclic=True
    ),
    RelationType(
        "requires",
        "requires",
        "is required by",
        strength=0.65,
        transitive=True,
        acyclic=True,
        prerequisite=True,
    ),
    RelationType(
        "used_for",
        "is used for",
        "is done with",
        _types("service algorithm technique tool metric concept"),
        _types("problem concept technique"),
        strength=0.9,
    ),
    RelationType(
        "provides",
        "provides",
        "is provided by",
        _types("service tool technique concept algorithm"),
        strength=0.9,
    ),
    RelationType("uses", "uses", "is used by", strength=0.8),
    RelationType(
        "mitigates",
        "mitigates",
        "is mitigated by",
        _types("technique service tool concept"),
        _types("concept problem"),
        strength=1.0,
    ),
    RelationType("affects", "affects", "is affected by", strength=0.8, signed=True),
    RelationType(
        "measures",
        "measures",
        "is measured by",
        _types("metric service tool technique"),
        _types("concept problem algorithm technique"),
        strength=0.9,
    ),
    RelationType(
        "contrasts_with", "contrasts with", "contrasts with", strength=0.4, symmetric=True
    ),
    RelationType("example_of", "is an example of", "has the example", strength=0.7),
    RelationType("asks_about", "asks about", "is asked about by", _types("item"), strength=0.3),
    RelationType("explains", "explains", "is explained in", _types("section"), strength=0.3),
    RelationType("mentions", "mentions", "is mentioned in", _types("section"), strength=0.1),
    RelationType(
        "covers", "covers", "is covered by", _types("section"), _types("item"), strength=0.3
    ),
    RelationType(
        "links_to", "links to", "is linked from", _types("section"), _types("section"), strength=0.2
    ),
)

DEFAULT_SCHEMA = Schema({t.name: t for t in _NODE_TYPES}, {t.name: t for t in _RELATION_TYPES})
"""The types every workspace starts from; `graph/schema.yaml` may add to them."""
