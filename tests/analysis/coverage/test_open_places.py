"""A section that was made for an item and is not written yet speaks against all likeness."""

from textwrap import dedent

import pytest

from studyatlas.analysis.coverage import Status, make_coverage

GUIDE = """
    # Keeping bees
    ## Task 1.1: Keep bees
    Knowledge of:
    - Feeding of colonies in autumn
    - Safety of smokers and veils
    Skills in:
    - Choosing a yard
"""
SMOKERS = """
    # Smokers and veils

    Smokers burn dry grass; a veil of black mesh keeps smokers and their users apart from stings.
    Both hang beside the door and are checked for holes before a season of visits begins.
"""


def _verdict(read, notes: str) -> Status:
    files = {"guide.md": GUIDE, "notes.md": dedent(notes)}
    return make_coverage(read(files)).items[1].status


def test_without_an_open_place_a_neighbouring_text_may_do(read) -> None:
    assert _verdict(read, SMOKERS) is Status.COVERED


@pytest.mark.parametrize("under", ["TBD", "Here", "-", "![](safety.png)"])
def test_what_was_to_stand_here_is_not_found_elsewhere(read, under: str) -> None:
    notes = f"{dedent(SMOKERS)}\n# Safety of smokers\n\n{under}\n"
    assert _verdict(read, notes) is not Status.COVERED


def test_two_headings_in_a_row_may_have_one_text(read) -> None:
    notes = f"# Safety of smokers\n{dedent(SMOKERS)}"
    assert _verdict(read, notes) is Status.COVERED


def test_a_checklist_leaves_nothing_open(read) -> None:
    checklist = "# Safety of smokers\n\nTBD\n\n# Feeding of colonies\n\nTBD\n"
    files = {"guide.md": GUIDE, "list.md": checklist, "notes.md": dedent(SMOKERS)}
    assert make_coverage(read(files)).items[1].status is Status.COVERED


@pytest.mark.parametrize("under", ["", "TBD", "![](safety.png)", "[more](https://example.org)"])
def test_the_section_to_extend_is_the_one_that_was_made_for_it(read, under: str) -> None:
    yard = "# Yard\n\nA yard in the sun is best.\n"
    notes = f"{dedent(SMOKERS)}\n# Safety of smokers\n\n{under}\n\n{yard}"
    item = make_coverage(read({"guide.md": GUIDE, "notes.md": notes})).items[1]
    assert item.nearest is not None
    assert (item.nearest.heading, item.nearest.why) == (
        "Safety of smokers",
        "was made for it and is empty",
    )
    assert item.nearest.quote == "# Safety of smokers"
