"""A coverage report in words."""

from __future__ import annotations

from studyatlas.analysis.coverage import Coverage

BRIEF_NOTES = (
    "These notes are brief, or in other words than the exam's: what they teach may be called thin "
    "or missing."
)
"""What is said beside verdicts that are often too careful."""


def coverage_of(report: Coverage) -> str:
    """Return what a report is of: an exam, or only one task or domain of it.

    >>> coverage_of(Coverage("x", {}, 50.0, (), (), part="2"))
    'x, only domain 2'
    """
    if not report.part:
        return report.exam
    kind = "task" if any(task.code == report.part for task in report.tasks) else "domain"
    return f"{report.exam}, only {kind} {report.part}"
