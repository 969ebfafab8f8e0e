"""An exam on boats, and a report of it that has every verdict."""

import pytest

from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status, TaskCoverage
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Position

AT = Position("guide.md", 1)
NEAR = Evidence(
    "data/notes.md", 9, 9, "Harbour", "- In the **harbour** lie oars", "mentions Oars", 0.4
)
FOUND = Evidence("data/notes.md", 3, 5, "Ropes", "Ropes of hemp rot", "explains Ropes", 0.9)


def made_item(code: str, text: str, status: Status, *names: str) -> ItemCoverage:
    touched = status in (Status.COVERED, Status.THIN)
    near = NEAR if status is Status.THIN else None
    evidence = (FOUND,) if touched else ()
    return ItemCoverage(
        f"boats/{code}", code, text, code.rpartition(".")[0], status, evidence, names, near
    )


def task(code: str, title: str, percent: float, items: list[ItemCoverage]) -> TaskCoverage:
    totals = {str(s): sum(item.status is s for item in items) for s in Status}
    return TaskCoverage(code, title, totals, percent)


@pytest.fixture
def boats() -> tuple[Coverage, Exam]:
    """Return a report and its exam: 30 % building, 70 % sailing."""
    build = [
        made_item("1.1.K1", "Ropes", Status.COVERED),
        made_item("1.1.K2", "Oars", Status.THIN, "feathering", "sculling"),
        made_item("1.1.S1", "Sewing a sail", Status.MISSING, "seams"),
    ]
    rest = [made_item("1.2.1", "Paint", Status.WAIVED)]
    sail = [
        made_item("2.1.1", "Keels", Status.COVERED),
        made_item("2.1.2", "Tacking", Status.STALE),
    ]
    items = (*build, *rest, *sail)
    tasks = (task("1.1", "Build", 50.0, build), task("1.2", "Finish", 100.0, rest))
    tasks += (task("2.1", "Sail", 50.0, sail),)
    totals = {str(s): sum(item.status is s for item in items) for s in Status}
    outline = {
        part.code: Task(
            part.code,
            part.title,
            tuple(Item(i.code, i.text, AT) for i in items if i.task == part.code),
            AT,
        )
        for part in tasks
    }
    exam = Exam(
        "boats",
        "Boats",
        (
            Domain("1", "Building", (outline["1.1"], outline["1.2"]), AT, 30.0),
            Domain("2", "Domain 2", (outline["2.1"],), AT, 70.0),
        ),
        AT,
    )
    return Coverage("boats", totals, 50.0, tasks, items), exam
