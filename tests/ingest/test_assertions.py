"""Sentences that only say that something is still to be learned are no material."""

import pytest

from studyatlas.ingest.assertions import assertions
from studyatlas.ingest.markdown import read_markdown


@pytest.mark.parametrize(
    "text",
    [
        "What is the half-life of a drug?",
        "TODO steady state",
        "Look up the half-life.",
        "Read chapter 9.",
        "We skipped the half-life.",
        "We left out the lab on endpoints.",
        "Did not get to endpoints.",
        "A team wants to prevent leakage. What should they do?",
        "Skipped: medicines in pregnancy.",
        "The class ran out before sampling, and I didn't get the slides.",
        "Sampling is not done yet.",
        "No notes on sampling.",
    ],
)
def test_what_is_still_to_be_learned_says_nothing(text) -> None:
    assert assertions(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Check the pulse and the blood pressure first.",
        "Review the logs to find the cause.",
        "Never skip the second check.",
        "The step is skipped where the cache is warm.",
        "It does not cover the cost.",
    ],
)
def test_an_instruction_or_a_plain_negation_says_something(text) -> None:
    assert assertions(text) == text


def test_the_answer_to_a_question_stays() -> None:
    assert assertions("What is a peak? The highest level.") == "The highest level."
    assert assertions("Overdose of heparin? -> protamine").endswith("protamine")


def test_a_section_of_questions_has_no_material() -> None:
    note = read_markdown("a.md", "# Sampling\n\n- What is stratified sampling?\n- Why shuffle?\n")
    assert [block.material for block in note.sections[0].blocks] == ["", ""]
