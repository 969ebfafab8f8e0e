"""What the coverage page shows and does for what is asked, without a browser."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from studyatlas import api, api_coverage
from studyatlas.export import COVERAGE_FORMATS
from studyatlas.ui import state
from studyatlas.ui.state.book import read_folder
from studyatlas.wording import BRIEF_NOTES

APP = "from studyatlas.ui.pages import coverage\ncoverage.page()\n"
GUIDE = """# Boats
## Domain 1: Building (25% of the exam)
### Task 1.1: Build
Knowledge of:
- Ropes
- Rudders
### Task 1.2: Rig
Knowledge of:
- Masts
Skills in:
- Sewing a sail
## Domain 2: Sailing (75%)
### Task 2.1: Sail
- Keels
- Tacking against a headwind
"""
NOTES = """# Ropes

Ropes of hemp rot when they lie wet, so ropes hang in the wind until every strand is dry; tar keeps
the salt away, and a coil is turned over twice a month.

# Harbour

In the harbour lie oars, rudders and nets beside the shed of the old pilot.
"""
MASTS = """
# Masts

Masts of spruce bend before they break; masts are set before the deck is laid, wedged with oak, and
held by iron bands that a smith fits while they are hot.
"""
KNOTS = "---\nexam: knots\ntitle: Knots\n---\n# Knots\n## Task 1.1: Tie\n- Bowlines\n"


@pytest.fixture
def boats(tmp_path, monkeypatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "guide.md").write_text("---\nexam: boats\n---\n" + GUIDE, encoding="utf-8")
    (tmp_path / "data" / "notes.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.setenv(api.WORKSPACE_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def went(monkeypatch) -> list:
    """Record where the page leads instead of going there."""
    ways: list = []
    monkeypatch.setattr(state, "go_to", lambda where, **given: ways.append((where, given)))
    return ways


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_string(APP, default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def told(app: AppTest, name: str) -> dict | None:
    """Return what an element of the page was given to draw; None where it is not drawn."""
    drawn = (e for e in app.get("bidi_component") if e.key == f"coverage-{name}")
    return next((json.loads(element.proto.json) for element in drawn), None)


def send(app: AppTest, name: str, **event: object) -> AppTest:
    """Do something on one element; what was done before on another is told no more."""
    for other in ("totals", "grid", "gaps", "verdict"):
        app.session_state[f"coverage-{other}"] = {}
    app.session_state[f"coverage-{name}"] = {"event": event}
    return run(app)


def asked(app: AppTest) -> dict[str, str]:
    """Return the URL's parameters."""
    return {name: "".join(value) for name, value in app.query_params.items()}


def statuses(app: AppTest) -> dict[str, str]:
    tasks = [task for domain in told(app, "grid")["domains"] for task in domain["tasks"]]
    return {item["code"]: item["status"] for task in tasks for item in task["items"]}


def test_the_verdicts_are_those_of_the_report(boats):
    app = opened()
    report = api.coverage(api.open_atlas(boats))
    assert statuses(app) == {item.code: str(item.status) for item in report.items}
    assert told(app, "totals")["percent"] == f"{report.percent:g} %"
    legend = {entry["status"]: entry["count"] for entry in told(app, "totals")["legend"]}
    assert legend == {status: n for status, n in report.totals.items() if n}
    assert told(app, "verdict") is None


def test_of_brief_notes_it_says_what_that_means(boats):
    assert [caption.value for caption in opened().caption if BRIEF_NOTES in caption.value]
    for note in boats.glob("**/*.md"):
        if "Task" not in note.read_text(encoding="utf-8"):
            note.unlink()
    assert not [caption.value for caption in opened().caption if BRIEF_NOTES in caption.value]


@pytest.mark.usefixtures("boats")
def test_gaps_of_the_heavy_domain_come_first():
    rows = told(opened(), "gaps")["rows"]
    assert [row["code"] for row in rows] == ["2.1.1", "2.1.2", "1.2.K1", "1.2.S1", "1.1.K2"]


