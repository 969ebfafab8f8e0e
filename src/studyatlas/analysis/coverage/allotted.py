"""How many words of the notes fall to each item, where a passage is shared out among all of them.

Most passages are near to several items, for guides ask of one thing from several sides. Each item
gets the more of a passage the nearer it is (softmax; Bridle, 1990), and so does nobody, who is near
to every passage a little: or the nearest of items that are all far would get it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from studyatlas.analysis.coverage.found import Allotted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_NOBODY, _SOFT = 0.2, 0.1
_LONG = 15


class Allotment:
    """Shares passages out, one after the other.

    >>> allotment = Allotment(["1", "2"])
    >>> allotment.take(30, {"1": 0.9, "2": 0.9})
    >>> round(allotment.to_each()["1"].words, 2)
    14.99
    """

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = tuple(codes)
        self._words = np.zeros(len(self._codes))
        self._most = np.zeros(len(self._codes))

    def take(self, words: int, scores: Mapping[str, float]) -> None:
        """Share a passage out.

        Args:
            words: how many it has.
            scores: how near it is to each item, in the order of the codes.
        """
        shares = words * _shares(np.fromiter(scores.values(), dtype=np.float64))
        self._words += shares
        if words >= _LONG:
            np.maximum(self._most, shares, out=self._most)

    def to_each(self) -> dict[str, Allotted]:
        """Return what has fallen to each item."""
        found = map(Allotted, self._words.tolist(), self._most.tolist())
        return dict(zip(self._codes, found, strict=True))


def _shares(scores: Numbers) -> Numbers:
    """Return which part of a passage each item gets: 0 to 1, together less than 1."""
    highest = max(float(scores.max(initial=_NOBODY)), _NOBODY)
    powers: Numbers = np.exp((scores - highest) / _SOFT)
    nobody = float(np.exp((_NOBODY - highest) / _SOFT))
    near: Numbers = np.where(scores > _NOBODY, powers, 0.0)
    return near / (float(near.sum()) + nobody)
