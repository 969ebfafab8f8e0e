import pytest

from studyatlas.ingest.rules.mentions import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boiler needs coal.", ["boiler 1", "coal 1"]),
        ("Coal.\n\nMore coal.", ["coal 1"]),
        ("Hot.\n\n- a boiler\n- some coal", ["boiler 3", "coal 4"]),
        ("| a | b |\n|---|---|\n| x | coal |", ["coal 3"]),
        ("```\ncoal()\n```", ["coal 2"]),
        ("It runs hot.\nA boiler does that.", ["boiler 2"]),
        ("They built a steam\nlocomotive.", ["steam-engine 1..2"]),
        ("Boilermaker", []),
        ("![coal](coal.png)", []),
        ("<!-- coal -->", []),
        ("Steam locomotives.", ["steam-engine 1"]),
        ("Three points to make.", []),
        ("Points of a track.", ["points 1"]),
    ],
)
def test_each_name_once_where_it_first_stands(extract, text: str, expected: list[str]) -> None:
    assert extract(find, text) == [
        f"notes.md mentions {name} notes.md:{lines} mentions"
        for name, lines in (line.split() for line in expected)
    ]


def test_a_heading_is_no_mention(extract) -> None:
    assert extract(find, "# Boiler\n\nIt is hot.\n") == []


def test_every_section_mentions_for_itself(extract) -> None:
    assert extract(find, "# A\n\nCoal.\n\n# B\n\nCoal.\n") == [
        "notes.md#a mentions coal notes.md:3 mentions",
        "notes.md#b mentions coal notes.md:7 mentions",
    ]


def test_an_exam_guide_mentions_nothing(extract) -> None:
    assert extract(find, "# Task 1.1: Stoke\n\nKnowledge of:\n\n- Coal and boilers\n") == []
