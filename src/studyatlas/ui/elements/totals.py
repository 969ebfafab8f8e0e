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
