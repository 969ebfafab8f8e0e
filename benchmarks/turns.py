"""Two sides measured in turn, so that whatever else the machine does meets both."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles
from typing import TypeVar

Values = tuple[float, ...]
Asked = TypeVar("Asked")


def in_turn(
    what: str, rounds: int, ours: Callable[[], Values], beside: Callable[[], Values]
) -> list[tuple[Values, Values]]:
    """Measure both sides in each round, each first in every other one.

    Returns:
        For each value that a side gives, the rounds of ours and of the other side.
    """
    here: list[Values] = []
    there: list[Values] = []
    for number in range(rounds):
        sides = [(ours, here), (beside, there)]
        for measure, found in sides if number % 2 == 0 else reversed(sides):
            found.append(measure())
        told = f"{what}: {_told(here[-1])} against {_told(there[-1])}"
        print(f"{told} ({number + 1} of {rounds})", file=sys.stderr, flush=True)
    return list(zip(zip(*here, strict=True), zip(*there, strict=True), strict=True))


def asked_in_turn(
    what: str,
    rounds: int,
    questions: Sequence[Asked],
    ours: Callable[[Asked], object],
    beside: Callable[[Asked], object],
    measure: Callable[[Iterable[float]], float],
) -> tuple[Values, Values]:
    """Ask both sides every question, each first in every other one; sum up each round.

    The clock is the thread's own, which stands still while another program runs.

    Returns:
        The rounds of ours and of the other side, in milliseconds.
    """
    here: list[float] = []
    there: list[float] = []
    for number in range(rounds):
        taken: tuple[list[float], list[float]] = [], []
        for place, question in enumerate(questions):
            sides = list(zip((ours, beside), taken, strict=True))
            for side, found in sides if (place + number) % 2 == 0 else reversed(sides):
                found.append(_milliseconds(side, question))
        here.append(measure(taken[0]))
        there.append(measure(taken[1]))
        told = f"{what}: {here[-1]:,.2f} against {there[-1]:,.2f} ms"
        print(f"{told} ({number + 1} of {rounds})", file=sys.stderr, flush=True)
    return tuple(here), tuple(there)


def p95(taken: Iterable[float]) -> float:
    """Return the 95th percentile."""
    found = list(taken)
    return quantiles(found, n=20)[-1] if len(found) > 1 else found[0]


def _milliseconds(side: Callable[[Asked], object], question: Asked) -> float:
    start = time.thread_time()
    side(question)
    return 1000 * (time.thread_time() - start)


def _told(values: Values) -> str:
    return ", ".join(f"{value:,.2f}" for value in values)
