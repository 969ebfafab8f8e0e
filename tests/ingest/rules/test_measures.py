import pytest

from studyatlas.ingest.rules.measures import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler measures coal.",
        "The boiler is a measure of coal.",
        "Coal is measured with a boiler.",
        "## Boiler\n\n- Used to measure coal",
    ],
)
def test_what_something_measures(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler measures coal"]


@pytest.mark.parametrize(
    "text",
    ["Measure the coal in the boiler.", "Coal measures a boiler.", "A boiler never measures coal."],
)
def test_what_measures_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
