import pytest

from studyatlas.ingest.rules.heading_explains import find

TEXT = "It runs on rails and water."


@pytest.mark.parametrize(
    ("heading", "nodes", "origin"),
    [
        ("Steam engine", ["steam-engine"], ""),
        ("Steam locomotives", ["steam-engine"], ""),
        ("BOILER", ["boiler"], ""),
        ("How a boiler works", ["boiler"], " inferred"),
        ("Boilers and coal", ["boiler", "coal"], " inferred"),
        ("3. Boiler vs. coal", ["boiler", "coal"], " inferred"),
        ("How to choose suitable boilers", ["boiler"], " inferred"),
        ("Boiler types and uses", ["boiler"], " inferred"),
        ("Coal before electricity", ["coal"], " inferred"),
        ("The boiler team", [], ""),
        ("Why boilers fail", [], ""),
        ("Brown coal on rails", [], ""),
        ("Life before coal", [], ""),
        ("Coal/steam", [], ""),
        ("Steam engine (with a boiler)", ["steam-engine"], ""),
        ("Fuels (coal)", [], ""),
        ("Wagons", [], ""),
        ("Points", ["points"], ""),
    ],
)
def test_what_a_heading_names(extract, heading: str, nodes: list[str], origin: str) -> None:
    source = extract(find, f"# {heading}\n\n{TEXT}\n")
    assert [line.split()[2] for line in source] == nodes
    assert all(
        line.endswith(f"explains {node} notes.md:1 heading-explains{origin}")
        for line, node in zip(source, nodes, strict=True)
    )


def test_a_bold_line_is_a_heading(extract) -> None:
    assert extract(find, f"# Rails\n\n**Boiler**\n\n{TEXT}\n") == [
        "notes.md#rails/boiler explains boiler notes.md:3 heading-explains"
    ]


@pytest.mark.parametrize(
    "below",
    [
        "",
        "TBD",
        "Too short here.",
        "![A boiler from the side](boiler.png)",
        "- -\n- n/a\n- TBD\n- here",
        "```\nfour words of code\n```",
        "## Parts\n\nFour words and more.",
    ],
)
def test_a_heading_with_no_text_below_explains_nothing(extract, below: str) -> None:
    assert extract(find, f"# Boiler\n\n{below}\n") == []


def test_a_homonym_needs_its_context(extract) -> None:
    assert extract(find, "# Points\n\nIn your talk, make three of them.\n") == []
    assert extract(find, "# Tracks\n\n## Points\n\nThese are moved by a lever.\n") == [
        "notes.md#tracks/points explains points notes.md:3 heading-explains"
    ]
