"""What the comparison is told, as plain JSON."""

import json
import runpy
from pathlib import Path

import pytest

from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.elements.comparison import comparison_data

AT = Provenance(Position("graph/a.yaml", 7), "curated", Origin.CURATED)


@pytest.fixture(scope="module")
def bakery():
    app = runpy.run_path(str(Path(__file__).with_name("details_app_for_tests.py")))
    return app["bakery"]()


def part(data, title):
    return next((part["groups"] for part in data["parts"] if part["title"] == title), [])


def test_both_are_named_with_their_facts(bakery) -> None:
    data = comparison_data(bakery, "dough", "batter")
    assert (data["one"]["name"], data["other"]["name"]) == ("Dough", "Batter")
    assert data["one"]["summary"] == "Flour and water, kneaded."


def test_what_is_shared_has_the_source_of_each(bakery) -> None:
    (group,) = part(comparison_data(bakery, "dough", "batter"), "What they share")
    assert (group["title"], group["rows"][0]["name"]) == ("Requires", "Flour")
    one, other = group["rows"][0]["one"][0], group["rows"][0]["other"][0]
    assert one["at"] != other["at"]


def test_one_line_that_says_both_is_told_once(bakery) -> None:
    groups = part(comparison_data(bakery, "dough", "batter"), "In the exam and the notes")
    asked = next(group for group in groups if group["title"] == "Items that ask about both")
    assert asked["rows"][0]["code"] == "1.1.K1"
    assert len(asked["rows"][0]["both"]) == 1
    assert "one" not in asked["rows"][0]


def test_differences_stand_beside_each_other_by_their_words(bakery) -> None:
    groups = part(comparison_data(bakery, "dough", "batter"), "Where they differ")
    mitigates = next(group for group in groups if group["title"] == "Mitigates")
    assert mitigates["one"]["rows"] == []
    assert [row["name"] for row in mitigates["other"]["rows"]] == ["Dryness"]


def test_what_crosses_says_each_way_in_words() -> None:
    nodes = [Node(name, name.title(), "concept", AT) for name in ("hot", "cold", "rise")]
    signed = [
        Relation("hot", "affects", "rise", AT, "+"),
        Relation("cold", "affects", "rise", AT, "-"),
        Relation("hot", "contrasts_with", "cold", AT),
    ]
    data = comparison_data(make_atlas(nodes, signed), "hot", "cold")
    (group,) = part(data, "Joined to both, in different ways")
    row = group["rows"][0]
    assert (row["name"], row["one"][0]["words"], row["other"][0]["words"]) == (
        "Rise",
        "raises",
        "lowers",
    )
    assert data["joined"][0]["words"] == "Hot contrasts with Cold."


def test_a_hub_sends_the_first_rows_and_the_rest_on_demand(bakery) -> None:
    def used(data):
        groups = part(data, "Where they differ")
        return next(group for group in groups if group["title"] == "Is used by")["one"]

    data = comparison_data(bakery, "dough", "batter")
    assert (used(data)["count"], len(used(data)["rows"])) == (61, 6)
    assert len(json.dumps(data)) < 8_000
    whole = comparison_data(bakery, "dough", "batter", open_groups={used(data)["key"]})
    assert len(used(whole)["rows"]) == 61


def test_items_tell_their_verdict(bakery) -> None:
    item = "bakery/1.1.K1"
    data = comparison_data(bakery, item, "dough", verdicts={item: "thin"})
    assert (data["one"]["name"], data["one"]["verdict"]) == ("1.1.K1", "thin")
    assert data["joined"][0]["words"].startswith("1.1.K1 How dough and batter differ asks about")


def test_an_unknown_node_is_an_error(bakery) -> None:
    with pytest.raises(KeyError):
        comparison_data(bakery, "dough", "cake")
