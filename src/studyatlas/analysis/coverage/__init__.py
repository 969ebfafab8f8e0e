"""Which exam items the notes cover, with the evidence: one function, `make_coverage`."""

from studyatlas.analysis.coverage.report import (
    Coverage,
    ItemCoverage,
    Status,
    TaskCoverage,
    make_coverage,
)
from studyatlas.analysis.coverage.summary import (
    DomainCoverage,
    Gap,
    by_domain,
    closest_item,
    gaps,
    select_items,
)

__all__ = [
    "Coverage",
    "DomainCoverage",
    "Gap",
    "ItemCoverage",
    "Status",
    "TaskCoverage",
    "by_domain",
    "closest_item",
    "gaps",
    "make_coverage",
    "select_items",
]
