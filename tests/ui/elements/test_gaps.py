"""What the list of gaps is told, as plain JSON."""

import json

from studyatlas.analysis.coverage import gaps, select_items
from studyatlas.ui.elements.gaps import gaps_data


def test_gaps_stand_by_what_they_bring(boats) -> None:
    report, exam = boats
    data = gaps_data(gaps(report, exam), report.items)
    assert [(row["code"], row["mark"], row["gain"]) for row in data["rows"]] == [
        ("2.1.2", "!", "+35.0"),
        ("1.1.S1", "○", "+10.0"),
        ("1.1.K2", "◐", "+5.0"),
    ]
    assert data["title"] == "3 gaps"
    assert "together 50.0 percentage points" in data["words"]
    assert json.loads(json.dumps(data)) == data


def test_a_gap_names_what_is_missing_and_the_section_to_extend(boats) -> None:
    report, exam = boats
    thin = gaps_data(gaps(report, exam), report.items)["rows"][2]
    assert thin["missing"] == ["feathering", "sculling"]
    assert (thin["nearest"]["lines"], thin["nearest"]["heading"]) == ("data/notes.md:9", "Harbour")
    stale = gaps_data(gaps(report, exam), report.items)["rows"][0]
    assert stale["nearest"] is None


def test_only_gaps_that_the_filters_keep_are_listed(boats) -> None:
    report, exam = boats
    found = gaps(report, exam)
    data = gaps_data(found, select_items(report, exam, ("thin", "covered")), chosen="1.1.K2")
    assert [row["code"] for row in data["rows"]] == ["1.1.K2"]
    assert (data["title"], data["chosen"]) == ("1 of 3 gaps", "1.1.K2")
    assert "together 5.0 percentage points" in data["words"]
    assert gaps_data(found, [])["words"] == "None that the filters keep."
    assert gaps_data([], report.items)["words"] == "The notes cover every item that is asked."
