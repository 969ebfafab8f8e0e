"""Numbers that never fall: the nearest to some wishes, and the cheapest among choices."""

from __future__ import annotations

from collections.abc import Sequence


def rising(values: Sequence[float]) -> list[float]:
    """Return the numbers nearest to these, by squares, of which none is less than the one before.

    >>> rising([1, 5, 3, 9])
    [1.0, 4.0, 4.0, 9.0]
    """
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = float(value), 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def cheapest_rise(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return a choice from each row, none before the choice of the row above, that costs least.

    >>> cheapest_rise([[3, 0, 2], [0, 5, 1]])
    [1, 2]
    """
    sums: list[float] = [0.0] * len(costs[0])
    came_from: list[list[int]] = []
    for row in costs:
        best, found = 0, []
        for choice in range(len(row)):
            best = choice if sums[choice] < sums[best] else best
            found.append(best)
        sums = [sums[before] + cost for before, cost in zip(found, row, strict=True)]
        came_from.append(found)
    choice = min(range(len(sums)), key=lambda last: sums[last])
    choices = []
    for found in reversed(came_from):
        choices.append(choice)
        choice = found[choice]
    return choices[::-1]
