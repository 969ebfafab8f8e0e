"""Names that a sentence or a title makes things, read from whole small workspaces."""

import pytest

from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.topics.told import purposes, titled
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace


def relations(text: str) -> set[str]:
    """Return what the notes state between topics, with no bundled names about."""
    files = (SourceFile("notes.md", text),)
    none = (SourceFile("graph/none.yaml", "{}"),)
    atlas = build_workspace(Workspace(None, "botany", files, none))[0]  # type: ignore[arg-type]
    return {
        f"{r.source} {r.relation} {r.target}"
        for r in atlas.relations
        if r.source not in atlas.sections and r.provenance.rule != "section"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Use cases are roof thatch and baskets.", ["roof thatch", "baskets"]),
        ("Is used for dyes, soap, and paper making.", ["dyes", "soap", "paper making"]),
        ("A simple tool for pruning and grafting tasks", ["pruning", "grafting"]),
        ("Algorithms for sorting and searching.", ["sorting", "searching"]),
        ("A Method for glazing.", ["glazing"]),
        ("Use cases are what the teacher told us", []),
        ("Used for things that grow slowly in the shade of walls, and others", []),
        ("Used for watering Reed.js gardens", []),
        ("Use cases are baskets and bigger baskets.", ["baskets"]),
        ("Reeds grow in water, and people cut them.", []),
    ],
)
def test_purposes_are_short_names_only(text: str, names: list[str]) -> None:
    assert [name.label for name in purposes(text)] == names


@pytest.mark.parametrize(
    ("title", "entries"),
    [
        ("Moss", ["Peat", "Fern"]),
        ("Types of moss", ["Peat"]),
        ("Types of moss", ["Some are green.", "It grows slowly", "They like rain"]),
        ("Types of", ["Peat", "Fern"]),
    ],
)
def test_a_title_without_a_subject_or_a_list_of_names_names_nothing(title, entries) -> None:
    assert titled(title, entries) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# Reed\n\nGrows tall in water. Use cases are roof thatch and baskets.\n",
            {"reed used_for roof-thatch", "reed used_for basket"},
        ),
        (
            "# Garden\n\n## Common pests\n\n- Aphids\n- Sawfly\n- Black spot\n",
            {"aphid example_of pest", "sawfly example_of pest", "black-spot example_of pest"},
        ),
        (
            "# Ways to reduce bloom\n\n## Shade\n\nIt is cool.\n\n## Barley straw\n\nIt rots.\n",
            {"shade affects bloom", "barley-straw affects bloom"},
        ),
        (
            "# Kiln\n\n| Tool | Problem type |\n|---|---|\n| Kiln | Wet/dry firing |\n",
            {"kiln used_for wet-firing", "kiln used_for dry-firing"},
        ),
    ],
)
def test_what_is_named_so_is_joined_to_its_subject(text: str, said: set[str]) -> None:
    assert said <= relations(text)
