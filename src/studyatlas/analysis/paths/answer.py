"""What the search for study paths answers."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.model.entities import Relation


@dataclass(frozen=True, slots=True)
class StudyPath:
    """One way from a node to another."""

    cost: float
    """The sum of its hops and of the tolls of the nodes it passes through."""
    nodes: tuple[str, ...]
    steps: tuple[Relation, ...]
    """One relation per hop, in its own direction, whichever way the path walks it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that was asked of a path."""

    option: str
    """`via`, `without`, `avoid` or `through`."""
    names: tuple[str, ...]
    """Types and origins, or the ids of nodes. All that a path is to stay on is one filter."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The answer to "how do I get from here to there?"."""

    source: str
    target: str
    paths: tuple[StudyPath, ...]
    reason: str | None = None
    """Why there is none: `unconnected`, `filtered` or `same-node`."""
    cut: tuple[Filter, ...] = ()
    """Where it is `filtered`: the filters to lift so that there is a path, and no more of them."""
    outline: tuple[str, ...] = ()
    """Where it is `unconnected`: outline types that would join the two if paths might use them as
    well, with all filters as they are."""

    @property
    def found(self) -> bool:
        """Tell whether there is a path."""
        return bool(self.paths)
