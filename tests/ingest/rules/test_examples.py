import pytest

from studyatlas.ingest.rules.examples import find


@pytest.mark.parametrize(
    "text",
    [
        "All coal such as boilers.",
        "Look at the coal (e.g. the boiler).",
        "Coal, including boilers, is black.",
        "A boiler is a good example of coal.",
    ],
)
def test_an_example(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler example_of coal"]


@pytest.mark.parametrize(
    "text",
    [
        "Coal trains such as boilers.",
        "Not coal such as boilers.",
        "## Coal\n\nSuch as boilers.",
        "It burns coal, for example in a boiler.",
    ],
)
def test_what_is_no_example(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