def test_without_an_outline_it_says_how_to_add_one(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
    monkeypatch.setenv(api.WORKSPACE_VARIABLE, str(tmp_path))
    app = opened()
    assert "No exam outline here" in app.info[0].value
    assert "Task 1.1" in app.info[0].value


def test_an_edited_note_is_read_again(boats):
    assert statuses(opened())["1.2.K1"] == "missing"
    (boats / "data" / "notes.md").write_text(NOTES + MASTS, encoding="utf-8")
    assert statuses(opened())["1.2.K1"] == "covered"


@pytest.mark.parametrize("name", ["1.1.K1", "{id}"])
def test_a_link_opens_the_item_it_names_by_code_or_id(boats, name):
    item = api.coverage(api.open_atlas(boats)).items[0]
    app = opened(item=name.format(id=item.id))
    verdict = told(app, "verdict")
    assert (verdict["code"], verdict["word"]) == ("1.1.K1", "Covered")
    assert verdict["evidence"][0]["lines"].startswith("data/notes.md:")
    assert told(app, "grid")["chosen"] == told(app, "gaps")["chosen"] == "1.1.K1"


@pytest.mark.usefixtures("boats")
@pytest.mark.parametrize(
    ("parameter", "value", "near"),
    [("item", "1.1.K7", "1.1.K2"), ("item", "boats/1.1.k1", "1.1.K1"), ("task", "2.9", "2.1")],
)
def test_a_link_to_what_is_gone_says_so_and_offers_the_nearest(parameter, value, near):
    app = opened(**{parameter: value})
    assert f"No {parameter}" in app.warning[0].value
    assert told(app, "verdict") is None
    assert told(app, "grid")["kept"] is None
    app.button[0].click()
    run(app)
    assert asked(app) == {parameter: near}
    assert not app.warning


@pytest.mark.usefixtures("boats")
@pytest.mark.parametrize("value", ["![x](http://host/x.png)", ":red[x]", "z" * 5000])
def test_what_is_gone_is_named_as_text(value):
    app = opened(item=value, task=value, exam=value)
    assert len(app.warning) == 3
    for warning in app.warning:
        assert "](" not in warning.value
        assert ":red[" not in warning.value
        assert len(warning.value) < 400
    assert not app.button


@pytest.mark.usefixtures("boats")
def test_a_click_on_a_cell_opens_its_item_and_close_closes_it():
    app = send(opened(status="thin"), "grid", kind="item", code="1.1.K2")
    assert told(app, "verdict")["code"] == "1.1.K2"
    assert asked(app) == {"status": "thin", "item": "1.1.K2"}
    app = send(app, "verdict", kind="close")
    assert told(app, "verdict") is None
    assert asked(app) == {"status": "thin"}


@pytest.mark.usefixtures("boats")
def test_filters_add_up_in_the_url_and_clear():
    app = send(opened(item="1.1.K1"), "totals", kind="status", status="missing")
    app = send(app, "totals", kind="status", status="thin")
    assert asked(app) == {"item": "1.1.K1", "status": "missing,thin"}
    app = send(app, "grid", kind="task", task="1")
    assert told(app, "grid")["kept"] == ["1.1.K2", "1.2.K1", "1.2.S1"]
    assert [row["code"] for row in told(app, "gaps")["rows"]] == ["1.2.K1", "1.2.S1", "1.1.K2"]
    app = send(app, "totals", kind="status", status="missing")
    app = send(app, "grid", kind="task", task="1")
    assert asked(app) == {"item": "1.1.K1", "status": "thin"}
    app = send(app, "totals", kind="clear")
    assert asked(app) == {"item": "1.1.K1"}


@pytest.mark.usefixtures("boats")
def test_another_task_takes_the_place_of_the_one_before():
    app = send(opened(task="1.1"), "grid", kind="task", task="1.2")
    assert told(app, "grid")["kept"] == ["1.2.K1", "1.2.S1"]


@pytest.mark.usefixtures("boats")
def test_a_status_that_is_none_filters_nothing():
    app = opened(status="nonsense,<b>")
    assert told(app, "grid")["kept"] is None
    assert not told(app, "totals")["filtered"]


@pytest.mark.usefixtures("boats")
def test_what_no_element_would_send_is_ignored(went):
    app = opened(task="1.1")
    for event in (
        {"kind": "item", "code": "9.9.K9"},
        {"kind": "item", "code": ["1.1.K1"]},
        {"kind": "item"},
        {"kind": "status", "status": "<script>"},
        {"kind": "task", "task": "../x"},
        {"kind": "note", "path": "a.md", "line": "1"},
        {"kind": "atlas"},
        {"kind": {"kind": "clear"}},
        {},
    ):
        app = send(app, "grid", **event)
        assert asked(app) == {"task": "1.1"}
    assert went == []


@pytest.mark.usefixtures("boats")
def test_an_item_leads_to_the_atlas(went):
    send(opened(item="1.1.K2"), "verdict", kind="atlas")
    assert went == [("explore", {"node": "boats/1.1.K2", "around": "boats/1.1.K2"})]


@pytest.mark.usefixtures("boats")
def test_an_item_leads_to_its_plan_and_to_its_topics(went):
    send(opened(item="1.1.K2"), "verdict", kind="plan")
    assert went == [("plan", {"for": "boats/1.1.K2"})]
    send(opened(item="1.1.K2"), "verdict", kind="topic", id="no-such-topic")
    assert went[1:] == []


def test_of_several_exams_the_link_chooses_and_the_box_follows(boats):
    (boats / "data" / "knots.md").write_text(KNOTS, encoding="utf-8")
    app = opened(exam="knots", item="1.1.1", task="1.1", status="missing")
    assert app.selectbox[0].value == "knots"
    assert told(app, "totals")["exam"] == "Knots"
    app.query_params["exam"] = "boats"  # as the browser's Back would
    run(app)
    assert app.selectbox[0].value == "boats"
    app.selectbox[0].select("knots")
    run(app)
    assert asked(app) == {"exam": "knots", "status": "missing"}
    assert told(app, "totals")["exam"] == "Knots"


def test_a_link_to_an_exam_that_is_gone_shows_the_first(boats):
    (boats / "data" / "knots.md").write_text(KNOTS, encoding="utf-8")
    app = opened(exam="ships")
    assert "No exam ships here" in app.warning[0].value
    assert told(app, "totals")["exam"] == "Boats"


def test_why_an_item_is_waived_stands_in_its_verdict(boats):
    (boats / "graph").mkdir()
    (boats / "graph" / "a.yaml").write_text("boats/1.1.K2: {waived: We row}\n", encoding="utf-8")
    assert told(opened(item="1.1.K2"), "verdict")["waived"] == "We row"


def test_what_is_said_by_hand_is_evidence_until_the_words_change(boats):
    api_coverage.confirm(api.open_atlas(boats), boats, "1.1.K2", "Harbour")
    verdict = told(opened(item="1.1.K2"), "verdict")
    assert (verdict["status"], verdict["evidence"][0]["why"]) == ("covered", "confirmed by hand")
    notes = boats / "data" / "notes.md"
    notes.write_text(notes.read_text("utf-8").replace("harbour lie", "harbour lay"), "utf-8")
    verdict = told(opened(item="1.1.K2"), "verdict")
    assert (verdict["status"], verdict["waived"]) == ("stale", "")
    assert verdict["meaning"] == "what was said of it by hand has to be said again"
    assert [one["why"] for one in verdict["evidence"]] == [
        "confirmed by hand, but the section's words have changed since"
    ]


def test_a_stale_link_to_nowhere_leads_to_its_line(boats):
    (boats / "graph").mkdir()
    said = "data/notes.md#gone: {covers: [{to: boats/1.1.K2, section_print: '0123456789ab'}]}\n"
    (boats / "graph" / "a.yaml").write_text(said, encoding="utf-8")
    (evidence,) = told(opened(item="1.1.K2"), "verdict")["evidence"]
    assert evidence["lines"] == "graph/a.yaml:1"
    assert read_folder(boats).lines("graph/a.yaml") == (said.strip(),)


@pytest.mark.usefixtures("boats")
def test_downloads_are_made_only_when_they_are_asked_for(monkeypatch):
    made: list[str] = []
    for name in ("csv", "markdown", "html"):
        monkeypatch.setitem(COVERAGE_FORMATS, name, lambda _, name=name: made.append(name))
    app = opened()
    assert [b.proto.label for b in app.get("download_button")] == ["CSV", "Markdown", "HTML"]
    assert made == []
