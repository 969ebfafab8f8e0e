"""A coverage report as Markdown: totals, then a table for each task."""

from __future__ import annotations

from collections.abc import Iterator

from studyatlas.analysis.coverage import Coverage, ItemCoverage
from studyatlas.export.markdown_text import escaped
from studyatlas.wording import STATUS_MARKS, coverage_of


def render(coverage: Coverage) -> str:
    """Return the report; text from notes is escaped, so it stays text."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Coverage) -> Iterator[str]:
    yield f"# Coverage of {escaped(coverage_of(coverage))}: {coverage.percent} %"
    yield ""
    yield ", ".join(f"{count} {status}" for status, count in coverage.totals.items() if count)
    for task in coverage.tasks:
        yield ""
        yield f"## {task.code} {escaped(task.title)}: {task.percent} %"
        yield ""
        yield "| Item | Status | What it asks | Evidence | Without material |"
        yield "| --- | --- | --- | --- | --- |"
        yield from (_row(item) for item in coverage.items if item.task == task.code)


def _row(item: ItemCoverage) -> str:
    evidence = "<br>".join(f"{escaped(e.path)}:{e.line}" for e in item.evidence)
    if not evidence and item.nearest:
        evidence = f"nearest: {escaped(item.nearest.path)}:{item.nearest.line}"
    missing = escaped(", ".join(item.without_material))
    status = f"{STATUS_MARKS[item.status]} {item.status}"
    return f"| {item.code} | {status} | {escaped(item.text)} | {evidence} | {missing} |"
