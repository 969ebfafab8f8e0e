"""The coverage of an atlas's exams, as far as a plan asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from studyatlas.analysis.coverage import Coverage, ItemCoverage, make_coverage
from studyatlas.analysis.plan.weight import lacks
from studyatlas.model.atlas import Atlas


class Judged:
    """What the notes have on the exam items of an atlas, worked out when it is first asked for.

    Args:
        atlas: the notes and the outlines.
        reports: gives the coverage of its exams; judged here if left out.
    """

    def __init__(
        self, atlas: Atlas, reports: Callable[[], Iterable[Coverage]] | None = None
    ) -> None:
        self._atlas = atlas
        self._give = reports

    @cached_property
    def gains(self) -> Mapping[str, float]:
        """What each gap takes from its outline in percent, by item."""
        return lacks(self._atlas, self._reports)

    @cached_property
    def items(self) -> Mapping[str, ItemCoverage]:
        """The verdict on each item, by its node id."""
        return {item.id: item for report in self._reports for item in report.items}

    @cached_property
    def _reports(self) -> tuple[Coverage, ...]:
        if self._give:
            return tuple(self._give())
        return tuple(make_coverage(self._atlas, exam.id) for exam in self._atlas.exams)
