"""Which exam items the notes cover, with the evidence: one function, `make_coverage`."""

from studyatlas.analysis.coverage.report import (
    Coverage,
    ItemCoverage,
    Status,
    TaskCoverage,
    make_coverage,
)

__all__ = ["Coverage", "ItemCoverage", "Status", "TaskCoverage", "make_coverage"]
