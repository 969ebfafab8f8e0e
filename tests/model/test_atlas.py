from dataclasses import FrozenInstanceError, replace
from itertools import permutations

import networkx as nx
import pytest

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.document import Document, Section
from studyatlas.model.entities import Node, Relation
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Origin, Position, Provenance

AT = Provenance(Position("rails.md", 3, 4), "mentions", Origin.STATED, "steam needs coal")


def node(name: str) -> Node:
    return Node(name, name.title(), "concept", AT)


def test_parts_in_any_order_make_one_atlas() -> None:
    nodes = [node("steam"), node("coal"), node("boiler")]
    relations = [
        Relation("steam", "requires", "coal", AT),
        Relation("boiler", "uses", "coal", AT),
        Relation("boiler", "provides", "steam", AT),
    ]
    documents = [Document("b.md", "B", ()), Document("a.md", "A", ())]
    atlases = [
        make_atlas(some, others, docs)
        for some in permutations(nodes)
        for others in permutations(relations)
        for docs in permutations(documents)
    ]
    assert all(atlas == atlases[0] for atlas in atlases)
    assert [*atlases[0].nodes] == ["boiler", "coal", "steam"]
    assert [r.key for r in atlases[0].relations] == [
        ("boiler", "provides", "steam"),
        ("boiler", "uses", "coal"),
        ("steam", "requires", "coal"),
    ]
    assert [doc.path for doc in atlases[0].documents] == ["a.md", "b.md"]


def test_of_relations_with_one_key_the_first_stays() -> None:
    second = replace(AT, rule="curated", origin=Origin.CURATED)
    atlas = make_atlas(
        [node("steam"), node("coal")],
        [Relation("steam", "requires", "coal", AT), Relation("steam", "requires", "coal", second)],
    )
    assert [r.provenance.rule for r in atlas.relations] == ["mentions"]


@pytest.mark.parametrize("ends", [("steam", "peat"), ("peat", "steam")])
def test_a_relation_to_nowhere_is_refused(ends: tuple[str, str]) -> None:
    with pytest.raises(KeyError, match="unknown node: peat"):
        make_atlas([node("steam")], [Relation(ends[0], "requires", ends[1], AT)])


def test_graph_attributes_are_those_of_the_export() -> None:
    steam = Node(
        "steam", "Steam", "concept", AT, aliases=("vapour",), summary="Water as a gas.", url="x"
    )
    atlas = make_atlas([steam, node("coal")], [Relation("steam", "requires", "coal", AT)])
    assert dict(atlas.graph.nodes(data=True))["steam"] == {
        "label": "Steam",
        "type": "concept",
        "aliases": ["vapour"],
        "summary": "Water as a gas.",
        "origin": "stated",
        "path": "rails.md",
        "line": 3,
    }
    assert list(atlas.graph.edges(keys=True, data=True)) == [
        (
            "steam",
            "coal",
            "requires",
            {
                "relation": "requires",
                "origin": "stated",
                "rule": "mentions",
                "path": "rails.md",
                "line": 3,
                "quote": "steam needs coal",
            },
        )
    ]


def test_the_graph_is_frozen(tiny_atlas: Atlas) -> None:
    with pytest.raises(nx.NetworkXError, match=r"(?i)frozen"):
        tiny_atlas.graph.add_node("butter")
    with pytest.raises(nx.NetworkXError, match=r"(?i)frozen"):
        tiny_atlas.graph.remove_edge("bread", "dough")


def test_an_atlas_is_frozen(tiny_atlas: Atlas) -> None:
    with pytest.raises(FrozenInstanceError):
        tiny_atlas.relations = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        tiny_atlas.nodes["butter"] = node("butter")  # type: ignore[index]


def test_neighbours_by_direction_and_type(tiny_atlas: Atlas) -> None:
    assert tiny_atlas.targets("bread", "requires") == ("dough",)
    assert tiny_atlas.targets("bread", "requires", "uses") == ("dough", "oven")
    assert tiny_atlas.sources("dough", "requires") == ("bread",)
    assert tiny_atlas.targets("bread") == ()
    assert tiny_atlas.targets("butter", "requires") == ()
    assert [r.key for r in tiny_atlas.relations_of("dough")] == [
        ("dough", "requires", "flour"),
        ("bread", "requires", "dough"),
    ]


def test_sections_and_items_are_found_by_id() -> None:
    section = Section("a.md#steam", "Steam", 1, 1, 2)
    document = Document("a.md", "Steam", (section,))
    item = Item("1.1.K1", "Fuels", AT.position)
    task = Task("1.1", "Heat", (item,), AT.position)
    exam = Exam("rails", "Rails", (Domain("1", "Power", (task,), AT.position),), AT.position)
    atlas = make_atlas([], [], [document], [exam])
    assert atlas.sections == {"a.md#steam": (document, section)}
    assert atlas.items == {"rails/1.1.K1": (exam, task, item)}
