"""A coverage report as CSV (RFC 4180): one row for each item."""

from __future__ import annotations

import csv
import io

from studyatlas.analysis.coverage import Coverage

_HEADER = ("code", "task", "status", "text", "evidence", "without_material", "nearest")


def render(coverage: Coverage) -> str:
    """Return the CSV; several places in one cell are parted by `; `."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    for item in coverage.items:
        places = "; ".join(f"{e.path}:{e.line}" for e in item.evidence)
        nearest = f"{item.nearest.path}:{item.nearest.line}" if item.nearest else ""
        missing = "; ".join(item.without_material)
        row = (item.code, item.task, item.status, item.text, places, missing, nearest)
        writer.writerow(_defused(str(cell)) for cell in row)
    return out.getvalue()


def _defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
