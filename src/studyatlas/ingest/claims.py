"""Everything that is said to be related, before what adds nothing is left out.

Of several claims with the same ends and type the first stays: an outline's own and what a person
wrote come first, then what notes state, what is bundled, and what is inferred, by rule and note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from studyatlas.ingest.note import Findings
from studyatlas.ingest.rules import RULES
from studyatlas.ingest.wire import LateRelations, PackedFindings, opened
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

Pair = tuple[str, str]
"""Two nodes, in order of id."""
_ByRule = tuple[tuple[int, tuple[Relation, ...]], ...]
_NOTHING = Findings()


@dataclass(frozen=True, slots=True)
class Claims:
    """Relations by who says them."""

    first: tuple[Relation, ...]
    """What outlines and curation say."""
    findings: tuple[Findings | PackedFindings, ...]
    """What the rules that look at one note find, in order of notes."""
    of_all: Mapping[int, tuple[Sequence[Relation], ...]]
    """What the other rules find, by the rule's place."""
    bundled: tuple[Relation, ...]

    def in_order(self) -> Iterator[Relation]:
        """Yield all of them."""
        stated: list[list[Relation]] = [[] for _ in RULES]
        inferred: list[list[Relation]] = [[] for _ in RULES]
        for one in map(opened, self.findings):
            for place, relations in one.stated:
                stated[place] += relations
            for place, relations in one.inferred:
                inferred[place] += relations
        for place, groups in self.of_all.items():
            for relation in chain.from_iterable(groups):
                is_inferred = relation.provenance.origin is Origin.INFERRED
                (inferred if is_inferred else stated)[place].append(relation)
        return chain(self.first, *stated, self.bundled, *inferred)

    def between(
        self, pairs: Collection[Pair], others: Claims | None = None, places: Iterable[int] = ()
    ) -> Claims:
        """Return those between two nodes that are one of some pairs.

        Args:
            pairs: the pairs.
            others: such claims, which differ in what is found in few notes only.
            places: those notes.
        """
        near = _Near(pairs)
        if others is None:
            findings = tuple(map(near.findings, self.findings))
        else:
            mine = {place: near.findings(self.findings[place]) for place in places}
            every = enumerate(map(opened, others.findings))
            findings = tuple(mine.get(n, other) for n, other in every)
        of_all = {
            place: tuple(map(near.relations, groups)) for place, groups in self.of_all.items()
        }
        return Claims(near.relations(self.first), findings, of_all, near.relations(self.bundled))


class _Near:
    """Picks what is said of some pairs."""

    def __init__(self, pairs: Collection[Pair]) -> None:
        self._pairs = pairs
        self._ends = frozenset(node for pair in pairs for node in pair)

    def relations(self, relations: Iterable[Relation]) -> tuple[Relation, ...]:
        ends, pairs = self._ends, self._pairs
        if isinstance(relations, LateRelations) and not relations.found.may_join(ends):
            return ()
        return tuple([r for r in relations if r.source in ends and pair_of(r) in pairs])

    def findings(self, found: Findings | PackedFindings) -> Findings:
        ends = self._ends
        if isinstance(found, PackedFindings) and not found.may_join(ends):
            return _NOTHING
        findings = opened(found)
        for _, relations in (*findings.stated, *findings.inferred):
            for relation in relations:
                if relation.source in ends:
                    return Findings(
                        self._by_rule(findings.stated), self._by_rule(findings.inferred)
                    )
        return _NOTHING

    def _by_rule(self, found: _ByRule) -> _ByRule:
        picked = ((place, self.relations(relations)) for place, relations in found)
        return tuple((place, relations) for place, relations in picked if relations)


def pair_of(relation: Relation) -> Pair:
    """Return the two nodes that a relation joins, whatever its direction."""
    source, target = relation.source, relation.target
    return (source, target) if source < target else (target, source)
