import pytest

from studyatlas.ingest.rules.provides import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler provides coal.",
        "Boilers offer you access to coal.",
        "## Boiler\n\n- Offers coal",
        "- **Boiler**: comes with cheap coal.",
    ],
)
def test_what_something_provides(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler provides coal"]


@pytest.mark.parametrize(
    "text",
    [
        "A boiler offers no coal.",
        "A boiler provides coal dust.",
        "Provide the boiler with coal.",
        "A boiler supports coal.",
        "A boiler enables coal to burn.",
    ],
)
def test_what_provides_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
