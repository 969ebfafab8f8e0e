"""What the Plan page shows for its URL, and what it makes of what is done on it."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("bakery")


@pytest.fixture
def sent(monkeypatch):
    """Collect what the page's elements are told, by their key."""
    told = {}
    for module in ("checklist", "topics", "progress"):
        monkeypatch.setattr(
            f"studyatlas.ui.elements.{module}.mount",
            lambda _name, key, data, **_: told.__setitem__(key, data),
        )
    return told


def steps(sent):
    return [step["id"] for stage in sent["plan-checklist"]["stages"] for step in stage["steps"]]


def ready(sent):
    return [row["id"] for row in sent["plan-ready"]["groups"][0]["rows"]]


def event(app, where, **done):
    app.session_state[where] = {"event": done}
    app.run()
    assert not app.exception
    return app


def test_it_starts_with_what_is_ready(opened, words, sent) -> None:
    assert "Choose what to plan for" in words(opened("plan"))
    assert {"dough", "flour"} <= set(ready(sent))
    assert "plan-checklist" not in sent


@pytest.mark.parametrize("target", ["bread", "Bread"])
def test_a_link_shows_the_plan(opened, sent, target) -> None:
    opened("plan", **{"for": target})
    assert steps(sent) == ["dough", "bread"]
    assert ready(sent) == ["dough"]


def test_an_item_and_all_gaps_can_be_planned_for(opened, sent) -> None:
    opened("plan", **{"for": "1.1.K1"})
    assert "flour" in steps(sent)
    opened("plan", **{"for": "all-gaps"})
    assert sent["plan-checklist"]["title"] == "Plan for all gaps"


def test_the_page_says_how_its_hours_are_reckoned(opened, sent) -> None:
    opened("plan", **{"for": "bread", "hours": "9", "elsewhere": "30"})
    total = sent["plan-checklist"]["total"]
    assert " of them. With 30 minutes for each of these that is about " in total


def test_what_is_not_there_is_named(opened, words, sent) -> None:
    app = opened("plan", **{"for": "bread,brad_pitt"})
    assert "Nothing here is called brad_pitt." in words(app)
    assert steps(sent) == ["dough", "bread"]


@pytest.mark.parametrize(
    "name", ["[.*+?^${}()|\\\\", "🥖", "x" * 5000, "<b>", ",,,", "%", "a,b," * 300]
)
def test_strange_targets_are_named_and_harm_nothing(opened, sent, name) -> None:
    opened("plan", **{"for": f"bread,{name}", "topic": name})
    assert steps(sent) == ["dough", "bread"]


def test_there_are_no_gaps_without_an_exam_and_no_plan_without_notes(opened, words, bakery) -> None:
    (bakery / "data" / "notes.md").write_text("# Flour\n\nGround grain.\n", encoding="utf-8")
    assert "no gaps to plan for" in words(opened("plan", **{"for": "all-gaps"}))
    (bakery / "graph" / "a.yaml").unlink()
    (bakery / "data" / "notes.md").write_text("", encoding="utf-8")
    assert "nothing to plan yet" in words(opened("plan"))


@pytest.mark.parametrize("hours", ["-3", "nan", "inf", "1e999", "six", "", "0", "99999999"])
def test_what_is_no_length_of_time_is_no_limit(opened, sent, hours) -> None:
    opened("plan", **{"for": "bread", "hours": hours})
    assert sent["plan-checklist"]["left"] is None


def test_hours_leave_something_out(opened, sent) -> None:
    app = opened("plan", **{"for": "bread", "hours": "0.2"})
    assert steps(sent) == ["dough"]
    assert [row["id"] for row in sent["plan-checklist"]["left"]["topics"]] == ["bread"]
    app.number_input(key="control-hours").set_value(5.0).run()
    assert steps(sent) == ["dough", "bread"]


def test_a_tick_changes_plan_and_frontier_at_once(opened, sent, bakery) -> None:
    app = opened("plan", **{"for": "bread"})
    app = event(app, "plan-checklist", kind="mark", id="dough", state="known")
    assert (steps(sent), ready(sent)) == (["bread"], ["bread"])
    assert [row["id"] for row in sent["plan-checklist"]["known"]] == ["dough"]
    assert sent["plan-progress"]["words"].startswith("1 of ")
    (kept,) = json.loads((bakery / ".studyatlas/progress.json").read_text("utf-8"))["marks"]
    assert (kept["topic"], kept["state"]) == ("dough", "known")
    assert app.toast[0].value.startswith("Dough is known now")
    app.session_state["plan-checklist"] = {}
    app.button(key="marks-undo").click().run()
    assert steps(sent) == ["dough", "bread"]


