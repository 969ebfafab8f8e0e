import pytest

from studyatlas.ingest.rules.row_explains import find

TABLE = "# Rails\n\n| part | what it does |\n|---|---|\n{}\n"


@pytest.mark.parametrize(
    ("row", "node"),
    [
        ("| Boiler | makes steam |", "boiler"),
        ("| **Steam locomotives** | pull |", "steam-engine"),
        ("| coal | - burns<br>- glows |", "coal"),
    ],
)
def test_a_row_explains_its_first_cell(extract, row: str, node: str) -> None:
    assert extract(find, TABLE.format(row)) == [
        f"notes.md#rails explains {node} notes.md:5 row-explains"
    ]


@pytest.mark.parametrize(
    "row",
    [
        "| Boiler | - |",
        "| Boiler | TBD |",
        "| Boiler |",
        "| Boiler | ![a boiler](boiler.png) |",
        "| The boiler of old | makes steam |",
        "| makes steam | Boiler |",
        "|  | Boiler |",
    ],
)
def test_an_empty_row_or_another_cell_explains_nothing(extract, row: str) -> None:
    assert extract(find, TABLE.format(row)) == []


def test_the_names_of_columns_explain_nothing(extract) -> None:
    assert extract(find, "| Boiler | Coal |\n|---|---|\n| old | black |\n") == []
