"""What a coverage report comes to: by domain, and what closing each gap would bring."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from studyatlas.analysis.coverage.report import (
    CREDIT,
    Coverage,
    ItemCoverage,
    Status,
    exact_percent,
    totals_of,
)
from studyatlas.model.guide import Domain, Exam

_URGENCY = (Status.MISSING, Status.STALE, Status.THIN)
_PART = re.compile(r"\d+|[a-z]+")
_LONGEST_CODE = 40
_FAR = 10**_LONGEST_CODE


@dataclass(frozen=True, slots=True)
class DomainCoverage:
    """The totals of a domain."""

    code: str
    title: str
    weight: float | None
    """Its percentage of the exam, as the guide gives it."""
    share: float
    """Its percentage of what the report counts; 0 where all of it is waived."""
    totals: Mapping[str, int]
    percent: float


@dataclass(frozen=True, slots=True)
class Gap:
    """An item the notes do not cover, and what it would bring if they did."""

    item: ItemCoverage
    gain: float
    """Percentage points by which the report's percentage rises once the item is covered."""


@dataclass(frozen=True, slots=True)
class _Part:
    domain: Domain
    items: tuple[ItemCoverage, ...]
    counting: int
    """How many of the items are not waived."""


def by_domain(report: Coverage, exam: Exam) -> tuple[DomainCoverage, ...]:
    """Return the coverage of every domain the report speaks of, in the guide's order.

    The domains' percentages, weighted by their shares, come to the report's own.
    """
    parts = list(_parts(report, exam))
    return tuple(
        DomainCoverage(
            part.domain.code,
            part.domain.title,
            part.domain.weight,
            100 * share,
            totals_of(part.items),
            round(exact_percent(part.items), 1),
        )
        for part, share in zip(parts, _shares(parts), strict=True)
    )


def gaps(report: Coverage, exam: Exam) -> tuple[Gap, ...]:
    """Return every gap, the one that brings most first; of equal ones missing, stale, thin.

    An item's part of the exam is its domain's share, divided among the items that are not waived.
    All gains together come to what the report's percentage lacks of 100.
    """
    parts = list(_parts(report, exam))
    found = [
        Gap(item, 100 * share / part.counting * (1 - CREDIT[item.status]))
        for part, share in zip(parts, _shares(parts), strict=True)
        for item in part.items
        if item.status in _URGENCY
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.gain, _URGENCY.index(gap.item.status))))


def select_items(
    report: Coverage, exam: Exam, statuses: Collection[str] = (), task: str = ""
) -> tuple[ItemCoverage, ...]:
    """Return the items of these verdicts and of a task or domain; nothing given keeps all."""
    tasks = {part.code for domain, part in exam.tasks() if task in (part.code, domain.code)}
    return tuple(
        item
        for item in report.items
        if (not statuses or item.status in statuses) and (not task or item.task in tasks)
    )


def closest_item(report: Coverage, code: str) -> ItemCoverage | None:
    """Return the item whose code is nearest to one that is not there, part by part.

    For "2.1.K9" that is the last of 2.1's `K` items. An item's id and small letters will do; None
    where the text is like no code at all.
    """
    wanted = _code_parts(code)
    if not any(isinstance(part, int) for part in wanted):
        return None
    return min(
        report.items, key=lambda item: _distance(wanted, _code_parts(item.code)), default=None
    )


def _parts(report: Coverage, exam: Exam) -> Iterator[_Part]:
    for domain in exam.domains:
        codes = {task.code for task in domain.tasks}
        items = tuple(item for item in report.items if item.task in codes)
        if items:
            waived = sum(item.status is Status.WAIVED for item in items)
            yield _Part(domain, items, len(items) - waived)


def _shares(parts: Sequence[_Part]) -> list[float]:
    """Return each domain's share of the whole: by weight, or by items where a weight is missing."""
    by_weight = all(part.domain.weight for part in parts if part.counting)
    sizes = [
        (part.domain.weight or 0.0) * bool(part.counting) if by_weight else float(part.counting)
        for part in parts
    ]
    whole = sum(sizes)
    return [size / whole if whole else 0.0 for size in sizes]


def _code_parts(code: str) -> tuple[int | str, ...]:
    text = code.rpartition("/")[2].lower()[:_LONGEST_CODE]
    return tuple(int(part) if part.isdigit() else part for part in _PART.findall(text))


def _distance(wanted: tuple[int | str, ...], there: tuple[int | str, ...]) -> tuple[int, ...]:
    return tuple(
        abs(a - b) if isinstance(a, int) and isinstance(b, int) else _FAR * (a != b)
        for a, b in zip_longest(wanted, there)
    )
