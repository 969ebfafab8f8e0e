"""The coverage of an atlas's exams, as far as a plan asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from studyatlas.analysis.coverage import Coverage, ItemCoverage, make_coverage
from studyatlas.analysis.plan.weight import lacks
from studyatlas.model.atlas import Atlas


@dataclass(frozen=True, slots=True)
class _Report:
    """The verdicts of one exam."""

    items: Mapping[str, ItemCoverage]
    """By node id."""
    gains: Mapping[str, float]
    """What each gap takes from the outline in percent."""


class Judged:
    """What the notes have on the exam items of an atlas.

    An exam is judged when one of its items is first asked for, and whole: what an item is given
    depends on what its fellows ask.

    Args:
        atlas: the notes and the outlines.
        report: gives the coverage of an exam by its id; judged here if left out.
    """

    def __init__(self, atlas: Atlas, report: Callable[[str], Coverage] | None = None) -> None:
        self._atlas = atlas
        self._give = report or partial(make_coverage, atlas)
        self._reports: dict[str, _Report] = {}

    def verdict(self, item: str) -> ItemCoverage:
        """Return the verdict on an item, by its node id."""
        return self._report_with(item).items[item]

    def gain(self, item: str) -> float:
        """Return what an item takes from its outline in percent; 0 where it is no gap."""
        return self._report_with(item).gains.get(item, 0.0)

    def _report_with(self, item: str) -> _Report:
        exam = self._atlas.items[item][0].id
        if exam not in self._reports:
            report = self._give(exam)
            judged = {one.id: one for one in report.items}
            self._reports[exam] = _Report(judged, lacks(self._atlas, [report]))
        return self._reports[exam]
