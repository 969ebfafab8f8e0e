"""Which relations say what stands left of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studyatlas.model.entities import Relation
from studyatlas.model.schema import Schema
from studyatlas.ui.canvas.layout.joins import Pair

_SOURCE_FIRST = frozenset({"asks_about"})
_TARGET_FIRST = frozenset({"part_of", "covers", "explains", "mentions"})


def before(relations: Iterable[Relation], schema: Schema) -> tuple[Pair, ...]:
    """Return (first, then) pairs for the layered layout, sorted.

    What must be learned first comes first; domain before task before item before topic before
    the section that tells of it. Where a chain of prerequisites says the opposite, it wins.

    Args:
        relations: those among the nodes drawn.
        schema: says which relation types are prerequisites.
    """
    learned, told = set(), set()
    for relation in relations:
        back = relation.target, relation.source
        if relation.relation in schema.prerequisites:
            learned.add(back)
        elif relation.relation in _TARGET_FIRST:
            told.add(back)
        elif relation.relation in _SOURCE_FIRST:
            told.add((relation.source, relation.target))
    after: dict[str, list[str]] = {}
    for one, then in learned:
        after.setdefault(one, []).append(then)
    agreeing = {pair for pair in told if pair[0] not in _reached(pair[1], after)}
    return tuple(sorted(pair for pair in learned | agreeing if pair[0] != pair[1]))


def _reached(start: str, after: Mapping[str, Iterable[str]]) -> set[str]:
    """Return what comes after a node, over any number of steps."""
    found: set[str] = set()
    open_ends = [start]
    while open_ends:
        fresh = set(after.get(open_ends.pop(), ())) - found
        found |= fresh
        open_ends.extend(fresh)
    return found
