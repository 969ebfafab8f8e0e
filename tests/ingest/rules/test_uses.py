import pytest

from studyatlas.ingest.rules.uses import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler uses coal.",
        "The boiler is based on coal.",
        "Boilers use coal.",
        "## Boiler\n\n- Relies on coal",
        "- **Boiler**: built on coal",
        "A boiler (an old one) uses coal.",
        "Wagons stand still and boilers use coal.",
    ],
)
def test_what_something_uses(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler uses coal"]


@pytest.mark.parametrize(
    "text",
    [
        "Use coal in the boiler.",
        "## Boiler\n\n- Use coal",
        "A boiler uses coal dust.",
        "A boiler will not use coal.",
        "A boiler uses coal, or would you say it doesn't?",
    ],
)
def test_what_uses_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
