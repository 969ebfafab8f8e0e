"""What is read of links alone is what the whole reading says of them."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.links.parts import Parts
from studyatlas.ingest.links.target import note_target
from studyatlas.ingest.links_alone import build_links
from studyatlas.ingest.markdown import read_markdown
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace, open_workspace

TESTS = Path(__file__).parents[1]
VAULTS = (
    *sorted((TESTS / "cases" / "coverage").glob("*/workspace")),
    TESTS / "mistakes" / "workspace",
    TESTS / "ingest" / "outlines",
    TESTS.parent / "docs",
    TESTS.parent,
)


def vault(files: Mapping[str, str]) -> Workspace:
    return Workspace(None, "vault", tuple(SourceFile(*file) for file in files.items()))


def same(workspace: Workspace) -> None:
    """Check the links, where they lead and what is wrong with them against the whole reading."""
    files = sorted(workspace.notes, key=lambda file: file.path)
    whole = resolve_links([read_markdown(file.path, file.text) for file in files])
    wanted: dict[tuple[str, str], int] = {}
    for found in whole.resolved:
        ends = [found.note.path]
        if part := Parts(found.note).find(note_target(found.link).part):
            ends.append(part.id)
        for end in ends:
            if end != found.document.path:
                wanted.setdefault((found.document.path, end), found.link.line)
    atlas, problems = build_links(workspace)
    assert {(r.source, r.target): r.provenance.position.line for r in atlas.relations} == wanted
    assert (atlas.links.resolved, atlas.links.dangling) == (len(whole.resolved), whole.dangling)
    assert [p for p in problems if not p.rule.startswith("yaml-")] == sorted(set(whole.problems))


@pytest.mark.parametrize("folder", VAULTS, ids=lambda path: str(path.relative_to(TESTS.parent)))
def test_vaults_have_the_same_links(folder: Path) -> None:
    same(open_workspace(folder)[0])


NAMES = ("Rye", "rye", "a/Rye", "a/b/Oats", "Dough 1", "Été")
PATHS = st.sampled_from(NAMES).map("{}.md".format)
TITLES = st.sampled_from(
    [
        *("# Rye flour\n", "#  Two  words  \n", "# *Rye* flour\n", "# Rye #\n", "Rye flour\n===\n"),
        *("**Rye flour**\n\n", "<h2>Rye flour</h2>\n\n", "> # Rye flour\n", "- # Rye flour\n", ""),
        *("Words.\n\n## Part\n", "#Rye\n", "# \n## Rye flour\n", "\n\n# Rye_flour\n", "Rye\n-\n"),
        *(
            "---\naliases: [Roggen]\n---\n# Rye\n",
            '---\nsee: "[[Oats]]"\n---\n',
            "---\na: [\n---\n",
        ),
    ]
)
LINKS = st.sampled_from(
    [
        *("[[Rye]]", "[[rye flour]]", "[[Two words]]", "[[Oats#Part]]", "[[#Part]]", "[[Rye#^b]]"),
        *("[[Roggen]]", "[x](Oats.md)", "[x](/a/Rye.md#part)", "![[a/b/Oats]]", "[[gone]] ^b\n\n"),
        *("[[Dough 1|x]]", "`[[Rye]]`", "[[Part]]", "**Part**\n\nWords.\n\n", "\n\n## Part\n\n"),
    ]
)
NOTES = st.builds("{}{}".format, TITLES, st.lists(LINKS, max_size=5).map(" ".join))


@given(st.dictionaries(PATHS, NOTES, min_size=1, max_size=6))
def test_any_vault_has_the_same_links(files: dict[str, str]) -> None:
    same(vault(files))


def test_notes_and_the_headings_that_links_lead_to_are_nodes() -> None:
    texts = {
        "grains/rye.md": "# Rye\n\nWords.\n\n## Crumb\n\nDark.\n\n## Crust\n\nHard.\n",
        "index.md": "Of [[rye#Crumb]], [[rye]] and [[rye#gone]].\n",
        "empty.md": "",
    }
    atlas, problems = build_links(vault(texts))
    assert {node.id: (node.label, node.type) for node in atlas.nodes.values()} == {
        "empty.md": ("empty", "section"),
        "grains/rye.md": ("rye", "section"),
        "grains/rye.md#rye/crumb": ("Crumb", "section"),
        "index.md": ("index", "section"),
    }
    ends = [(r.source, r.relation, r.target, r.provenance.quote) for r in atlas.relations]
    said = texts["index.md"].strip()
    assert ends == [
        ("index.md", "links_to", "grains/rye.md", said),
        ("index.md", "links_to", "grains/rye.md#rye/crumb", said),
    ]
    assert [problem.rule for problem in problems] == ["missing-part"]


def test_no_note_is_read_for_a_link_to_a_whole_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studyatlas.ingest.links_alone.read_file", None)
    texts = {"a.md": "# A\n\n[[b]] and [[gone]]\n", "b.md": "[a](a.md)\n\n- An item.\n"}
    atlas, _ = build_links(vault(texts))
    assert [(r.source, r.target) for r in atlas.relations] == [("a.md", "b.md"), ("b.md", "a.md")]
