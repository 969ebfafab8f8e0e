"""What a study path costs: its hops, and a toll for each node that it passes through.

A hop costs the inverse of its relation type's strength. The toll is log2(degree / 2), where the
degree is the number of topics beside the node: nothing for a node that leads only from the one to
the other, 1 more for each doubling, as much as a hop of the best kind. It is about the bits it
takes to say which neighbour comes next. A path through "Machine learning", which joins everything
to everything, explains nothing, and so one more stop at an ordinary topic is worth avoiding a hub
of thirty neighbours. The ends pay no toll.

Costs are whole numbers of ten-thousandths, so that sums are exact in any order.
"""

from __future__ import annotations

import math

UNIT = 10_000
"""What is 1 in a path's cost."""
_FREE = 2
_DEAREST = 10**12


def hop_cost(strength: float) -> int:
    """Return what a hop costs along a relation of this strength.

    >>> hop_cost(1.0), hop_cost(0.8)
    (10000, 12500)
    """
    return round(min(UNIT / strength, _DEAREST))


def toll(degree: int) -> int:
    """Return what it costs to pass through a node of this degree.

    >>> [toll(degree) / UNIT for degree in (1, 2, 4, 8, 32)]
    [0.0, 0.0, 1.0, 2.0, 4.0]
    """
    return round(UNIT * math.log2(degree / _FREE)) if degree > _FREE else 0
