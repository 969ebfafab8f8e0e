"""What the panel of one exam item is told, as plain JSON."""

import json
from dataclasses import replace

import pytest

from studyatlas.analysis.coverage import gaps, select_items
from studyatlas.model.atlas import make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.mark import State
from studyatlas.ui.elements.verdict import asked_by, verdict_data


@pytest.fixture
def told(boats):
    report, exam = boats

    def tell(code, statuses=(), waived="", **more):
        item = next(item for item in report.items if item.code == code)
        kept = select_items(report, exam, statuses)
        return verdict_data(item, report.items, kept, gaps(report, exam), waived=waived, **more)

    return tell


def test_a_verdict_comes_in_words_with_all_it_rests_on(told) -> None:
    data = told("1.1.K2")
    assert (data["text"], data["mark"], data["word"]) == ("Oars", "◐", "Thin")
    assert (data["meaning"], data["gain"]) == ("only a part of it, or a mention", "+5.0")
    assert data["evidence"] == [
        {
            "path": "data/notes.md",
            "line": 3,
            "end": 5,
            "lines": "data/notes.md:3–5",
            "heading": "Ropes",
            "quote": "Ropes of hemp rot",
            "why": "explains Ropes",
        }
    ]
    assert data["missing"] == ["feathering", "sculling"]
    assert data["nearest"]["lines"] == "data/notes.md:9"
    assert data["nearest"]["quote"] == "In the harbour lie oars"
    assert json.loads(json.dumps(data)) == data


def test_what_is_covered_brings_nothing_and_what_is_waived_has_its_reason(told) -> None:
    assert told("1.1.K1")["gain"] == ""
    assert told("1.2.1", waived="I own no brush.")["waived"] == "I own no brush"


@pytest.mark.parametrize(
    ("code", "statuses", "item", "gap"),
    [
        ("1.1.K1", (), ("", "1.1.K2", 1, 6), ("", "2.1.2", 0, 3)),
        ("1.1.S1", (), ("1.1.K2", "1.2.1", 3, 6), ("2.1.2", "1.1.K2", 2, 3)),
        ("2.1.2", (), ("2.1.1", "", 6, 6), ("", "1.1.S1", 1, 3)),
        ("1.1.K2", ("thin", "covered"), ("1.1.K1", "2.1.1", 2, 3), ("", "", 1, 1)),
        ("1.2.1", ("thin",), ("1.1.S1", "2.1.1", 4, 6), ("", "1.1.K2", 0, 1)),
    ],
)
def test_steps_go_in_the_guides_order_and_from_gap_to_gap(told, code, statuses, item, gap) -> None:
    steps = {step.pop("name"): tuple(step.values()) for step in told(code, statuses)["steps"]}
    assert steps == {"item": item, "gap": gap}


def test_an_item_says_which_of_its_topics_are_known(told, tiny_atlas) -> None:
    asking = Relation("x/1.1", "asks_about", "dough", tiny_atlas.nodes["dough"].provenance)
    item = Node("x/1.1", "Kneading", "item", tiny_atlas.nodes["dough"].provenance)
    more = [asking, replace(asking, target="flour")]
    atlas = make_atlas([*tiny_atlas.nodes.values(), item], [*tiny_atlas.relations, *more])
    asked = asked_by(atlas, "x/1.1", {"flour": State.KNOWN, "dough": State.REVIEW})
    data = told("1.1.K2", asked=asked)
    assert data["knows"] == "You know 1 of 2 topics it asks about"
    assert [(one["name"], one["state"]) for one in data["asked"]] == [
        ("Dough", "review"),
        ("Flour", "known"),
    ]
