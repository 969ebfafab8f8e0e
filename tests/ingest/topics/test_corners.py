import pytest

from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.topics import subjects


def named(text: str) -> list[str]:
    found = subjects(read_markdown("notes.md", text))
    return [one.name.label for one in found if one.rule == "row-topic"]


@pytest.mark.parametrize("corner", ["", "-", "—"])
def test_rows_are_things_below_headers_that_tell_properties(corner: str) -> None:
    table = f"| {corner} | Meaning | Used for |\n|---|---|---|\n| Moss | a low plant | nothing |\n"
    assert named(f"# Notes\n\n{table}") == ["Moss"]


def test_rows_are_things_if_the_note_speaks_of_them_and_not_of_the_columns() -> None:
    table = "| | flowers | lives |\n|---|---|---|\n| Moss | never does | on wet stones |\n"
    assert named(f"# Notes\n\nMosses are low.\n\n{table}") == ["Moss"]
    assert named(f"# Notes\n\nThey are low.\n\n{table}") == []


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("# Moss and fern\n\nThe height is low.", "| | moss | fern |"),
        ("Height.", "| | Moss | Fern |"),
    ],
)
def test_rows_may_be_the_properties_of_what_stands_above(text: str, header: str) -> None:
    row = "| Height | as low as a thumb | up to a meter |"
    assert named(f"{text}\n\n{header}\n|---|---|---|\n{row}\n") == []


def test_a_year_is_no_thing() -> None:
    table = "| | grows | lives |\n|---|---|---|\n| 1990 | very well | on wet stones |\n"
    assert named(f"# Notes\n\nIn 1990 it grew.\n\n{table}") == []


@pytest.mark.parametrize("row", ["Total", "**Total:**", "Sum", "Grand total", "Average"])
def test_what_sums_up_the_other_rows_is_no_thing(row: str) -> None:
    table = f"|  | Meaning | Job |\n|---|---|---|\n| {row} | twelve or more of it | thirteen |\n"
    assert named(f"# Notes\n\n{table}") == []
    assert named(f"# Notes\n\n{table.replace(row, 'Sum rule')}") == ["Sum rule"]


def test_a_row_that_lost_a_column_tells_nothing() -> None:
    table = "| | Meaning | Used for |\n|---|---|---|\n| Moss | a low and old plant |\n"
    assert named(f"# Notes\n\n{table}") == []
