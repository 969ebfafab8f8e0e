"""What mitigates something, its kinds mitigate too."""

from dataclasses import replace

import pytest

from studyatlas.analysis.query import ask
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA

AT = Provenance(Position("graph/a.yaml", 1), "curated", Origin.CURATED)
INFERRED = replace(AT, origin=Origin.INFERRED)
NODES = {
    "dike": ("Dike", "technique"),
    "earth-dike": ("Earth dike", "technique"),
    "summer-dike": ("Summer dike", "technique"),
    "sandbags": ("Sandbags", "tool"),
    "holding": ("Holding back", "problem"),
    "drain": ("Drain", "technique"),
    "flood": ("Flood", "concept"),
    "spring-flood": ("Spring flood", "concept"),
}
RELATIONS = [
    Relation("dike", "mitigates", "flood", AT),
    Relation("drain", "mitigates", "flood", AT),
    Relation("drain", "is_a", "dike", AT),
    Relation("earth-dike", "is_a", "dike", AT),
    Relation("summer-dike", "is_a", "earth-dike", AT),
    Relation("sandbags", "is_a", "dike", INFERRED),
    Relation("holding", "is_a", "dike", AT),
    Relation("spring-flood", "is_a", "flood", AT),
    Relation("dike", "used_for", "holding", AT),
]


def asked(query: str, schema=DEFAULT_SCHEMA, relations=RELATIONS) -> dict[str, str]:
    nodes = [Node(node_id, label, kind, AT) for node_id, (label, kind) in NODES.items()]
    found = ask(make_atlas(nodes, relations, schema=schema), query)
    assert found.read_as
    return {result.id: result.matched for result in found.results}


BY_WAY = "by way of Dike, which mitigates Flood"
HELD = {"dike": "mitigates Flood", "drain": "mitigates Flood"}


@pytest.mark.parametrize("order", [1, -1])
def test_kinds_of_what_mitigates_come_and_say_by_way_of_which(order) -> None:
    assert asked("what mitigates flood", relations=RELATIONS[::order]) == HELD | {
        "earth-dike": BY_WAY,
        "summer-dike": BY_WAY,
        "sandbags": "by way of Dike (inferred), which mitigates Flood",
    }


def test_kinds_come_where_reducing_is_asked_for_and_not_where_any_purpose_is() -> None:
    assert asked("what reduces flood").keys() == asked("what mitigates flood").keys()
    assert asked("techniques for flood") == {"dike": "is for Flood", "drain": "is for Flood"}


def test_a_condition_that_does_not_hold_leaves_kinds_out_too() -> None:
    assert asked("techniques that do not mitigate flood") == {}


def test_nothing_is_concluded_the_other_way_round_or_from_other_relations() -> None:
    assert asked("what is mitigated by dike") == {"flood": "is mitigated by Dike"}
    assert asked("what is used for holding back") == {"dike": "is used for Holding back"}
    assert asked("what mitigates spring flood") == {}


def test_a_schema_without_a_transitive_is_a_concludes_nothing() -> None:
    is_a = replace(DEFAULT_SCHEMA.relation_types["is_a"], transitive=False)
    assert asked("what mitigates flood", DEFAULT_SCHEMA.extended([], [is_a])) == HELD


def test_kinds_that_go_round_in_a_circle_are_named_once() -> None:
    circle = [*RELATIONS, Relation("dike", "is_a", "summer-dike", AT)]
    assert asked("what mitigates flood", relations=circle).keys() == {
        "dike", "drain", "earth-dike", "summer-dike", "sandbags",
    }  # fmt: skip
