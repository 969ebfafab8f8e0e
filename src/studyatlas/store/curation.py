"""What the files in `graph/` say, before anything in it is looked up.

The shape is checked here: keys, types of values. Whether names are known, and what may join what,
is decided where nodes of the notes and of the guide are known too (`ingest.curated`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from studyatlas.model.by_hand import Waiver
from studyatlas.model.position import Position
from studyatlas.model.schema import NodeType, RelationType


@dataclass(frozen=True, slots=True)
class CuratedNode:
    """An entry with a `type`: a node of its own."""

    id: str
    type: str
    label: str
    position: Position
    type_position: Position
    aliases: tuple[tuple[str, Position], ...] = ()
    summary: str = ""
    url: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CuratedRelation:
    """One target in the list under a relation's name."""

    source: str
    relation: str
    target: str
    position: Position
    """Where the target is written."""
    relation_position: Position
    """Where the relation's name is written."""
    text: str
    """The line of YAML that says it."""
    sign: str = ""
    file: str = ""
    """The notes file that says it: a path, or the end of one; empty for field knowledge."""
    line: int = 0
    """The line of that file; 0 where the quote alone tells."""
    quote: str = ""
    places: tuple[tuple[str, Position], ...] = ()
    """Where its further keys are written: `sign`, `source`, `quote`."""
    item_print: str = ""
    """For `covers`: the fingerprint of the item's text when it was confirmed."""
    section_print: str = ""
    """For `covers`: the fingerprint of the section's text when it was confirmed."""

    def place(self, *fields: str) -> Position:
        """Return where the first of these keys that it has is written, else the target."""
        places = dict(self.places)
        return next((places[field] for field in fields if field in places), self.position)


@dataclass(frozen=True, slots=True)
class Extends:
    """The name of a bundled subject to start from."""

    subject: str
    position: Position


@dataclass(slots=True)
class Curation:
    """Everything that was read from `graph/`; grows while files are read, then stays."""

    nodes: list[CuratedNode] = field(default_factory=list)
    relations: list[CuratedRelation] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    extends: list[Extends] = field(default_factory=list)
    node_types: list[NodeType] = field(default_factory=list)
    relation_types: list[RelationType] = field(default_factory=list)
    topics_curated: bool = False
    """True where `topics: curated` says that the notes shall add no topics of their own."""
    annotated: dict[str, Position] = field(default_factory=dict)
    """Entries without a type: they add to an item of the guide."""
