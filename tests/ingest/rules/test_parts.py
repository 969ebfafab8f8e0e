import pytest

from studyatlas.ingest.rules.parts import find


@pytest.mark.parametrize(
    "text",
    [
        "Coal is part of the boiler.",
        "Coal is a main part of boilers.",
        "The coal belongs to the boiler.",
        "A boiler consists of coal and steam.",
        "Boilers contain fresh coal.",
        "## Boiler\n\nBlack, mostly. Consists of coal.",
    ],
)
def test_a_part_and_its_whole(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["coal part_of boiler"]


@pytest.mark.parametrize(
    "text",
    [
        "Coal is not part of the boiler.",
        "A boiler contains coal dust.",
        "## Boiler\n\nContain coal.",
    ],
)
def test_what_is_no_part(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
