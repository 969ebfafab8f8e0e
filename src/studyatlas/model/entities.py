"""Nodes and relations, the two things an atlas holds."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.model.position import Provenance


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that can be learned, asked or read."""

    id: str
    """Kebab-case slug; exam nodes are `<exam>/<code>`, sections `<path>#<slug>`."""
    label: str
    type: str
    """The name of a `NodeType`."""
    provenance: Provenance
    aliases: tuple[str, ...] = ()
    """Other names people use, acronyms among them."""
    summary: str = ""
    """One plain sentence; empty where nobody wrote one."""
    url: str = ""
    """The official page; empty where there is none."""
    context: tuple[str, ...] = ()
    """Words of which one must stand in the same section for a mention to count (homonyms)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed, directed relation between two nodes."""

    source: str
    relation: str
    """The name of a `RelationType`."""
    target: str
    provenance: Provenance
    sign: str = ""
    """`+` raises, `-` lowers; empty where the direction varies or the type has no sign."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes a relation the same as another: source, type, target."""
        return (self.source, self.relation, self.target)
