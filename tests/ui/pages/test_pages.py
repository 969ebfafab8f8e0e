"""What the pages show for what is asked, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from studyatlas.ui.state import WORKSPACE_VARIABLE

APP = """
from studyatlas.ui.pages import {page}
{page}.page()
"""

NOTES = """# Domain 1: Bread (100%)
## Task 1.1: Choose a flour
Knowledge of:
- Kinds of flour and what each is good for (for example, rye, spelt)
- How ovens are cleaned

# Flour

Wheat flour has much gluten and makes light bread; rye flour has little and makes dense bread.
Spelt flour lies between the two and takes less water. Each is good for something else.
"""

OVENS = """
# Cleaning ovens

An oven is cleaned while it is still warm: soda and water loosen burnt crumbs, then a cloth takes
them off. Ovens that are cleaned cold keep stains, and stained ovens smoke at the next baking.
"""

GRAPH = """
flour: {type: concept, label: Flour, summary: Ground grain., used_for: [bread]}
bread: {type: problem, label: Bread, requires: [dough]}
dough: {type: concept, label: Dough}
stone: {type: tool, label: Stone}
"""


@pytest.fixture
def bakery(tmp_path, monkeypatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "graph").mkdir()
    (tmp_path / "data" / "notes.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path))
    return tmp_path


def opened(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_string(APP.format(page=page), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return "\n".join(e.value for e in (*app.subheader, *app.markdown, *app.caption, *app.warning))


@pytest.mark.usefixtures("bakery")
def test_explore_opens_on_the_exam_and_a_question():
    app = opened("explore")
    assert "What do you want to know?" in words(app)
    assert "Showing 3 of 9 in the atlas" in words(app)


@pytest.mark.usefixtures("bakery")
def test_explore_shows_the_node_of_the_link():
    app = opened("explore", node="flour", around="flour")
    assert app.subheader[0].value == "Flour"
    assert r"Ground grain\." in words(app)
    assert "around Flour" in words(app)


@pytest.mark.usefixtures("bakery")
def test_explore_takes_a_click_on_the_canvas():
    app = opened("explore")
    app.session_state["explore-canvas"] = {"event": {"kind": "open", "node": "bread"}}
    app.run()
    assert app.subheader[0].value == "Bread"
    assert app.query_params["around"] == "bread"


@pytest.mark.usefixtures("bakery")
def test_explore_searches():
    app = opened("explore")
    app.text_input(key="query").set_value("flouer").run()
    app.button(key="pick-flour").click().run()
    assert app.subheader[0].value == "Flour"


@pytest.mark.usefixtures("bakery")
def test_paths_explains_each_hop():
    app = opened("paths", **{"from": "flour", "to": "dough"})
    assert "Flour is used for Bread" in words(app)
    assert "Bread requires Dough" in words(app)


@pytest.mark.usefixtures("bakery")
def test_paths_says_when_there_is_none():
    app = opened("paths", **{"from": "flour", "to": "stone"})
    assert "No chain of relations joins Flour and Stone" in words(app).replace("\\", "")


@pytest.mark.usefixtures("bakery")
def test_coverage_shows_the_verdicts_and_the_evidence():
    app = opened("coverage", item="1.1.K1")
    metrics = {metric.label: metric.value for metric in app.metric}
    assert metrics["Covered, by exam weight"] == "50 %"
    assert metrics["● Covered"] == metrics["○ Missing"] == "1"
    assert "Each is good for something else" in words(app)
    assert "1 gap" in words(app)


def test_coverage_without_an_outline_says_how_to_add_one(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path))
    app = opened("coverage")
    assert "No exam outline here" in app.info[0].value


def test_an_edited_note_is_read_again(bakery):
    assert opened("coverage").metric[0].value == "50 %"
    notes = bakery / "data" / "notes.md"
    notes.write_text(NOTES + OVENS, encoding="utf-8")
    assert opened("coverage").metric[0].value == "100 %"
