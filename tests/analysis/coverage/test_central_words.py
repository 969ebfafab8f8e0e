"""What an item says twice is what it is about."""

from textwrap import dedent

from studyatlas.analysis.coverage import Status, make_coverage

GUIDE = """
    # Keeping a shop
    ## Task 1.1: Keep stock
    Knowledge of:
    - Crate tagging and labelling offices that hand out well-labelled crates
    - Opening hours
"""


def _first(read, notes: str):
    return make_coverage(read({"guide.md": GUIDE, "notes.md": dedent(notes)})).items[0]


def test_a_passage_that_keeps_to_it_teaches_the_item(read) -> None:
    notes = """
        # Paper

        A label is pasted on the left side. Labels of sold goods come off at once, or the next
        label hides them; who labels wet wood needs wax.
    """
    found = _first(read, notes)
    assert found.status is Status.COVERED
    assert found.evidence[0].why == "keeps to a word that the item says twice"


def test_a_passage_that_says_it_once_does_not(read) -> None:
    notes = """
        # Paper

        A label is pasted on the left side; rolls of brown paper hang above the bench with twine,
        and the knife lies in the drawer where no child gets at it.
    """
    assert _first(read, notes).status is not Status.COVERED
