"""Reports that hold one text everywhere a person's words may stand."""

import pytest

from studyatlas.analysis.coverage import Coverage, ItemCoverage, Status, TaskCoverage
from studyatlas.analysis.evidence import Evidence


def _report(text: str) -> Coverage:
    totals = dict.fromkeys(map(str, Status), 0) | {"thin": 1, "missing": 1}
    found = Evidence(f"notes/{text}.md", 3, 4, text, text, f"explains {text}", 0.9)
    items = (
        ItemCoverage("x/1.1.K1", "1.1.K1", text, "1.1", Status.THIN, (found,), (text,), found),
        ItemCoverage("x/1.1.K2", "1.1.K2", text, "1.1", Status.MISSING, (), (text,), found),
    )
    task = TaskCoverage("1.1", text, totals, 25.0)
    return Coverage("exam", totals, 25.0, (task,), items)


@pytest.fixture(scope="session")
def report():
    return _report
