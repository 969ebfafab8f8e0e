import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.canvas.layout import LAYOUTS
from studyatlas.ui.canvas.network import picture

CURATED = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)

APP = Path(__file__).with_name("app_for_tests.py")
SOURCES = Path(__file__).parents[3] / "src"


def test_only_relations_among_the_drawn_nodes_are_drawn_one_edge_per_direction(small_atlas) -> None:
    edges = picture(small_atlas, ["dropout", "overfitting", "weights"])["edges"]
    assert [(e["from"], e["to"], e["label"]) for e in edges] == [
        ("dropout", "overfitting", "lowers · mitigates"),
        ("overfitting", "weights", "contrasts with"),
        ("weights", "dropout", "uses"),
    ]


def test_several_relations_on_one_line_are_told_apart_too(small_atlas) -> None:
    edges = picture(small_atlas, ["dropout", "overfitting", "weights"])["edges"]
    assert edges[0]["parts"] == [("lowers", False), ("mitigates", False)]
    assert all("parts" not in edge for edge in edges[1:])


def test_inferred_is_dashed_and_symmetric_has_no_arrow(small_atlas) -> None:
    edges = picture(small_atlas, ["dropout", "overfitting", "weights"])["edges"]
    assert [e.get("dashes", False) for e in edges] == [False, False, True]
    assert [e.get("arrows", "") for e in edges] == ["to", "", "to"]


def test_nothing_but_the_agreed_fields_goes_to_the_browser(small_atlas) -> None:
    data = picture(small_atlas, small_atlas.nodes)
    allowed = {"id", "label", "type", "name", "summary", "x", "y", "size", "shape"}
    assert {key for n in data["nodes"] for key in n} <= allowed
    assert {key for e in data["edges"] for key in e} <= {
        "from", "to", "label", "parts", "dashes", "width", "arrows",
    }  # fmt: skip
    assert data["options"]["physics"] == {"enabled": False}


def test_an_item_shows_its_code_and_keeps_its_text(small_atlas) -> None:
    (item,) = picture(small_atlas, ["x/2.1.K4"])["nodes"]
    assert (item["label"], item["shape"]) == ("2.1.K4", "box")
    assert item["name"] == "A long sentence about algorithms and when"


def test_a_users_type_gets_a_look_and_a_place_in_the_legend(small_atlas) -> None:
    data = picture(small_atlas, ["far", "dropout"])
    assert [(t["type"], t["name"], t["shown"], t["total"]) for t in data["types"]] == [
        ("technique", "Technique", 1, 1),
        ("theorem", "theorem", 1, 1),
    ]


def test_the_legend_may_count_what_is_switched_off(small_atlas) -> None:
    counts = {"technique": (1, 1), "concept": (0, 2), "metric": (0, 0)}
    types = picture(small_atlas, ["dropout", "far"], types=counts)["types"]
    assert [(t["type"], t["shown"], t["total"]) for t in types] == [
        ("concept", 0, 2),
        ("technique", 1, 1),
        ("theorem", 1, 1),
    ]


def test_a_filter_of_relations_moves_no_node(small_atlas) -> None:
    uses = [relation for relation in small_atlas.relations if relation.relation == "uses"]
    for kind in LAYOUTS:
        everything = picture(small_atlas, small_atlas.nodes, kind=kind, center="dropout")
        filtered = picture(
            small_atlas, small_atlas.nodes, kind=kind, center="dropout", relations=[*uses, *uses]
        )
        assert everything["nodes"] == filtered["nodes"]
        assert len(filtered["edges"]) == 2


def test_relations_that_leave_the_picture_are_not_drawn(small_atlas) -> None:
    drawn = picture(small_atlas, ["dropout", "weights"], relations=small_atlas.relations)
    assert [(e["from"], e["to"]) for e in drawn["edges"]] == [("weights", "dropout")]


def test_a_node_is_as_large_as_its_neighbours_in_the_whole_atlas_are_many(small_atlas) -> None:
    alone = {n["id"]: n["size"] for n in picture(small_atlas, ["weights", "far"])["nodes"]}
    together = {n["id"]: n["size"] for n in picture(small_atlas, small_atlas.nodes)["nodes"]}
    assert alone["weights"] == together["weights"] > alone["far"]


