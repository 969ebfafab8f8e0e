"""The picture of an exam's coverage: a row for every task, a cell for every item.

What it sends: `{"kind": "item", "code"}`, and `{"kind": "task", "task"}`, which names a task or a
domain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from studyatlas.analysis.coverage import (
    Coverage,
    DomainCoverage,
    ItemCoverage,
    Status,
    TaskCoverage,
    by_domain,
    select_items,
)
from studyatlas.model.guide import Exam
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.totals import amount
from studyatlas.ui.text import ITEM_KINDS
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS


def draw_grid(
    key: str,
    report: Coverage,
    exam: Exam,
    *,
    chosen: str = "",
    statuses: Collection[str] = (),
    task: str = "",
) -> None:
    """Draw the picture; what the filters leave out is faded, and nothing is hidden."""
    data = grid_data(report, exam, chosen=chosen, statuses=statuses, task=task)
    mount("grid", key, data, uses=("status",))


def grid_data(
    report: Coverage,
    exam: Exam,
    *,
    chosen: str = "",
    statuses: Collection[str] = (),
    task: str = "",
) -> dict[str, Any]:
    """Return what the frontend draws: first what stays the same, then what a click changes."""
    kept = select_items(report, exam, statuses, task)
    domain_of = {part.code: domain.code for domain, part in exam.tasks()}
    return {
        "domains": [
            _domain(
                domain,
                [t for t in report.tasks if domain_of[t.code] == domain.code],
                report,
                exam.title,
            )
            for domain in by_domain(report, exam)
        ],
        "key": _key(report),
        "chosen": chosen,
        "task": task,
        "kept": [item.code for item in kept] if statuses or task else None,
    }


def _domain(
    domain: DomainCoverage, tasks: Sequence[TaskCoverage], report: Coverage, exam: str
) -> dict[str, Any]:
    name = f"Domain {domain.code}"
    whole = f"{name}: {domain.title}"
    return {
        "code": domain.code,
        "title": name if domain.title == name or whole == exam else whole,  # the page is headed so
        "weight": f"{domain.weight:g} % of the exam" if domain.weight else "",
        **amount(domain.totals, domain.percent),
        "is_its_task": [task.title for task in tasks] == [domain.title],
        "tasks": [_task(task, [i for i in report.items if i.task == task.code]) for task in tasks],
    }


def _task(task: TaskCoverage, items: Sequence[ItemCoverage]) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": task.title,
        **amount(task.totals, task.percent),
        "items": [
            {
                "code": item.code,
                "name": item.code.removeprefix(f"{task.code}."),
                "status": str(item.status),
                "mark": STATUS_MARKS[item.status],
                "text": item.text,
            }
            for item in items
        ],
    }


def _key(report: Coverage) -> list[str]:
    """Return what the marks and letters of the cells mean, and how the keyboard moves."""
    marks = [f"{STATUS_MARKS[s]} {STATUS_WORDS[s]}" for s in Status if report.totals[s]]
    letters = {item.code.removeprefix(f"{item.task}.")[:1] for item in report.items}
    kinds = [f"{letter}: {words}" for letter, words in ITEM_KINDS.items() if letter in letters]
    return [*marks, *kinds, "arrow keys move, Enter opens"]
