"""The nodes that a query asks for: a phrase in the schema's words, or a plain search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from studyatlas.analysis.coverage import make_coverage
from studyatlas.analysis.details import Role, rank
from studyatlas.analysis.material import material
from studyatlas.analysis.query.expressions import (
    KNOWN,
    Anything,
    Condition,
    InState,
    Named,
    Not,
    Phrase,
    Related,
    Term,
)
from studyatlas.analysis.query.kinds import with_kinds
from studyatlas.analysis.query.lexicon import lexicon_of
from studyatlas.analysis.query.parse import parse
from studyatlas.analysis.query.print import condition_text, to_text, wording_of
from studyatlas.analysis.search import SearchResult, SearchResults, search
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin

_MOST_NAMED = 3
_USUAL = 20
"""How many results there are where nobody says how many."""
_PASSED_ON = "mitigates"
"""Holds for the kinds of a node as well. What a node is used for need not: "models are used for
regression" is said where some are."""


def ask(
    atlas: Atlas,
    query: str,
    types: Collection[str] = (),
    limit: int | None = None,
    *,
    known: Collection[str] = (),
    verdicts: Mapping[str, str] | None = None,
) -> SearchResults:
    """Answer a query: as a phrase where it is one, else as a plain search.

    Args:
        atlas: where to look.
        query: what a person typed.
        types: node types to keep; empty for all.
        limit: how many results at most; by default 20, but all that a phrase asks for where that
            is items of an exam: whoever asks for the gaps wants every one.
        known: ids of the topics that a person knows.
        verdicts: the coverage status of each exam item by node id; worked out if needed and None.
    """
    phrase = parse(atlas, query)
    if phrase is None:
        return search(atlas, query, types, _USUAL if limit is None else limit, texts=True)
    asked = _Asked(atlas, frozenset(known), verdicts)
    found = [(n, why) for n, why in asked.nodes(phrase).items() if _is_of(atlas, n, types)]
    found.sort(key=lambda hit: rank(atlas, hit[0]))
    if limit is None:
        limit = len(found) if all(node_id in atlas.items for node_id, _ in found) else _USUAL
    results = (_result(atlas, node_id, why) for node_id, why in found[: max(limit, 0)])
    return SearchResults(query, tuple(results), to_text(atlas, phrase), len(found))


def _is_of(atlas: Atlas, node_id: str, types: Collection[str]) -> bool:
    return not types or atlas.nodes[node_id].type in types


def _result(atlas: Atlas, node_id: str, why: Iterable[str]) -> SearchResult:
    node = atlas.nodes[node_id]
    matched = "; ".join(why) or f"type: {node.type}"
    return SearchResult(node.id, node.label, node.type, 1.0, matched)


class _Asked:
    """An atlas, and what is known beside it, to ask phrases of."""

    def __init__(
        self, atlas: Atlas, known: frozenset[str], verdicts: Mapping[str, str] | None
    ) -> None:
        self._atlas = atlas
        self._known = known
        self._verdicts = verdicts
        self._material: Mapping[str, str] | None = None

    def nodes(self, phrase: Phrase) -> dict[str, tuple[str, ...]]:
        """Return the nodes for which a phrase holds, each with the reasons."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self._members(phrase.subject), ())
        for condition in phrase.conditions:
            fitting = self._fitting(condition)
            found = {n: (*why, fitting[n]) for n, why in found.items() if n in fitting}
        return found

    def _members(self, term: Term) -> Collection[str]:
        if isinstance(term, Phrase):
            return self.nodes(term)
        if isinstance(term, Named):
            return term.nodes
        nodes = self._atlas.nodes
        if isinstance(term, Anything):
            return nodes
        return [node.id for node in nodes.values() if node.type in term.types]

    def _fitting(self, condition: Condition) -> Mapping[str, str]:
        """Return the nodes for which a condition holds, with the reason."""
        if isinstance(condition, InState):
            return self._in_state(condition.state)
        if isinstance(condition, Related):
            return self._related(condition)
        return self._without(condition)

    def _without(self, condition: Not) -> Mapping[str, str]:
        """Return the nodes for which a condition does not hold.

        Only what has a verdict can be "not covered", and what is waived is left out of it; only a
        topic or an item can be "not known".
        """
        inner = condition.condition
        if isinstance(inner, Related):
            held, why = self._related(inner), condition_text(self._atlas, condition)
            return {n: why for n in self._atlas.nodes if n not in held}
        if inner.state == KNOWN:
            return {n: "not known" for n in self._learnable() if n not in self._known}
        left_out = (inner.state, "waived")
        states = self._states().items()
        return {n: f"coverage: {state}" for n, state in states if state not in left_out}

    def _learnable(self) -> list[str]:
        """Return the topics and the exam items."""
        outline, items = self._atlas.schema.is_outline, self._atlas.items
        nodes = self._atlas.nodes.values()
        return [node.id for node in nodes if node.id in items or not outline(node.type)]

    def _in_state(self, state: str) -> Mapping[str, str]:
        if state == KNOWN:
            return {n: KNOWN for n in self._atlas.nodes if n in self._known}
        return {n: f"coverage: {state}" for n, own in self._states().items() if own == state}

    def _states(self) -> Mapping[str, str]:
        """Return how far each item and topic is covered."""
        if self._material is None:
            if self._verdicts is None:
                reports = [make_coverage(self._atlas, exam.id) for exam in self._atlas.exams]
                self._verdicts = {i.id: str(i.status) for report in reports for i in report.items}
            self._material = material(self._atlas, self._atlas.nodes, self._verdicts)
        return self._material

    def _related(self, related: Related) -> Mapping[str, str]:
        """Return the nodes with such a relation, and to what."""
        ends: dict[str, dict[str, bool]] = {}
        for target in self._members(related.to):
            for role in related.roles:
                for node, relation in self._at_other_end(target, role):
                    sure = relation.provenance.origin is not Origin.INFERRED
                    known = ends.setdefault(node, {})
                    known[target] = known.get(target, False) or sure
        wording = wording_of(lexicon_of(self._atlas), related)
        held = {node: self._reason(wording, targets) for node, targets in ends.items()}
        forward = {role.relation for role in related.roles if not role.backward}
        passed_on = _PASSED_ON in forward and forward <= {_PASSED_ON, "affects"}  # or "reduces"
        return with_kinds(self._atlas, held, _PASSED_ON) if passed_on else held

    def _at_other_end(self, node: str, role: Role) -> Iterable[tuple[str, Relation]]:
        """Yield what is in a role to a node, with the relation."""
        either = self._atlas.schema.relation_types[role.relation].symmetric
        if either or not role.backward:
            for relation in self._atlas.incoming.get(node, ()):
                if _is_in(relation, role):
                    yield relation.source, relation
        if either or role.backward:
            for relation in self._atlas.outgoing.get(node, ()):
                if _is_in(relation, role):
                    yield relation.target, relation

    def _reason(self, wording: str, targets: Mapping[str, bool]) -> str:
        listed = sorted(targets, key=lambda n: rank(self._atlas, n))
        names = [
            self._atlas.nodes[n].label + ("" if targets[n] else " (inferred)")
            for n in listed[:_MOST_NAMED]
        ]
        more = f" and {len(listed) - _MOST_NAMED} more" if len(listed) > _MOST_NAMED else ""
        return f"{wording} {', '.join(names)}{more}"


def _is_in(relation: Relation, role: Role) -> bool:
    return relation.relation == role.relation and role.sign in ("", relation.sign)
