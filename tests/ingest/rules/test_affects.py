import pytest

from studyatlas.ingest.rules.affects import find


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("A boiler increases coal.", "+"),
        ("## Boiler\n\n- Improves coal", "+"),
        ("A boiler lowers coal.", "-"),
        ("- **Boiler**: reduces coal", "-"),
        ("A boiler affects coal.", ""),
        ("Coal is affected by the boiler.", ""),
    ],
)
def test_what_something_affects(extract, text: str, sign: str) -> None:
    (relation,) = extract(find, f"# Rails\n\n{text}\n")
    assert relation.startswith(f"boiler affects{sign} coal ")


@pytest.mark.parametrize(
    "text",
    [
        "A boiler does not increase coal.",
        "## Boiler\n\n- Increase coal",
        "Less boiler increases coal.",
        "A boiler increases coal prices.",
        "A boiler reduces accidents.",
    ],
)
def test_what_affects_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []


def test_a_very_long_sentence_says_nothing(extract) -> None:
    assert extract(find, "A boiler increases coal" + " and steam" * 500) == []
