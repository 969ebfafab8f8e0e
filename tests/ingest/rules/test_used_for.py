import pytest

from studyatlas.ingest.rules.used_for import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler is used for coal.",
        "Boilers are often used for coal tasks.",
        "Boilers can be used for coal.",
        "## Boiler\n\n- Ideal for coal and more",
        "- **Boiler**: suitable for coal.",
        "- Boiler\n  - Used for gravel, coal and sand",
        "## Boiler\n\nIt is hot. Use cases are coal and steam.",
        "A boiler is a simple tool for coal.",
        "| Boiler | used for coal |\n|---|---|\n| Boiler | used for coal |",
    ],
)
def test_what_something_is_used_for(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler used_for coal"]


@pytest.mark.parametrize(
    "text",
    [
        "A boiler is not used for coal.",
        "A boiler used to burn coal.",
        "A boiler may be used for coal.",
        "A boiler is used for coal trains.",
        "A steam engine is used for engines.",
        "Coal is used for a boiler.",
        "## Boiler\n\nThe grate is used for coal.",
        "## Boiler\n\n- Grate - holds the fire. Used for coal.",
        "**Boiler**: is hot.\n**Grate bar** - cast iron. Used for coal.",
        "## Boiler\n\nHot.\nGrate bar: cast iron. Used for coal.",
        "## What a boiler is not\n\nUsed for coal.",
    ],
)
def test_what_says_no_use(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []
