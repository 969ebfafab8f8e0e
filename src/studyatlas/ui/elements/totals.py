"""How much of an exam the notes cover, at first glance; its legend filters.

What it sends: `{"kind": "status", "status"}` and `{"kind": "clear"}`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from studyatlas.analysis.coverage import Coverage, Status, by_domain
from studyatlas.model.guide import Exam
from studyatlas.ui.elements.mount import mount
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS

_WHOLE = 99.5


def draw_totals(
    key: str, report: Coverage, exam: Exam, *, statuses: Collection[str] = (), task: str = ""
) -> None:
    """Draw the percentage, a bar as long as the exam, and how many items have which verdict."""
    mount("totals", key, totals_data(report, exam, statuses=statuses, task=task), uses=("status",))


def totals_data(
    report: Coverage, exam: Exam, *, statuses: Collection[str] = (), task: str = ""
) -> dict[str, Any]:
    """Return what the frontend draws."""
    return {
        "exam": exam.title,
        "percent": f"{report.percent:g} %",
        "words": _words(exam),
        "domains": [
            {
                "code": domain.code,
                "title": domain.title,
                "share": round(domain.share, 2),
                **amount(domain.totals, domain.percent),
            }
            for domain in by_domain(report, exam)
            if domain.share
        ],
        "legend": [
            {
                "status": str(status),
                "mark": STATUS_MARKS[status],
                "word": status.capitalize(),
                "meaning": STATUS_WORDS[status],
                "count": report.totals[status],
                "on": status in statuses,
            }
            for status in Status
            if report.totals[status] or status in statuses
        ],
        "filtered": bool(statuses or task),
    }


def _words(exam: Exam) -> str:
    """Say what the percentage is of; an outline may hold only a part of an exam."""
    weights = [domain.weight for domain in exam.domains]
    words = "covered, by exam weight; thin counts half."
    if not all(weights):
        return "covered; every item counts the same, a thin one half."
    outlined = sum(weight or 0 for weight in weights)
    if outlined < _WHOLE:
        words += f" The outline here holds {outlined:g} % of the exam."
    return words


def amount(totals: Mapping[str, int], percent: float) -> dict[str, Any]:
    """Return a part of an exam as a bar, and as the words that say the same.

    >>> amount({"covered": 3, "thin": 0, "missing": 1, "waived": 2, "stale": 0}, 75.0)["words"]
    '3 covered, 1 missing, 2 waived'
    """
    counting = {status: n for status, n in totals.items() if n and status != Status.WAIVED}
    return {
        "percent": f"{percent:g} %" if counting else "left out",
        "bar": counting,
        "words": ", ".join(f"{n} {status}" for status, n in totals.items() if n),
    }
