"""The verdict on one exam item, from its signs.

Multinomial logistic regression (Cox, 1966): every sign speaks for or against each verdict with a
weight, and the weights are learned from items that people have labelled by reading
(`benchmarks/fit_coverage.py` writes `weights.json`). "Covered" needs more than to be likeliest, for
a gap that is not seen costs more than one that is not there; what is likely covered but not surely
is thin.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.plain import Told, told_of
from studyatlas.analysis.coverage.signs import Signs, signs_of

COVERED_FROM = 0.71
"""How sure "covered" must be, 0 to 1."""
Verdict = Literal["missing", "thin", "covered"]


@dataclass(frozen=True, slots=True)
class PerVerdict:
    """A number for each verdict."""

    missing: float
    thin: float
    covered: float


@dataclass(frozen=True, slots=True)
class SignWeights:
    """How a sign is scaled, and what it then adds to each verdict."""

    mean: float
    scale: float
    adds: PerVerdict


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from labelled items."""

    start: PerVerdict
    signs: Mapping[str, SignWeights]


def verdict_on(found: Findings) -> Verdict:
    """Return what the notes have on an item: without a text near it, nothing."""
    return settle(chances_of(signs_of(found), learned()), told_of(found))


def settle(chances: PerVerdict, told: Told) -> Verdict:
    """Return the verdict to give.

    >>> settle(PerVerdict(0.1, 0.15, 0.75), Told(text=True, on_topic=True))
    'covered'
    >>> settle(PerVerdict(0.1, 0.15, 0.75), Told(text=True, on_topic=False))
    'thin'
    >>> settle(PerVerdict(0.3, 0.1, 0.6), Told(text=True, on_topic=True))
    'thin'
    """
    if not told.text:
        return "missing"
    sure = chances.covered >= COVERED_FROM and (told.whole or not told.few)
    if told.on_topic and not told.little and (sure or (told.few and told.explained)):
        return "covered"
    there = max(chances.thin, chances.covered) >= chances.missing
    return "thin" if there or (told.few and told.mentioned) else "missing"


def chances_of(signs: Signs, weights: Learned) -> PerVerdict:
    """Return how likely a reader is to give each verdict, adding up to 1.

    >>> strong = Signs(0.6, 0.5, 0.9, 1, 6, 5, 1, 5, 5, 0, 0, 0, 1, 0, 1, 0.5)
    >>> weak = Signs(0.1, 0.1, 0.1, 0, 0, 0, 0, 0, 0, 1, 1, 0.5, 0, 0, 0, 0)
    >>> chances_of(strong, learned()).covered > 0.9, chances_of(weak, learned()).missing > 0.9
    (True, True)
    """
    sums = [weights.start.missing, weights.start.thin, weights.start.covered]
    for name, sign in weights.signs.items():
        far = (getattr(signs, name) - sign.mean) / sign.scale
        for verdict, weight in enumerate((sign.adds.missing, sign.adds.thin, sign.adds.covered)):
            sums[verdict] += weight * far
    powers = [math.exp(value - max(sums)) for value in sums]
    return PerVerdict(*(power / sum(powers) for power in powers))


@lru_cache(maxsize=1)
def learned() -> Learned:
    """Return the weights that ship with the program."""
    data = files(__package__).joinpath("weights.json").read_bytes()
    return msgspec.json.decode(data, type=Learned)
