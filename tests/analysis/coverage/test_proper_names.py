"""An item that asks about things by their proper names is judged by these names."""

from textwrap import dedent

import pytest

from studyatlas.analysis.coverage import Status, make_coverage
from studyatlas.analysis.coverage.proper import proper_names

GUIDE = """
    # Orchard rules
    ## Task 1.1: Keep the rules
    - Purpose and limits of the Seed Act, the Graft Code, and FruitTrack
    - Registering with FruitTrack and the Graft Code
    - Entering trees into OrchardBook
"""


@pytest.mark.parametrize(
    ("core", "names"),
    [
        ("Configuring CodeBuild and AWS CodeDeploy for ML", ("CodeBuild", "AWS CodeDeploy")),
        ("Drift in a deployed model", ()),
        ("How AWS stores data", ()),
        ("Causes of World War 2", ("World War 2",)),
        ("VPC and IAM", ()),
        ("", ()),
    ],
)
def test_names_are_runs_of_capitals_but_neither_openings_nor_acronyms(core, names) -> None:
    assert proper_names(core) == names


@pytest.fixture
def judge(read):
    """Return the verdicts on the guide's items in order, for some notes."""

    def judged(notes: str):
        files = {"guide.md": GUIDE, "notes.md": dedent(notes)}
        return make_coverage(read(files)).items

    return judged


SEED_ACT = """
    # Seed Act

    Growers sign every parcel and hold a sample back for three seasons in a dry cellar.
"""
GRAFT_CODE = """
    # Graft Code

    Whoever joins a scion marks stock and date on a lead label and reports the variety in May.
"""
FRUITTRACK = """
    # FruitTrack

    A register in which each crate carries a number from the tree down to the market stall.
"""


def test_an_item_made_of_names_is_covered_where_most_are_explained(judge) -> None:
    first, second, _ = judge(SEED_ACT + GRAFT_CODE + FRUITTRACK)
    assert first.status is Status.COVERED
    assert {e.heading for e in first.evidence} >= {"Seed Act", "Graft Code", "FruitTrack"}
    assert second.without_material == ()


def test_a_name_without_a_word_on_it_is_told_and_half_of_them_is_not_enough(judge) -> None:
    _, second, third = judge(GRAFT_CODE)
    assert second.status is Status.THIN
    assert second.without_material == ("FruitTrack",)
    assert third.status is Status.MISSING
