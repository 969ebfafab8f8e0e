"""The command line, Python and the app give the same answers."""

import contextlib
import io
import json
import sys
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

import studyatlas as sa
from studyatlas.cli import main
from studyatlas.export import study_shapes
from studyatlas.ui.elements.finder_answer import Asking, results_data

GRAPH = """
bread: {type: concept, label: Bread, requires: [dough, oven]}
dough: {type: concept, label: Dough, requires: [flour, water]}
flour: {type: concept, label: Flour}
water: {type: concept, label: Water, used_for: [soup]}
oven: {type: tool, label: Oven, requires: [bread]}
soup: {type: problem, label: Soup}
rye: {type: concept, label: Rye, is_a: [flour]}
"""
NOTES = """# Task 1.1: Bake
Knowledge of:
- Kinds of flour, such as rye
- Why dough rises in the oven
- Patience and cleanliness
- Weighing
- Signs that a loaf of dough is baked through (for example, the sound)

# Flour

Flour is ground grain. Rye flour makes dense bread, wheat flour a light one.
"""
TARGETS = [
    (["bread"], None),
    (["soup", "bread"], 0.25),
    (["1.1.K1"], None),
    (["1.1"], None),
    (["1.1.K3"], None),
    (["1.1.K5"], None),
    (["all gaps"], 0.25),
    (["all gaps"], None),
]


@pytest.fixture
def kitchen(tmp_path, monkeypatch):
    (tmp_path / "graph").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    (tmp_path / "data" / "notes.md").write_text(NOTES, encoding="utf-8")
    monkeypatch.setenv("STUDYATLAS_WORKSPACE", str(tmp_path))
    atlas = sa.open(tmp_path)
    file = tmp_path / ".studyatlas" / "progress.json"
    sa.mark(atlas, file, "Water", "known", datetime(2026, 3, 1, tzinfo=UTC))
    return atlas


@pytest.fixture
def command(monkeypatch):
    """Return a function that runs a command and reads its JSON."""

    def run(*words: str) -> dict:
        monkeypatch.setattr(sys, "argv", ["studyatlas", *words, "--format", "json"])
        said = io.StringIO()
        with contextlib.redirect_stdout(said), pytest.raises(SystemExit):
            main()
        return json.loads(said.getvalue())

    return run


@pytest.fixture
def app(monkeypatch):
    """Return a function that opens a page and gives what its elements are told, by key."""
    told = {}
    for module in ("checklist", "topics", "progress", "routes", "comparison"):
        monkeypatch.setattr(
            f"studyatlas.ui.elements.{module}.mount",
            lambda _name, key, data, **_: told.__setitem__(key, data),
        )

    def page(name: str, **query: str) -> dict:
        told.clear()
        script = f"from studyatlas.ui.pages import {name}\n{name}.page()\n"
        made = AppTest.from_string(script, default_timeout=30)
        for key, value in query.items():
            made.query_params[key] = value
        made.run()
        assert not made.exception
        return told

    return page


@pytest.mark.parametrize(("targets", "hours"), TARGETS)
def test_plans(kitchen, command, app, targets, hours) -> None:
    limit = ["--hours", str(hours)] if hours else []
    by_command = command("plan", *targets, *limit)
    by_python = sa.plan(kitchen, targets, ["water"], hours=hours)
    link = {"for": ",".join(targets).replace(" ", "-"), "hours": str(hours or "")}
    drawn = app("plan", **link)["plan-checklist"]
    steps = [step["id"] for stage in drawn["stages"] for step in stage["steps"]]
    assert steps == [step.id for step in by_python.steps]
    assert steps == [step["id"] for step in by_command["steps"]]
    assert [row["id"] for row in drawn["known"]] == list(by_python.known) == by_command["known"]
    assert len(drawn["circles"]) == len(by_python.cycles) == len(by_command["cycles"])
    by_id = {step.id: step for step in by_python.steps}
    for step in by_command["steps"]:
        assert step["label"] == by_id[step["id"]].label
        assert step["minutes"] == by_id[step["id"]].minutes
        assert len(step["sections"]) == len(by_id[step["id"]].sections)
    left = [row["id"] for row in drawn["left"]["topics"]] if drawn["left"] else []
    assert left == list(by_python.choice.left_out if by_python.choice else ())


def test_what_is_ready_and_what_a_topic_opens(kitchen, command, app) -> None:
    drawn = app("plan", topic="flour")
    ready = [row["id"] for row in drawn["plan-ready"]["groups"][0]["rows"]]
    assert ready == [topic.id for topic in sa.ready(kitchen, ["water"]).ready]
    assert ready == [topic["id"] for topic in command("next")["results"]]
    opened = {
        group["title"]: [r["id"] for r in group["rows"]]
        for group in drawn["plan-unlocks"]["groups"]
    }
    by_command = command("unlocks", "flour")
    assert opened["Directly"] == [topic["id"] for topic in by_command["directly"]]
    found = sa.unlocks(kitchen, "flour", ["water"])
    assert opened["Directly"] == [topic.id for topic in found.directly]


def test_paths(kitchen, command, app) -> None:
    drawn = app("paths", **{"from": "rye", "to": "soup", "ways": "3"})["paths-routes"]
    ways = [[stop["id"] for stop in way["stations"]] for way in drawn["ways"]]
    found = sa.path(kitchen, "rye", "soup", alternatives=3)
    assert ways == [list(path.nodes) for path in found.paths]
    by_command = command("path", "rye", "soup", "--alternatives", "3")
    assert ways == [path["nodes"] for path in by_command["paths"]]


def test_comparisons(kitchen, command, app) -> None:
    drawn = app("compare", one="rye", other="dough")["compare-comparison"]
    found = study_shapes.compare_shape(kitchen, sa.compare(kitchen, "rye", "dough"))
    by_command = command("compare", "rye", "dough")
    assert by_command == found
    crossing = next(part for part in drawn["parts"] if part["title"].startswith("Joined to both"))
    assert [row["id"] for row in crossing["groups"][0]["rows"]] == ["flour"]


@pytest.mark.parametrize(
    "query",
    [
        *("topics not known", "what requires flour", "tools", "flour", "lighter wheats"),
        *("grain ground", "rye fl", "dens", "1.1.K2 Why dough rises", "wheat brea"),
    ],
)
def test_searches(kitchen, command, query) -> None:
    asking = Asking(lambda: ["water"], dict)
    drawn = results_data(kitchen, query, limit=10, asking=asking)
    by_python = sa.search(kitchen, query, limit=10, known=["water"])
    ids = [found["id"] for found in drawn["results"]]
    assert ids == [found.id for found in by_python.results]
    assert ids == [found["id"] for found in command("search", query)["results"]]
