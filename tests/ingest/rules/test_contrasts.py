import pytest

from studyatlas.ingest.rules.contrasts import find


@pytest.mark.parametrize(
    "text",
    [
        "Unlike coal, a boiler does not burn.",
        "A boiler, unlike coal, is made.",
        "Boiler vs. coal.",
        "A boiler differs from coal.",
        "Compared with coal, the boiler is large.",
        "The difference between a boiler and coal is plain.",
        "## Coal vs boiler",
        "## 3. The boiler versus coal",
    ],
)
def test_a_contrast_is_told_once(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler contrasts_with coal"]


@pytest.mark.parametrize(
    "text",
    [
        "A boiler and coal.",
        "Unlike steam, coal heats a boiler.",
        "Boilers differ from coal trains.",
        "Steam boilers differ from coal.",
        "The differences between a boiler and coal trains are small.",
        "Boilers differ from `coal.burn`.",
        "What is the difference between a boiler and coal?",
        'The book "Boiler vs coal" is thick.',
        "~~Boiler vs coal~~",
    ],
)
def test_what_is_no_contrast(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
