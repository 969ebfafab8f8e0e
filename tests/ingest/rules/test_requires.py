import pytest

from studyatlas.ingest.rules.requires import find


@pytest.mark.parametrize(
    "text",
    [
        "A boiler requires coal.",
        "The boiler needs fresh coal, and water.",
        "Boilers depend on coal.",
        "Coal is needed for a boiler.",
        "- **Boiler**: needs coal",
        "## The boiler\n\nIt gets hot. Requires coal, because fire does not come from nothing.",
        "## Boiler\n\n- Prerequisites: coal",
    ],
)
def test_what_something_requires(extract, text: str) -> None:
    relations = extract(find, f"# Rails\n\n{text}\n")
    assert [r.partition(" notes.md")[0] for r in relations] == ["boiler requires coal"]


def test_and_joins_several(extract) -> None:
    text = "Boilers and steam engines require coal and a narrow gauge."
    assert extract(find, text) == [
        "steam-engine requires coal notes.md:1 requires",
        "steam-engine requires narrow-gauge notes.md:1 requires",
        "boiler requires coal notes.md:1 requires",
        "boiler requires narrow-gauge notes.md:1 requires",
    ]


def test_the_line_within_a_paragraph_is_named(extract) -> None:
    text = "Some words first.\nA boiler requires coal.\nSome words after it.\n"
    assert extract(find, text) == ["boiler requires coal notes.md:2 requires"]


def test_of_lines_with_the_same_words_the_one_with_more_names_is_named(extract) -> None:
    text = "A boiler requires space,\nand a boiler requires coal.\n"
    assert extract(find, text) == ["boiler requires coal notes.md:2 requires"]


@pytest.mark.parametrize(
    "text",
    [
        "A boiler does not require coal.",
        "A boiler requires coal to be dry.",
        "A boiler requires coal or a narrow gauge.",
        "A boiler requires wood or coal.",
        "A boiler requires kitchen coal.",
        "A boiler requires `iam:coal`.",
        "A boiler requires coal.js in it.",
        "Hardly any boiler requires coal.",
        "A boiler never requires coal.",
        "Does a boiler require coal?",
        "A boiler could require coal.",
        "## Boiler\n\nRequire coal.",
        "## Boiler\n\nWho stands here? They need coal.",
        "A boiler requires a sack of coal.",
        "The man at the boiler requires coal.",
        "A boiler, coal.",
        "Boilers & co. Requires: coal",
        "Used for: boilers\nRequires: coal",
    ],
)
def test_what_requires_nothing(extract, text: str) -> None:
    assert extract(find, f"# Rails\n\n{text}\n") == []


@pytest.mark.parametrize("wording", ["Also need: coal", "Need: coal, water", "We also need: coal"])
def test_what_the_reader_needs_is_not_what_the_heading_is_about(extract, wording: str) -> None:
    assert extract(find, f"# Boiler\n\nSome words first.\n\n{wording}\n") == []
