import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.export.coverage_csv import render


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_one_row_for_each_item(report) -> None:
    header, thin, missing = rows(render(report("Nets")))
    assert header == [
        "code",
        "task",
        "status",
        "text",
        "evidence",
        "without_material",
        "nearest",
    ]
    assert thin == ["1.1.K1", "1.1", "thin", "Nets", "notes/Nets.md:3", "Nets", "notes/Nets.md:3"]
    assert missing[2:5] == ["missing", "Nets", ""]


@pytest.mark.parametrize("formula", ["=cmd()", "+1+1", "-2", "@SUM(A1)", "\t=cmd()", "\r=cmd()"])
def test_no_spreadsheet_runs_a_formula(report, formula) -> None:
    for row in rows(render(report(formula)))[1:]:
        assert row[3] == f"'{formula}"
        assert row[5] == f"'{formula}"
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize(
    "text", ["<script>", "a | b", 'say "x", y', "two\nlines", "; ", "naïve ☕"]
)
def test_hostile_text_stays_in_its_cell(report, text) -> None:
    found = rows(render(report(text)))
    assert {len(row) for row in found} == {7}
    assert [row[3] for row in found[1:]] == [text, text]


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_any_text_can_be_read_back(report, text) -> None:
    found = rows(render(report(text)))
    assert [row[3].removeprefix("'") for row in found[1:]] == [text.removeprefix("'")] * 2
