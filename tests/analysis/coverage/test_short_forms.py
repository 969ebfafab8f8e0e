"""Examples that say what is done to something stand in notes under one word of them."""

from textwrap import dedent

from studyatlas.analysis.coverage import ItemCoverage, Status, make_coverage

GUIDE = """
    # Keeping a shop
    ## Task 1.1: Keep stock
    Knowledge of:
    - Ways to find goods again (for example, crate labelling)
    - Ways to close bottles (for example, waxed corking, glass corking)
"""


def _items(read, notes: str) -> tuple[ItemCoverage, ...]:
    return make_coverage(read({"guide.md": GUIDE, "notes.md": dedent(notes)})).items


def test_a_text_under_the_one_word_teaches_the_example(read) -> None:
    notes = """
        # Labels

        A strip on each crate tells the goods, the day they came, and the shelf they are found on;
        old strips come off first, or two of them contradict each other for months.
    """
    found = _items(read, notes)[0]
    assert found.status is not Status.MISSING
    assert found.without_material == ()


def test_a_word_that_several_examples_share_tells_none_of_them(read) -> None:
    notes = """
        # Corks

        Oak bark is boiled, pressed flat, and cut by machine in three lengths; champagne takes the
        longest ones, vinegar the short and cheap ones that crumble after a summer.
    """
    found = _items(read, notes)[1]
    assert found.status is not Status.COVERED
    assert found.without_material == ("waxed corking", "glass corking")