def test_the_scope_tells_what_a_picture_is_about(small_atlas) -> None:
    def scope(ids=("dropout",), **about) -> str:
        return picture(small_atlas, ids, **about)["scope"]

    assert scope() == scope(["dropout", "weights"]) == scope(relations=[])
    assert len({scope(), scope(center="dropout"), scope(kind="radial"), scope(kind="layered")}) == 4


def test_layered_places_what_comes_first_to_the_left() -> None:
    nodes = [Node(name, name, "concept", CURATED) for name in ("a", "b", "c")]
    needs = [Relation("a", "requires", "b", CURATED), Relation("b", "requires", "c", CURATED)]
    drawn = picture(make_atlas(nodes, needs), "abc", kind="layered")
    x = {node["id"]: node["x"] for node in drawn["nodes"]}
    assert x["c"] < x["b"] < x["a"]


def test_an_unknown_layout_is_a_programmers_mistake(small_atlas) -> None:
    with pytest.raises(ValueError, match="spiral"):
        picture(small_atlas, ["dropout"], kind="spiral")


def test_order_and_repetition_of_ids_make_no_difference(small_atlas) -> None:
    ids = list(small_atlas.nodes)
    assert picture(small_atlas, ids) == picture(small_atlas, [*reversed(ids), *ids])


def test_an_unknown_id_is_a_programmers_mistake(small_atlas) -> None:
    with pytest.raises(KeyError):
        picture(small_atlas, ["nowhere"])


def test_no_nodes_make_an_empty_picture(small_atlas) -> None:
    data = picture(small_atlas, [])
    assert (data["nodes"], data["edges"], data["types"]) == ([], [], [])


def test_hostile_text_stays_plain_data(hostile_atlas, hostile) -> None:
    data = json.loads(json.dumps(picture(hostile_atlas, hostile_atlas.nodes)))
    assert {n["id"] for n in data["nodes"]} == {"a", hostile}
    assert not any("title" in n or "group" in n for n in data["nodes"])


def test_another_process_draws_the_same_picture(sixty_nodes) -> None:
    program = (
        f"import runpy; atlas = runpy.run_path({str(APP)!r})['sixty_nodes']()\n"
        "from studyatlas.ui.canvas.network import picture\n"
        "print(picture(atlas, atlas.nodes)['version'])"
    )
    paths = os.pathsep.join([str(SOURCES), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "5"},
    )
    assert run.stdout.strip() == picture(sixty_nodes, sixty_nodes.nodes)["version"]


def test_all_relations_from_one_node_to_another_make_one_edge() -> None:
    nodes = [Node(name, name, "concept", CURATED) for name in ("a", "b", "c")]
    relations = [Relation("a", name, "b", CURATED) for name in ("is_a", "uses")]
    relations.append(Relation("a", "requires", "c", CURATED))
    edges = picture(make_atlas(nodes, relations), ["a", "b", "c"])["edges"]
    assert [(edge["to"], edge["label"]) for edge in edges] == [
        ("b", "is a kind of · uses"),
        ("c", "requires"),
    ]


def test_every_node_has_a_place_even_at_nought() -> None:
    nodes = [Node(name, name, "concept", CURATED) for name in ("a", "b")]
    drawn = picture(make_atlas(nodes, [Relation("a", "uses", "b", CURATED)]), ["a", "b"])
    assert all(isinstance(node[axis], float) for node in drawn["nodes"] for axis in "xy")


def test_columns_have_captions_and_an_order_of_their_own(small_atlas) -> None:
    ids = sorted(small_atlas.nodes)[:4]
    columns = (("Known", (ids[3],)), ("Stage 1", (ids[0], ids[2])), ("Stage 2", (ids[1],)))
    drawn = picture(small_atlas, ids, kind="layered", columns=columns)
    assert drawn["columns"] == [
        {"words": "Known", "nodes": [3]},
        {"words": "Stage 1", "nodes": [0, 2]},
        {"words": "Stage 2", "nodes": [1]},
    ]
    x = {node["id"]: node["x"] for node in drawn["nodes"]}
    assert x[ids[3]] < x[ids[0]] == x[ids[2]] < x[ids[1]]
    other = picture(small_atlas, ids, kind="layered", columns=columns[::-1])
    assert other["scope"] != drawn["scope"]
    assert "columns" not in picture(small_atlas, ids, kind="layered")
