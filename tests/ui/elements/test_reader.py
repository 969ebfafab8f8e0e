"""What the reader's frontend is told."""

import json
from pathlib import Path

import pytest

from studyatlas.analysis.note_view import NotePlace, note_view
from studyatlas.ingest.build import build_workspace
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace
from studyatlas.ui.elements.reader import reader_data

GRAPH = """dough: {type: concept, label: Dough, aliases: [paste]}
oven: {type: tool, label: Oven}
bread:
  type: problem
  label: Bread
  requires:
    - {to: dough, source: notes.md, quote: "needs dough"}
    - {to: oven, source: notes.md, quote: "and an oven"}
  uses:
    - {to: oven, source: notes.md, quote: "and an oven"}
"""
NOTES = """# Domain 1: Bread (100%)
## Task 1.1: Make a dough
Knowledge of:
- How dough rises

# On dough and the oven

Dough rests. Bread needs dough and an oven.
An oven is hot.
"""


@pytest.fixture
def bakery():
    files = (SourceFile("notes.md", NOTES),), (SourceFile("graph/a.yaml", GRAPH),)
    return build_workspace(Workspace(Path("kitchen"), "kitchen", *files))[0]


@pytest.fixture
def drawn(bakery):
    return reader_data(bakery, note_view(bakery, "notes.md"), NotePlace(8, 9))


def labels(data, numbers) -> list[str]:
    return [data["nodes"][number]["label"] for number in numbers]


def test_a_line_with_nothing_known_is_its_text_alone(drawn) -> None:
    assert drawn["lines"][2] == {"text": "Knowledge of:", "kind": "text"}
    assert drawn["place"] == [8, 9]
    assert drawn["title"] == "Domain 1: Bread (100%)"


def test_a_line_names_its_nodes_and_whether_that_is_inferred(drawn) -> None:
    told = drawn["lines"][5]["told"]
    assert labels(drawn, [node for node, *_ in told]) == ["Dough", "Oven"]
    assert [(how, inferred) for _, how, inferred in told] == [("explains", True)] * 2
    assert labels(drawn, drawn["lines"][8]["repeats"]) == ["Oven"]


def test_sentences_are_grouped_by_source_and_verb(drawn) -> None:
    (said,) = drawn["lines"][7]["says"]
    assert labels(drawn, [said["source"]]) == ["Bread"]
    assert [(v["verb"], labels(drawn, [n for n, _ in v["targets"]])) for v in said["verbs"]] == [
        ("requires", ["Dough", "Oven"]),
        ("uses", ["Oven"]),
    ]


def test_an_exam_item_goes_by_its_code_and_tells_what_it_asks(drawn) -> None:
    item = drawn["lines"][3]
    assert labels(drawn, item["defines"]) == ["1.1.K1"]
    assert [v["verb"] for said in item["says"] for v in said["verbs"]] == ["asks about"]


def test_a_node_is_told_once_with_its_type_and_look(drawn) -> None:
    ids = [node["id"] for node in drawn["nodes"]]
    assert len(ids) == len(set(ids))
    dough = next(node for node in drawn["nodes"] if node["id"] == "dough")
    assert dough["kind"] == "Concept"
    assert dough["names"] == ["Dough", "paste", "dough"]
    assert drawn["looks"]["concept"]["shape"] == "dot"
    assert drawn["looks"].keys() == {node["type"] for node in drawn["nodes"]}


def test_the_version_stays_when_only_the_place_moves(bakery, drawn) -> None:
    view = note_view(bakery, "notes.md")
    assert reader_data(bakery, view, None)["version"] == drawn["version"]
    other = reader_data(bakery, note_view(bakery, "graph/a.yaml", GRAPH.split("\n")), None)
    assert other["version"] != drawn["version"]


def test_it_is_plain_json(drawn) -> None:
    assert json.loads(json.dumps(drawn)) == drawn
