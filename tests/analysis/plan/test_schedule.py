import math
from datetime import date

import pytest

from studyatlas.analysis.plan import Plan, Step, schedule

START = date(2026, 3, 1)


def plan(*minutes):
    steps = [Step(f"s{n}", f"S{n}", "concept", (), "", (), m) for n, m in enumerate(minutes)]
    return Plan((), tuple(steps), (), ())


def days(*args):
    return [(s.first.day, s.last.day) for s in schedule(*args)]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ([], []),
        ([30, 30, 30], [(1, 1), (1, 1), (2, 2)]),
        ([40, 30], [(1, 1), (2, 2)]),
        ([30, 130, 30, 30], [(1, 1), (2, 4), (4, 4), (5, 5)]),
        ([60, 60], [(1, 1), (2, 2)]),
        ([120, 1], [(1, 2), (3, 3)]),
        ([0, 50, 1], [(1, 1), (1, 1), (2, 2)]),  # 0 stands for ten minutes elsewhere
    ],
)
def test_days_are_filled_in_the_order_of_the_plan(minutes, expected) -> None:
    assert days(plan(*minutes), START, 60) == expected


def test_time_elsewhere_counts_where_there_is_nothing_to_read() -> None:
    assert days(plan(0, 0), START, 60, 60) == [(1, 1), (2, 2)]


@pytest.mark.parametrize("time", [0, -1, math.nan, math.inf])
def test_a_day_without_time_is_an_error(time) -> None:
    with pytest.raises(ValueError, match="is no number of minutes a day"):
        schedule(plan(1), START, time)


@pytest.mark.parametrize(("start", "time"), [(date.max, 1), (START, 1e-300), (START, 1e-6)])
def test_a_plan_beyond_the_calendar_is_an_error(start, time) -> None:
    with pytest.raises(ValueError, match="longer than calendars go"):
        schedule(plan(50, 50), start, time)
