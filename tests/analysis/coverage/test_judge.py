"""The verdict from signs, and what no likeness can outweigh."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.analysis.coverage.judge import (
    COVERED_FROM,
    PerVerdict,
    chances_of,
    learned,
    settle,
)
from studyatlas.analysis.coverage.plain import Told
from studyatlas.analysis.coverage.signs import Signs

NAMES = [field.name for field in fields(Signs)]
WEAK = Signs(**dict.fromkeys(NAMES, 0.0))
SURE, UNSURE = PerVerdict(0.05, 0.05, 0.9), PerVerdict(0.3, 0.4, 0.3)
THERE = Told(text=True, on_topic=True)


def test_every_sign_has_a_weight_and_no_other() -> None:
    assert list(learned().signs) == NAMES


@given(st.lists(st.floats(-1, 8), min_size=len(NAMES), max_size=len(NAMES)))
def test_chances_add_up_to_1(values: list[float]) -> None:
    chances = chances_of(Signs(*values), learned())
    assert chances.missing + chances.thin + chances.covered == pytest.approx(1)


@pytest.mark.parametrize(
    "sign", ["likeness", "core", "most_allotted", "best_heading", "own", "examples_taught"]
)
def test_more_of_a_good_sign_makes_covered_likelier(sign: str) -> None:
    more = chances_of(replace(WEAK, **{sign: 1.0}), learned())
    assert more.covered > chances_of(WEAK, learned()).covered


def test_an_empty_section_of_its_own_makes_it_less_likely() -> None:
    less = chances_of(replace(WEAK, left_open=1.0), learned())
    assert less.covered < chances_of(WEAK, learned()).covered


@pytest.mark.parametrize(
    ("chances", "told", "verdict"),
    [
        (SURE, THERE, "covered"),
        (SURE, replace(THERE, text=False), "missing"),
        (SURE, replace(THERE, on_topic=False), "thin"),
        (SURE, replace(THERE, whole=False), "covered"),
        (SURE, replace(THERE, whole=False, few=True), "thin"),
        (SURE, replace(THERE, little=True), "thin"),
        (PerVerdict(0.3, 0.1, 0.6), THERE, "thin"),
        (UNSURE, THERE, "thin"),
        (UNSURE, replace(THERE, few=True, explained=True), "covered"),
        (PerVerdict(0.8, 0.1, 0.1), replace(THERE, mentioned=True), "missing"),
        (PerVerdict(0.8, 0.1, 0.1), replace(THERE, mentioned=True, few=True), "thin"),
        (PerVerdict(0.02, 0.38, COVERED_FROM - 0.05), THERE, "thin"),
    ],
)
def test_what_is_told_plainly_bounds_the_verdict(chances, told, verdict) -> None:
    assert settle(chances, told) == verdict
