"""Everything that is said to be related, before what adds nothing is left out.

Of several claims with the same ends and type the first stays: an outline's own and what a person
wrote come first, then what notes state, what is bundled, and what is inferred, by rule and note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyatlas.ingest.note import Findings
from studyatlas.ingest.rules import RULES
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

Pair = tuple[str, str]
"""Two nodes, in order of id."""
_Pick = Callable[[Sequence[Relation]], Iterable[Relation]]


@dataclass(frozen=True, slots=True)
class Claims:
    """Relations by who says them."""

    first: tuple[Relation, ...]
    """What outlines and curation say."""
    findings: tuple[Findings, ...]
    """What the rules that look at one note find, in order of notes."""
    of_all: Mapping[int, tuple[tuple[Relation, ...], ...]]
    """What the other rules find, by the rule's place."""
    bundled: tuple[Relation, ...]

    def in_order(self) -> Iterator[Relation]:
        """Yield all of them."""
        return self._in_order(lambda relations: relations)

    def between(self, pairs: Collection[Pair]) -> Iterator[Relation]:
        """Yield those between two nodes that are one of some pairs, in order."""
        ends = {node for pair in pairs for node in pair}

        def pick(relations: Sequence[Relation]) -> Iterable[Relation]:
            near = [r for r in relations if r.source in ends]
            return [r for r in near if pair_of(r) in pairs] if near else near

        return self._in_order(pick)

    def _in_order(self, pick: _Pick) -> Iterator[Relation]:
        stated: list[list[Relation]] = [[] for _ in RULES]
        inferred: list[list[Relation]] = [[] for _ in RULES]
        for one in self.findings:
            for place, relations in one.stated:
                stated[place] += pick(relations)
            for place, relations in one.inferred:
                inferred[place] += pick(relations)
        for place, groups in self.of_all.items():
            for relations in groups:
                for relation in pick(relations):
                    is_inferred = relation.provenance.origin is Origin.INFERRED
                    (inferred if is_inferred else stated)[place].append(relation)
        yield from pick(self.first)
        for found in stated:
            yield from found
        yield from pick(self.bundled)
        for found in inferred:
            yield from found


def pair_of(relation: Relation) -> Pair:
    """Return the two nodes that a relation joins, whatever its direction."""
    source, target = relation.source, relation.target
    return (source, target) if source < target else (target, source)
