"""What the picture of a coverage report is told, as plain JSON."""

import json
from dataclasses import replace

import pytest

from studyatlas.ui.elements.grid import grid_data


def cells(data) -> dict[str, dict[str, str]]:
    tasks = [task for domain in data["domains"] for task in domain["tasks"]]
    return {item["code"]: item for task in tasks for item in task["items"]}


def test_every_item_has_a_cell_in_its_task_with_its_mark(boats) -> None:
    report, exam = boats
    data = grid_data(report, exam)
    assert [(i["code"], i["status"], i["mark"], i["name"]) for i in cells(data).values()] == [
        ("1.1.K1", "covered", "●", "K1"),
        ("1.1.K2", "thin", "◐", "K2"),
        ("1.1.S1", "missing", "○", "S1"),
        ("1.2.1", "waived", "–", "1"),
        ("2.1.1", "covered", "●", "1"),
        ("2.1.2", "stale", "!", "2"),
    ]
    assert [[t["code"] for t in d["tasks"]] for d in data["domains"]] == [["1.1", "1.2"], ["2.1"]]
    assert json.loads(json.dumps(data)) == data


def test_bars_leave_out_what_is_waived_and_words_name_it(boats) -> None:
    report, exam = boats
    building, sailing = grid_data(report, exam)["domains"]
    assert building["bar"] == {"covered": 1, "thin": 1, "missing": 1}
    assert building["words"] == "1 covered, 1 thin, 1 missing, 1 waived"
    assert (building["percent"], building["weight"]) == ("50 %", "30 % of the exam")
    assert (building["title"], sailing["title"]) == ("Domain 1: Building", "Domain 2")
    assert [task["percent"] for task in building["tasks"]] == ["50 %", "left out"]
    assert building["tasks"][1]["bar"] == {}
    assert not building["is_its_task"]


def test_a_domain_that_the_exam_is_named_after_is_not_named_again(boats) -> None:
    report, exam = boats
    alone = grid_data(report, replace(exam, title="Domain 1: Building"))["domains"][0]
    assert alone["title"] == "Domain 1"


def test_a_task_that_says_no_more_than_its_domain_is_told(boats) -> None:
    report, exam = boats
    building, sailing = exam.domains
    exam = replace(exam, domains=(building, replace(sailing, title="Sail")))
    told = [domain["is_its_task"] for domain in grid_data(report, exam)["domains"]]
    assert told == [False, True]


@pytest.mark.parametrize(
    ("statuses", "task", "kept"),
    [
        ((), "", None),
        (("stale", "thin"), "", ["1.1.K2", "2.1.2"]),
        ((), "1.2", ["1.2.1"]),
        (("covered",), "1", ["1.1.K1"]),
        (("missing",), "2.1", []),
    ],
)
def test_filters_name_what_stays_in_sight(boats, statuses, task, kept) -> None:
    report, exam = boats
    data = grid_data(report, exam, chosen="1.1.K2", statuses=statuses, task=task)
    assert data["kept"] == kept
    assert (data["chosen"], data["task"]) == ("1.1.K2", task)
    assert data["domains"] == grid_data(report, exam)["domains"]


def test_the_key_says_what_is_there_and_how_to_move(boats) -> None:
    report, exam = boats
    key = grid_data(report, exam)["key"]
    assert "○ nothing in the notes" in key
    assert {"K: knowledge of", "S: skills in"} <= set(key)
    assert key[-1] == "arrow keys move, Enter opens"
