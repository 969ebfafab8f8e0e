import pytest

from studyatlas.ingest.markdown import read_markdown
from studyatlas.ingest.sources import SourceFinder
from studyatlas.model.problem import Problem
from studyatlas.store.read import read_curation
from studyatlas.store.source_file import SourceFile

NOTES = {
    "data/herbs.md": "# Herbs\n\nBasil goes into pesto.\n  Mint goes into tea.  \nMint again.\n",
    "data/a/trees.md": "# Oak\n",
    "data/b/trees.md": "# Elm\n",
}


def place(target: str) -> tuple[str, ...]:
    """Return where a relation comes from: `path:line`, origin, rule, quote; and the complaints."""
    finder = SourceFinder(read_markdown(path, text) for path, text in NOTES.items())
    text = f"basil:\n  used_for:\n    - {target}\n"
    curation, _ = read_curation([SourceFile("graph/a.yaml", text)])
    problems: list[Problem] = []
    found = finder.provenance(curation.relations[0], problems)
    return (
        str(found.position),
        found.origin,
        found.rule,
        found.quote,
        *(f"{p.position.line}:{p.position.column} {p.message}" for p in problems),
    )


def test_without_a_source_it_is_field_knowledge() -> None:
    assert place("pesto") == ("graph/a.yaml:3", "curated", "curated", "- pesto")


@pytest.mark.parametrize(
    ("source", "line", "quote"),
    [
        ("source: herbs.md, quote: goes into pesto", 3, "goes into pesto"),
        ("source: data/herbs.md, quote: goes into pesto", 3, "goes into pesto"),
        ("source: 'herbs.md:4'", 4, "Mint goes into tea."),
        ("source: 'herbs.md:4', quote: goes into", 4, "goes into"),
        ("source: b/trees.md, quote: Elm", 1, "Elm"),
    ],
)
def test_a_source_is_stated_in_the_notes(source: str, line: int, quote: str) -> None:
    path = "data/b/trees.md" if "trees" in source else "data/herbs.md"
    found = place(f"{{to: pesto, {source}}}")
    assert found == (f"{path}:{line}", "stated", "curated-quote", quote)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("source: 'herbs.md:2'", "3:27 data/herbs.md has no text on line 2"),
        ("source: 'herbs.md:99'", "3:27 data/herbs.md has no text on line 99"),
        (
            "source: 'herbs.md:3', quote: tea",
            "3:27 line 3 of data/herbs.md does not say 'tea'",
        ),
        ("source: herbs.md, quote: goes into", "3:27 2 lines say 'goes into' in data/herbs.md"),
        ("source: herbs.md, quote: sage", "3:27 no line says 'sage' in data/herbs.md"),
        ("source: herbs.md", "3:27 a source needs a line (herbs.md:12) or a quote"),
        ("source: sage.md, quote: x", "3:27 no notes file 'sage.md'"),
        ("source: erbs.md, quote: x", "3:27 no notes file 'erbs.md'"),
        (
            "source: trees.md, quote: x",
            "3:27 source 'trees.md' may be data/a/trees.md or data/b/trees.md",
        ),
        ("quote: x", "3:26 a quote needs a source: the notes file it stands in"),
    ],
)
def test_a_broken_source_is_reported_and_the_yaml_named(source: str, complaint: str) -> None:
    target = f"{{to: pesto, {source}}}"
    assert place(target) == ("graph/a.yaml:3", "curated", "curated", f"- {target}", complaint)


def test_the_place_of_a_broken_source_is_its_own_line() -> None:
    assert place("to: pesto\n      sign: +\n      source: sage.md")[-1].startswith("5:15 ")
