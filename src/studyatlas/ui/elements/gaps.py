"""What the notes leave out of an exam, the most rewarding first.

What it sends: `{"kind": "item", "code"}`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from studyatlas.analysis.coverage import Gap, ItemCoverage
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.verdict import passage, points
from studyatlas.wording import STATUS_MARKS, count


def draw_gaps(
    key: str, found: Sequence[Gap], kept: Collection[ItemCoverage], *, chosen: str = ""
) -> None:
    """Draw the list of those gaps whose items the filters keep."""
    mount("gaps", key, gaps_data(found, kept, chosen=chosen), uses=("status",))


def gaps_data(
    found: Sequence[Gap], kept: Collection[ItemCoverage], *, chosen: str = ""
) -> dict[str, Any]:
    """Return what the frontend draws."""
    codes = {item.code for item in kept}
    shown = [gap for gap in found if gap.item.code in codes]
    return {
        "title": _title(len(found), len(shown)),
        "words": _words(found, shown),
        "rows": [_row(gap) for gap in shown],
        "chosen": chosen,
    }


def _title(total: int, shown: int) -> str:
    return count(total, "gap") if shown == total else f"{shown} of {count(total, 'gap')}"


def _words(found: Sequence[Gap], shown: Sequence[Gap]) -> str:
    if not found:
        return "The notes cover every item that is asked."
    if not shown:
        return "None that the filters keep."
    together = points(sum(gap.gain for gap in shown)).removeprefix("+")
    return f"What brings most comes first; together {together} percentage points."


def _row(gap: Gap) -> dict[str, Any]:
    item = gap.item
    return {
        "code": item.code,
        "status": str(item.status),
        "mark": STATUS_MARKS[item.status],
        "text": item.text,
        "gain": points(gap.gain),
        "missing": list(item.without_material),
        "nearest": passage(item.nearest) if item.nearest else None,
    }
