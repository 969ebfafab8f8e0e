"""What is settled pair by pair is what is settled of all claims at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.idle import inferred_circles, without_told_twice
from studyatlas.ingest.note import Findings
from studyatlas.ingest.rules import RULES
from studyatlas.ingest.settled import Gathered
from studyatlas.ingest.wire import PackedFindings, pack_findings
from studyatlas.model.atlas import make_atlas
from studyatlas.model.document import Document
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA

IDS = ("fern", "light", "moss", "water")
NOTE = Document("a.md", "A", (), (), ("# A", "Moss needs light."))
NAMES = ("requires", "uses", "contrasts_with", "explains", "part_of")


def _provenance(origin: Origin, line: int) -> Provenance:
    return Provenance(Position("a.md", line), "some", origin, NOTE.quote(line))


def _relations(*origins: Origin) -> st.SearchStrategy[list[Relation]]:
    places = st.builds(_provenance, st.sampled_from(origins), st.integers(1, 2))
    ends = st.sampled_from(IDS)
    return st.lists(st.builds(Relation, ends, st.sampled_from(NAMES), ends, places), max_size=6)


def _by_rule(origin: Origin) -> st.SearchStrategy[tuple[tuple[int, tuple[Relation, ...]], ...]]:
    rules = st.integers(0, len(RULES) - 1)
    found = st.dictionaries(rules, _relations(origin).map(tuple), max_size=3)
    return found.map(lambda by_rule: tuple(by_rule.items()))


FINDINGS = st.builds(Findings, _by_rule(Origin.STATED), _by_rule(Origin.INFERRED))


def _in_turn(found: Iterable[tuple[tuple[int, tuple[Relation, ...]], ...]]) -> list[Relation]:
    """Return what rules say in order of the rules, and of notes."""
    by_rule = sorted(chain.from_iterable(found), key=lambda one: one[0])
    return [relation for _, some in by_rule for relation in some]


def _nodes() -> list[Node]:
    return [Node(one, one, "concept", _provenance(Origin.STATED, 1)) for one in IDS]


@given(
    _relations(*Origin),
    st.lists(FINDINGS, max_size=3),
    _relations(Origin.CURATED),
    st.booleans(),
)
def test_pairs_are_settled_as_all_claims_are(first, findings, bundled, packed) -> None:
    gathered = Gathered(IDS, {"a.md": NOTE})
    gathered.first(first)
    for found in findings:
        gathered.of_note(PackedFindings(NOTE, pack_findings(found, NOTE), {}) if packed else found)
    gathered.bundled(bundled)
    relations, circular = gathered.settled(DEFAULT_SCHEMA)
    stated = _in_turn(one.stated for one in findings)
    inferred = _in_turn(one.inferred for one in findings)
    told = without_told_twice([*first, *stated, *bundled, *inferred], DEFAULT_SCHEMA)
    in_circles = {one.key for one in inferred_circles(told, DEFAULT_SCHEMA)}
    assert {one.key for one in circular} == in_circles
    every = [one for one in told if one.key not in in_circles]
    assert relations == make_atlas(_nodes(), every).relations


def test_what_goes_in_a_circle_is_told() -> None:
    circle = [
        Relation(one, "requires", other, _provenance(Origin.INFERRED, 1))
        for one, other in (("fern", "moss"), ("moss", "water"), ("water", "fern"))
    ]
    gathered = Gathered(IDS, {"a.md": NOTE})
    gathered.of_rule(0, circle)
    relations, circular = gathered.settled(DEFAULT_SCHEMA)
    assert len(relations) == 0
    assert sorted(one.key for one in circular) == sorted(one.key for one in circle)


def test_a_claim_on_an_unknown_node_is_an_error() -> None:
    gathered = Gathered(IDS, {"a.md": NOTE})
    gathered.first([Relation("moss", "uses", "granite", _provenance(Origin.STATED, 1))])
    with pytest.raises(KeyError, match="granite"):
        gathered.settled(DEFAULT_SCHEMA)