def test_what_a_command_marked_is_known_here(opened, sent, bakery) -> None:
    file = bakery / ".studyatlas" / "progress.json"
    file.parent.mkdir()
    mark = {"topic": "dough", "state": "known", "at": "2026-03-01T18:30:00Z"}
    file.write_text(json.dumps({"studyatlas": 1, "marks": [mark]}), encoding="utf-8")
    opened("plan", **{"for": "bread"})
    assert steps(sent) == ["bread"]


def test_a_damaged_file_is_named(opened, words, bakery) -> None:
    file = bakery / ".studyatlas" / "progress.json"
    file.parent.mkdir()
    file.write_text("no JSON", encoding="utf-8")
    assert "no valid JSON" in words(opened("plan"))
    assert file.read_text("utf-8") == "no JSON"


def test_what_is_kept_in_memory_says_so(opened, sent, bakery, monkeypatch) -> None:
    monkeypatch.setattr("studyatlas.ui.state.marks.may_open_folders", lambda: False)
    app = opened("plan", **{"for": "bread"})
    app = event(app, "plan-checklist", kind="mark", id="dough", state="known")
    assert steps(sent) == ["bread"]
    assert "in memory" in sent["plan-progress"]["kept"]
    assert "as long as this page is open" in app.toast[0].value
    assert not (bakery / ".studyatlas").exists()


def test_a_step_shows_what_it_opens(opened, sent, url) -> None:
    app = event(opened("plan", **{"for": "bread"}), "plan-checklist", kind="select", id="dough")
    assert url(app) == {"for": "bread", "topic": "dough"}
    assert sent["plan-unlocks"]["words"] == "opens 1 topic"
    assert url(event(app, "plan-unlocks", kind="close")) == {"for": "bread"}


def test_targets_are_added_and_left_out(opened, sent, url) -> None:
    app = opened("plan", **{"for": "bread"})
    app.button(key="plan-all-gaps").click().run()
    assert url(app) == {"for": "bread,all-gaps"}
    app.session_state["plan-target-picked"] = "stone"
    app.run()
    assert url(app)["for"] == "bread,all-gaps,stone"
    app.button(key="plan-drop-bread").click().run()
    assert url(app)["for"] == "stone,all-gaps"
    assert "stone" in steps(sent)


def test_what_is_known_already_can_be_said(opened, sent) -> None:
    app = opened("plan", **{"for": "bread"})
    app.session_state["plan-known-picked"] = "dough"
    app.run()
    assert steps(sent) == ["bread"]


def test_the_picture_has_the_stages_as_columns(opened, words, monkeypatch, bakery) -> None:
    drawn = {}
    monkeypatch.setattr(
        "studyatlas.ui.canvas.draw", lambda _atlas, nodes, **more: drawn.update(more, nodes=nodes)
    )
    app = opened("plan", **{"for": "bread", "view": "picture", "hours": "0.2"})
    assert drawn["columns"] == (("Stage 1", ("dough",)),)
    assert "0.2 hours are not enough for 1 topic" in words(app)
    app = opened("plan", **{"for": "bread", "view": "picture"})
    assert drawn["columns"] == (("Stage 1", ("dough",)), ("Stage 2", ("bread",)))
    event(app, "plan-unlocks", kind="mark", id="dough", state="known")
    assert drawn["columns"] == (("Known", ("dough",)), ("Stage 1", ("bread",)))
    assert "dough" in drawn["known"]
    assert (bakery / ".studyatlas").is_dir()


@pytest.mark.parametrize(
    "done",
    [
        {"kind": "mark", "id": "no-such", "state": "known"},
        {"kind": "mark", "id": "dough", "state": "mastered"},
        {"kind": "select", "id": "<script>"},
        {"kind": "explode", "id": "dough"},
        {"kind": "mark"},
        {},
    ],
)
def test_nonsense_from_a_browser_changes_nothing(opened, url, bakery, done) -> None:
    app = opened("plan", **{"for": "bread"})
    for where in ("plan-checklist", "plan-ready", "plan-unlocks", "plan-canvas"):
        assert url(event(app, where, **done)) == {"for": "bread"}
    assert not (bakery / ".studyatlas").exists()
