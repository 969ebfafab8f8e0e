import pytest

from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.rules.subheading import find
from studyatlas.store.workspace import SourceFile, Workspace


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Engine\n\n## Steam engine\n\nOld.\n", "steam-engine is_a engine notes.md:3"),
        ("# Boiler\n\n## Coal\n\nBlack.\n", "coal part_of boiler notes.md:3"),
        (
            "# Rails\n\n## Boiler\n\nBurns coal.\n\n### Coal\n\nBlack.\n",
            "coal part_of boiler notes.md:7",
        ),
    ],
)
def test_a_heading_below_a_heading(extract, text: str, said: str) -> None:
    assert extract(find, text) == [f"{said} subheading inferred"]


def test_headings_side_by_side_below_a_plural_are_examples(extract) -> None:
    text = "# Rails\n\n## Boiler parts\n\n### Coal\n\nBlack.\n\n### Steam engine\n\nx\n"
    assert extract(find, text) == [
        "coal example_of boiler-part notes.md:5 subheading inferred",
        "steam-engine example_of boiler-part notes.md:9 subheading inferred",
    ]


def test_a_science_is_no_plural() -> None:
    text = "Four words of text.\n\n"
    for field, said in (("Wave physics", set()), ("Wave bridges", {"lamp", "lens"})):
        notes = f"# Notes\n\n## {field}\n\n### Lens\n\n{text}### Lamp\n\n{text}"
        files = (SourceFile("a.md", notes),)
        atlas, _ = build_workspace(Workspace(None, "w", files))  # type: ignore[arg-type]
        assert {r.source for r in atlas.relations if r.relation == "example_of"} == said


@pytest.mark.parametrize(
    "text",
    [
        "# Rails\n\n## Boiler\n\nHot.\n\n### Coal\n\nBlack.\n",
        "# Boiler\n\n## Used things\n\n### Coal\n\nBlack.\n",
        "# Boiler parts\n\n## Coal\n\nBlack.\n",
        "# Boiler parts\n\n## Coal\n\nBlack.\n\n## Steam engine\n\nx\n",
        "# Rails\n\n## Boiler types\n\n### Coal\n\nBlack.\n\n### Steam engine\n\nx\n",
        "# Rails\n\n## Boiler parts\n\n### Coal parts\n\nx\n\n### Engine parts\n\nx\n",
        "# Accidents\n\n## Coal\n\nBlack.\n",
        "# Coal\n\n## Boiler\n\nA tool is no part of an idea.\n",
        "# Boiler\n\n## Boilers\n\nHot.\n",
        "# Boiler parts\n\nThe steam engine is one.\n\n## Steam engine\n\nx\n\n## Coal\n\nBlack.\n",
    ],
)
def test_what_follows_from_no_heading(extract, text: str) -> None:
    assert [r for r in extract(find, text) if r.startswith(("coal", "boiler"))] == []
