"""What the Plan page plans for: read from the URL."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studyatlas.analysis.coverage import Coverage
from studyatlas.analysis.plan import (
    ELSEWHERE,
    Judged,
    Plan,
    exams_to_judge,
    gap_items,
    make_plan,
)
from studyatlas.model.atlas import Atlas
from studyatlas.ui import state
from studyatlas.ui.parts import gone

GAPS = "all-gaps"
"""Stands in the URL for every exam item that the notes do not cover."""
VIEWS = ("checklist", "picture")
_MOST_TARGETS = 60
"""Each name of a link that is no id is searched for."""
_MOST_HOURS, _MOST_MINUTES = 10_000.0, 10_000.0


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a person wants to plan."""

    targets: tuple[str, ...]
    """Ids of the nodes that are named."""
    gaps: bool
    """Whether it is for all gaps as well."""
    no_exam: bool
    """Whether gaps are wanted where there is no exam outline to have any."""
    lost: tuple[str, ...]
    """Names in the URL that stand for nothing."""
    hours: float | None
    elsewhere: float
    """Minutes for a topic that the notes do not explain."""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to plan for."""
        return not self.targets and not self.gaps


def request(atlas: Atlas) -> PlanRequest:
    """Return what the URL asks for."""
    asked = state.parameters("for")[:_MOST_TARGETS]
    wants_gaps = GAPS in asked and GAPS not in atlas.nodes
    names = [name for name in asked if not (wants_gaps and name == GAPS)]
    found = {name: gone.look_up_name(atlas, name) for name in names}
    return PlanRequest(
        tuple(dict.fromkeys(node for node in found.values() if node)),
        wants_gaps and bool(atlas.exams),
        wants_gaps and not atlas.exams,
        tuple(name for name, node in found.items() if not node),
        amount("hours", _MOST_HOURS),
        amount("elsewhere", _MOST_MINUTES) or ELSEWHERE,
    )


def amount(name: str, most: float) -> float | None:
    """Return a length of time from the URL; None where there is none, or it is no such thing."""
    try:
        value = float(state.parameter(name))
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 < value <= most else None


def plan_for(atlas: Atlas, wanted: PlanRequest) -> tuple[Plan, Plan]:
    """Return the plan that is asked for, and the same with time for all of it."""
    gaps = gap_items(atlas, Judged(atlas, state.coverage)) if wanted.gaps else ()
    targets = tuple(dict.fromkeys((*wanted.targets, *gaps)))
    whole = _plan(atlas, targets, None, wanted.elsewhere)
    if wanted.hours is None:
        return whole, whole
    return _plan(atlas, targets, wanted.hours, wanted.elsewhere), whole


def _plan(atlas: Atlas, targets: tuple[str, ...], hours: float | None, elsewhere: float) -> Plan:
    known = state.known()
    exams = state.answer(exams_to_judge, atlas, targets, known, timed=hours is not None)
    reports = tuple(_Report(state.coverage(exam)) for exam in exams)
    return state.answer(_make, atlas, targets, known, hours, elsewhere, reports)


class _Report:
    """The coverage of an exam as a part of a question: the same one only, not an equal one."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Report) and other.coverage is self.coverage

    def __hash__(self) -> int:
        return id(self.coverage)


def _make(
    atlas: Atlas,
    targets: tuple[str, ...],
    known: frozenset[str],
    hours: float | None,
    elsewhere: float,
    reports: tuple[_Report, ...],
) -> Plan:
    given = {report.coverage.exam: report.coverage for report in reports}
    judged = Judged(atlas, given.__getitem__)
    return make_plan(atlas, targets, known, hours=hours, elsewhere=elsewhere, judged=judged)
