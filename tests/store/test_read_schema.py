import pytest

from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType, RelationType, Schema
from studyatlas.store.curation import Curation
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import bundled_root


def read(text: str) -> Curation:
    curation, problems = read_curation([SourceFile("graph/schema.yaml", text)])
    assert problems == []
    return curation


def test_the_written_schema_is_the_default() -> None:
    text = (bundled_root() / "graph" / "schema.yaml").read_text(encoding="utf-8")
    found = read(text)
    schema = Schema({}, {}).extended(found.node_types, found.relation_types)
    assert schema == DEFAULT_SCHEMA
    assert [*schema.node_types] == [*DEFAULT_SCHEMA.node_types]
    assert [*schema.relation_types] == [*DEFAULT_SCHEMA.relation_types]
    assert (found.nodes, found.relations, found.annotated) == ([], [], {})


def test_a_node_type_needs_only_a_name() -> None:
    text = """
node_types:
  hard_cheese: {}
  herb: {label: Herb, plural: Herbs, description: A leaf to season with., outline: TRUE}
"""
    assert read(text).node_types == [
        NodeType("hard_cheese", "Hard cheese", "Hard cheeses"),
        NodeType("herb", "Herb", "Herbs", "A leaf to season with.", outline=True),
    ]


def test_a_relation_type_in_full_and_in_short() -> None:
    text = """
relation_types:
  grows_in: {}
  seasons:
    forward: seasons
    backward: is seasoned with
    sources: [herb, spice]
    targets: dish
    strength: 0.9
    symmetric: false
    transitive: true
    acyclic: true
    prerequisite: true
    signed: true
"""
    assert read(text).relation_types == [
        RelationType("grows_in", "grows in", "grows in (of)"),
        RelationType(
            "seasons",
            "seasons",
            "is seasoned with",
            frozenset({"herb", "spice"}),
            frozenset({"dish"}),
            strength=0.9,
            transitive=True,
            acyclic=True,
            prerequisite=True,
            signed=True,
        ),
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("node_types: [herb]", "1:13", "'node_types' takes one entry for each type"),
        ("node_types:", "1:12", "'node_types' takes one entry for each type"),
        (
            "node_types:\n  herb: leaf",
            "2:9",
            "type 'herb' takes keys: label, plural, description, outline",
        ),
        (
            "node_types:\n  herb: {lable: Herb}",
            "2:10",
            "unknown key 'lable'; known: label, plural, description, outline",
        ),
        ("node_types:\n  herb: {outline: maybe}", "2:19", "'outline' takes true or false"),
        ("relation_types: {a: {acyclic: [x]}}", "1:31", "'acyclic' takes true or false"),
        *(
            (
                f"relation_types: {{a: {{strength: {value}}}}}",
                "1:32",
                "'strength' takes a number over 0 up to 1",
            )
            for value in ("0", "1.5", "-1", "nan", "inf", "strong", "[1]", "~")
        ),
    ],
)
def test_a_wrong_type_is_reported_where_it_stands(text: str, place: str, message: str) -> None:
    _, problems = read_curation([SourceFile("graph/schema.yaml", text)])
    assert [str(p) for p in problems] == [
        f"graph/schema.yaml:{place}: error: {message} (schema-shape)"
    ]


def test_a_wrong_strength_falls_back_to_the_middle() -> None:
    text = "relation_types: {a: {strength: 7}}"
    curation, _ = read_curation([SourceFile("graph/schema.yaml", text)])
    assert curation.relation_types[0].strength == 0.5
