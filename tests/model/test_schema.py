from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType, RelationType


@pytest.mark.parametrize(
    ("source", "relation", "target", "allowed"),
    [
        ("technique", "mitigates", "problem", True),
        ("problem", "mitigates", "technique", False),
        ("metric", "mitigates", "problem", False),
        ("concept", "requires", "tool", True),
        ("concept", "requires", "item", False),
        ("section", "requires", "concept", False),
        ("item", "asks_about", "service", True),
        ("item", "asks_about", "section", False),
        ("section", "covers", "item", True),
        ("section", "covers", "concept", False),
        ("section", "links_to", "section", True),
    ],
)
def test_which_types_a_relation_may_join(
    source: str, relation: str, target: str, *, allowed: bool
) -> None:
    assert DEFAULT_SCHEMA.allows(source, relation, target) is allowed


def test_a_relation_without_declared_ends_joins_everything_but_the_outline() -> None:
    types = DEFAULT_SCHEMA.node_types
    for source, target in product(types, types):
        outline = types[source].outline or types[target].outline
        assert DEFAULT_SCHEMA.allows(source, "uses", target) is not outline


def test_every_end_that_a_relation_declares_is_a_node_type() -> None:
    for kind in DEFAULT_SCHEMA.relation_types.values():
        assert kind.sources | kind.targets <= set(DEFAULT_SCHEMA.node_types)
        assert 0 < kind.strength <= 1


def test_an_unknown_relation_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        DEFAULT_SCHEMA.allows("concept", "admires", "concept")


def test_extended_adds_types_and_replaces_those_it_knows() -> None:
    spice = NodeType("spice", "Spice", "Spices")
    uses = RelationType("uses", "calls for", "is called for by", strength=0.4)
    before = RelationType("before", "comes before", "comes after", prerequisite=True)
    schema = DEFAULT_SCHEMA.extended([spice], [uses, before])
    assert [*schema.node_types][-1] == "spice"
    assert schema.relation_types["uses"].forward == "calls for"
    assert schema.prerequisites == {"requires", "before"}
    assert [*schema.relation_types] == [*DEFAULT_SCHEMA.relation_types, "before"]
    assert "spice" not in DEFAULT_SCHEMA.node_types


def test_an_unknown_node_type_is_no_outline() -> None:
    assert not DEFAULT_SCHEMA.is_outline("spice")
    assert DEFAULT_SCHEMA.is_outline("task")


@pytest.mark.parametrize("types", [DEFAULT_SCHEMA.node_types, DEFAULT_SCHEMA.relation_types])
def test_a_schema_cannot_be_changed(types: Mapping[str, Any]) -> None:
    with pytest.raises(TypeError):
        types["spice"] = None  # type: ignore[index]
