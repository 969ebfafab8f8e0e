"""How far the examples are taught that an item names."""

import time
from textwrap import dedent

from studyatlas.analysis.coverage import Status, make_coverage
from studyatlas.analysis.coverage.findings import Examiner
from studyatlas.analysis.coverage.found import Findings
from studyatlas.analysis.coverage.topics import Level

GUIDE = """
    # Running a shop
    ## Task 1.1: Run it
    Knowledge of:
    - Kinds of carts (for example, weight optimized, general purpose)
    - Watching the doors (for example, Amazon EventBridge events)
    - Keeping books (for example, resource tagging, double entry)
    - Machines that write (for example, Amazon Scribbler, Amazon Parrot)
    - Carts of the right size (for example, Amazon Weight Optimizer)
"""


def _found(read, item: int, notes: str) -> Findings:
    atlas = read({"guide.md": GUIDE, "notes.md": dedent(notes)})
    exam = atlas.exams[0]
    return Examiner(atlas, exam).examine(list(exam.items())[item - 1])


def _levels(found: Findings) -> dict[str, Level]:
    return {example.text: example.level for example in found.examples}


def test_what_does_it_is_not_what_it_is_done_to(read) -> None:
    text = "looks at last month's loads and says which cart is too large or too small for its work."
    optimizer = f"# Carts\n\n**Weight Optimizer** {text}\n"
    assert _levels(_found(read, 1, optimizer))["weight optimized"] is Level.NOTHING
    optimized = f"# Carts\n\n**Weight optimized** carts are hollow; nobody {text}\n"
    assert _levels(_found(read, 1, optimized))["weight optimized"] is Level.TAUGHT
    only = optimized.replace("nobody ", "one ")
    assert _levels(_found(read, 5, only))["Amazon Weight Optimizer"] is Level.NOTHING
    assert _levels(_found(read, 5, optimizer))["Amazon Weight Optimizer"] is Level.TAUGHT


def test_a_word_that_the_name_has_in_it_may_be_left_out(read) -> None:
    notes = """
        # EventBridge

        A rule matches what happens in an account by its pattern and calls a function or a queue.
    """
    assert _levels(_found(read, 2, notes)) == {"Amazon EventBridge events": Level.TAUGHT}


def test_a_text_that_keeps_to_the_word_teaches_it_under_any_heading(read) -> None:
    text = """
        # Whose bill is this?

        Five teams share an account, so each thing gets tags: a tag for the team, a tag for the
        project. Without tags nobody knows who pays; strict rules refuse what has no tag at all, and
        old things are found by a monthly search.
    """
    assert _levels(_found(read, 3, text))["resource tagging"] is Level.TAUGHT
    assert _levels(_found(read, 3, text.replace("tag", "key", 3)))["resource tagging"] is not (
        Level.TAUGHT
    )


def test_the_title_of_a_chapter_is_not_what_its_sections_are_about(read) -> None:
    notes = """
        # Amazon Scribbler

        ## Carts

        Carts with two wheels are pushed, those with four are pulled, and all of them are oiled.
    """
    assert _levels(_found(read, 4, notes))["Amazon Scribbler"] is not Level.TAUGHT


def test_an_empty_row_leaves_an_example_open(read) -> None:
    notes = """
        # Machines

        | Machine | What it does |
        | --- | --- |
        | Scribbler | - |
        | Amazon Parrot | Reads a text aloud in one of forty voices, quickly or slowly |
    """
    found = _found(read, 4, notes)
    assert found.open_rows == ("Amazon Scribbler",)


def test_the_longest_section_made_for_an_item_is_measured(read) -> None:
    none = _found(read, 2, "# Else\n\nNothing of that kind stands here at all.\n")
    assert none.made_for is None
    short = _found(read, 2, "# Watching the doors\n\nAsk Ann.\n")
    assert short.made_for == 2
    deep = "# Watching the doors\n\n## Front\n\nTwo guards stand at the front door all day long.\n"
    assert _found(read, 2, deep).made_for > 5


def test_without_a_word_on_most_things_side_by_side_nothing_is_covered(read) -> None:
    guide = """
        # Flying
        ## Task 1.1: Fly
        Knowledge of:
        - The effect of flaps, slats and spoilers
    """
    flaps = (
        "The effect of flaps is more lift and more drag at a lower speed; they go out in steps. "
    )
    notes = "# Effect of flaps\n\n" + flaps * 3
    item = make_coverage(read({"guide.md": guide, "notes.md": notes})).items[0]
    assert item.status is Status.THIN
    assert item.without_material == ("slats", "spoilers")


def test_an_empty_row_on_something_else_leaves_an_example_alone(read) -> None:
    table = (
        "# Shop\n\nIs open.\n\n| What | Note |\n|---|---|\n| {} | - |\n| Bell | rings at noon |\n"
    )
    assert _found(read, 3, table.format("Double entry")).open_rows == ("double entry",)
    assert _found(read, 3, table.format("Double doors")).open_rows == ()


def test_an_empty_row_may_leave_out_what_the_examples_have_in_common(read) -> None:
    guide = GUIDE.replace("double entry", "day books, cash books")
    atlas = read(
        {"guide.md": guide, "notes.md": "# Shop\n\n| What | Why |\n|--|--|\n| Cash | - |\n"}
    )
    found = Examiner(atlas, atlas.exams[0]).examine(list(atlas.exams[0].items())[2])
    assert found.open_rows == ("cash books",)


def test_thousands_of_examples_take_linear_time(read) -> None:
    few, many = _seconds(read, 400), _seconds(read, 3200)
    assert many < max(32 * few, 0.5)


def _seconds(read, count: int) -> float:
    names = ", ".join(f"cart{n} wheel{n}" for n in range(count))
    guide = f"# Shop\n## Task 1.1: Run it\nKnowledge of:\n- Carts (for example, {names})\n- Doors\n"
    atlas = read({"guide.md": guide, "notes.md": "# Carts\n\nCarts roll on wheels all day.\n"})
    start = time.process_time()
    examiner = Examiner(atlas, atlas.exams[0])
    assert [len(examiner.examine(item).examples) for item in atlas.exams[0].items()] == [count, 0]
    return time.process_time() - start
