"""What the elements of the Plan page are told, as plain JSON."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import studyatlas as sa
from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.plan import make_frontier, make_plan, make_unlocks
from studyatlas.analysis.progress import make_progress
from studyatlas.model.mark import Mark, State
from studyatlas.ui.elements.checklist import Beside, checklist_data, marked_words
from studyatlas.ui.elements.progress import progress_data
from studyatlas.ui.elements.topics import ready_data, unlocks_data


def drawn(atlas, targets, known=(), **more):
    beside = Beside(states=dict.fromkeys(known, State.KNOWN))
    return checklist_data(atlas, make_plan(atlas, targets, known, **more), beside)


def names(rows):
    return [row["name"] for row in rows]


def test_a_plan_is_a_checklist_in_stages(tiny_atlas) -> None:
    data = drawn(tiny_atlas, ["bread"])
    assert data["title"] == "Plan for Bread"
    assert [names(stage["steps"]) for stage in data["stages"]] == [["Flour"], ["Dough"], ["Bread"]]
    assert [stage["words"] for stage in data["stages"]] == [
        "ready now",
        "once stage 1 is known",
        "once stage 2 is known",
    ]
    assert [step["number"] for stage in data["stages"] for step in stage["steps"]] == [1, 2, 3]


def test_a_step_says_why_with_origin_and_line(tiny_atlas) -> None:
    (flour,) = drawn(tiny_atlas, ["bread"])["stages"][0]["steps"]
    assert flour["why"] == "Dough requires it"
    assert flour["source"] == {"origin": "curated", "at": [0, 1], "quote": "bread:"}
    assert flour["reads"] == []


def test_what_is_known_is_ticked_and_no_step(tiny_atlas) -> None:
    data = drawn(tiny_atlas, ["bread"], ["dough"])
    assert [names(stage["steps"]) for stage in data["stages"]] == [["Bread"]]
    assert [(row["name"], row["state"]) for row in data["known"]] == [("Dough", "known")]


def test_what_does_not_fit_is_told_with_the_reason(tiny_atlas) -> None:
    plan = make_plan(tiny_atlas, ["bread"], hours=0.2)
    beside = Beside(shares={"bread": 2.0}, whole=make_plan(tiny_atlas, ["bread"]))
    left = checklist_data(tiny_atlas, plan, beside)["left"]
    assert left["words"] == "0.2 hours are not enough for 2 topics."
    (flour,) = checklist_data(tiny_atlas, plan, beside)["stages"][0]["steps"]
    assert (flour["why"], flour["source"]["origin"]) == ("Dough requires it", "curated")
    assert [(row["name"], row["facts"]) for row in left["topics"]] == [
        ("Dough", ""),
        ("Bread", "2.0 % of the outline"),
    ]
    assert drawn(tiny_atlas, ["bread"], hours=100.0)["left"] is None


def test_what_is_ready_says_what_it_leads_to(tiny_atlas) -> None:
    data = ready_data(tiny_atlas, make_frontier(tiny_atlas), {"oven": State.LEARNING})
    rows = {row["name"]: row for row in data["groups"][0]["rows"]}
    assert rows["Flour"]["why"] == "2 topics need it, 1 of them at once"
    assert rows["Oven"]["state"] == "learning"
    assert data["words"] == "0 of 4 topics known. The most useful first."


def test_what_a_topic_opens_is_told_directly_and_in_the_end(tiny_atlas) -> None:
    data = unlocks_data(tiny_atlas, make_unlocks(tiny_atlas, "flour"), {})
    assert data["words"] == "opens 2 topics"
    assert [(group["title"], names(group["rows"])) for group in data["groups"]] == [
        ("Directly", ["Dough"]),
        ("In the end", ["Bread"]),
    ]


@pytest.mark.parametrize(
    ("topics", "state", "opens", "words"),
    [
        (["flour"], State.KNOWN, [], "Flour is known now."),
        (["flour"], State.KNOWN, ["dough"], "Flour is known now. Ready now: Dough."),
        (["flour", "dough"], State.REVIEW, [], "2 topics are to be reviewed."),
        (["flour"], State.UNKNOWN, [], "Flour is no longer marked."),
        ([], State.KNOWN, [], "Nothing to mark."),
    ],
)
def test_a_mark_is_told_in_a_sentence(tiny_atlas, topics, state, opens, words) -> None:
    assert marked_words(tiny_atlas, topics, state, opens) == words


def test_progress_goes_on_to_the_last_day(tiny_atlas) -> None:
    marks = [
        Mark("flour", State.KNOWN, datetime(2026, 3, 1, tzinfo=UTC)),
        Mark("oven", State.LEARNING, datetime(2026, 3, 4, tzinfo=UTC)),
        Mark("gone", State.KNOWN, datetime(2026, 3, 4, tzinfo=UTC)),
    ]
    data = progress_data(make_progress(tiny_atlas, marks), date(2026, 3, 9), "here")
    assert [(day["day"], day["at"], day["known"], day["learning"]) for day in data["days"]] == [
        ("2026-03-01", 0, 1, 0),
        ("2026-03-04", 3, 1, 1),
        ("2026-03-09", 8, 1, 1),
    ]
    assert data["words"] == (
        "1 of 4 topics known, 1 being learned, 0 to review. 1 marked topic not in these notes."
    )


def test_all_of_it_is_json(tiny_atlas) -> None:
    ready = ready_data(tiny_atlas, make_frontier(tiny_atlas), {})
    opened = unlocks_data(tiny_atlas, make_unlocks(tiny_atlas, "flour"), {})
    for data in (drawn(tiny_atlas, ["bread"]), ready, opened):
        assert json.loads(json.dumps(data)) == data


def test_an_item_that_no_topic_stands_for_cannot_be_marked(workspace) -> None:
    guide = "# Task 1.1: Bake\n\n- Why bread rises\n- Patience\n"
    notes = "# Yeast\n\nBread rises, for yeast makes gas of sugar.\n"
    atlas = sa.open(workspace({"exam.md": guide, "notes.md": notes}))
    data = drawn(atlas, [next(n.id for n in atlas.nodes.values() if n.type == "task")])
    rows = {row["name"]: row for stage in data["stages"] for row in stage["steps"]}
    assert rows["1.1.2 Patience"]["item"]
    assert not any(row["item"] for row in rows.values() if row["type"] != "Exam item")
    assert all(
        read["reserve"] == "the section to extend" for read in rows["1.1.2 Patience"]["reads"]
    )


def test_a_passage_that_does_not_teach_it_says_so(tiny_atlas) -> None:
    strong = Evidence("n.md", 3, 4, "Salt", "Salt keeps.", "has the item's own words", 0.8)
    plan = make_plan(tiny_atlas, ["flour"])
    reasons = {
        "has the item's own words": "",
        "mentions Flour": "only a mention",
        "names flour": "only names it",
        "is most like it (inferred)": "inferred",
        "confirmed by hand, but it has changed": "confirmed by hand, but it has changed",
    }
    sections = tuple(
        replace(strong, why=why, score=0.2 if said else 0.8) for why, said in reasons.items()
    )
    for why, said in zip(reasons, sections, strict=True):
        step = replace(plan.steps[0], sections=(said,))
        data = checklist_data(tiny_atlas, replace(plan, steps=(step,)), Beside())
        (read,) = data["stages"][0]["steps"][0]["reads"]
        assert read["reserve"] == reasons[why]
