import pytest

from studyatlas.ingest.rules.affects import find as affects
from studyatlas.ingest.rules.mitigates import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler prevents accidents.",
        "## Boiler\n\n- Protects against accidents",
        "Accidents can be avoided by a boiler.",
        "A boiler reduces accidents.",
        "- **Boiler**: helps to prevent accidents",
    ],
)
def test_an_ill_and_its_remedy(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler mitigates accident"]
    assert extract(affects, f"# Rails\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "A boiler does not prevent accidents.",
        "## Boiler\n\n- Prevent accidents",
        "A boiler reduces coal.",
        "A boiler reduces the cost of accidents.",
        "Accidents prevent a boiler.",
    ],
)
def test_what_is_no_remedy(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
