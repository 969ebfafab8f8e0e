import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyatlas.export.node_link import render
from studyatlas.ingest.build import build, build_workspace
from studyatlas.model.position import Origin
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace, open_workspace

FILES = {
    "graph/plants.yaml": """\
moss:
  type: concept
  aliases: [bryophyte]
  requires: [spore]
  contrasts_with: [{to: fern, source: plants.md, quote: moss has no roots}]
spore: {type: concept}
fern: {type: concept, requires: [spore]}
botanist/1.1.K2: {waived: known well}
""",
    "data/guide.md": """\
---
exam: botanist
---
# Botanist

## Domain 1: Green things (40%)

### Task 1.1: Know plants

Knowledge of:

- Mosses
- Ferns
""",
    "data/plants.md": """\
# Plants

Unlike a fern, moss has no roots. See [[Spores]].

## Ferns and mosses

Both of them make spores, as fungi do.
""",
    "data/spores.md": "# Spores\n\nA single cell that can grow. See [plants](plants.md).\n",
}


def in_memory(files: dict[str, str]) -> Workspace:
    sources = [SourceFile(path, text) for path, text in files.items()]
    return Workspace(
        root=None,  # type: ignore[arg-type] - building reads no file
        name="botany",
        notes=tuple(s for s in sources if s.path.endswith(".md")),
        curation=tuple(s for s in sources if s.path.endswith(".yaml")),
    )


def test_a_whole_workspace(workspace) -> None:
    atlas, problems = build(workspace(FILES))
    assert problems == []
    assert {name: node.type for name, node in atlas.nodes.items()} == {
        "botanist/1": "domain",
        "botanist/1.1": "task",
        "botanist/1.1.K1": "item",
        "botanist/1.1.K2": "item",
        "data/plants.md#plants": "section",
        "data/plants.md#plants/ferns-and-mosses": "section",
        "data/spores.md#spores": "section",
        "fern": "concept",
        "moss": "concept",
        "plant": "concept",
        "spore": "concept",
    }
    told = {
        (r.relation, r.source.rpartition("#")[2], r.target.rpartition("#")[2]): (
            r.provenance.origin.value,
            r.provenance.rule,
            str(r.provenance.position),
        )
        for r in atlas.relations
        if r.relation not in ("part_of", "mentions")
    }
    assert told == {
        ("requires", "moss", "spore"): ("curated", "curated", "graph/plants.yaml:4"),
        ("requires", "fern", "spore"): ("curated", "curated", "graph/plants.yaml:7"),
        ("contrasts_with", "moss", "fern"): ("stated", "curated-quote", "data/plants.md:3"),
        ("asks_about", "botanist/1.1.K1", "moss"): ("stated", "item-asks", "data/guide.md:12"),
        ("asks_about", "botanist/1.1.K2", "fern"): ("stated", "item-asks", "data/guide.md:13"),
        ("explains", "plants/ferns-and-mosses", "moss"): (
            "inferred",
            "heading-explains",
            "data/plants.md:5",
        ),
        ("explains", "plants/ferns-and-mosses", "fern"): (
            "inferred",
            "heading-explains",
            "data/plants.md:5",
        ),
        ("explains", "plants", "plant"): ("stated", "heading-explains", "data/plants.md:1"),
        ("explains", "spores", "spore"): ("stated", "heading-explains", "data/spores.md:1"),
        ("links_to", "plants", "spores"): ("stated", "note-links", "data/plants.md:3"),
        ("links_to", "spores", "plants"): ("stated", "note-links", "data/spores.md:3"),
    }
    assert [(i.code, i.waived) for exam in atlas.exams for i in exam.items()] == [
        ("1.1.K1", ""),
        ("1.1.K2", "known well"),
    ]
    assert (atlas.links.resolved, atlas.links.dangling) == (2, 0)


def test_every_stated_quote_stands_on_its_lines(workspace) -> None:
    root = workspace(FILES)
    atlas, _ = build(root)
    for relation in atlas.relations:
        at = relation.provenance
        if at.origin is Origin.STATED and at.quote:
            lines = (root / at.position.path).read_text(encoding="utf-8").split("\n")
            said = "\n".join(lines[at.position.line - 1 : at.position.end_line])
            assert at.quote in said


def test_building_twice_gives_the_same_bytes(workspace) -> None:
    root = workspace(FILES)
    first, second = build(root), build(root)
    assert render(first[0]) == render(second[0])
    assert first[1] == second[1]


def test_the_order_of_files_makes_no_difference() -> None:
    expected, _ = build_workspace(in_memory(FILES))
    for seed in range(6):
        names = list(FILES)
        random.Random(seed).shuffle(names)  # noqa: S311 - an order, no secret
        atlas, problems = build_workspace(in_memory({name: FILES[name] for name in names}))
        assert render(atlas) == render(expected)
        assert problems == []


def test_problems_are_sorted_and_stand_once(workspace) -> None:
    files = {
        "graph/b.yaml": "fern: {type: concpt}\nmoss: {type: concept, uses: [moss, sun]}\n",
        "graph/a.yaml": "x: [\n",
        "data/a.md": "[[Nowhere]] and [[Nowhere]]\n",
        "data/b.md": b"caf\xe9",
        "data/c.md": "",
    }
    _, problems = build(workspace(files))
    assert problems == sorted(set(problems))
    assert [(str(p.position), p.rule) for p in problems] == [
        ("data/a.md:1", "dangling-link"),
        ("data/a.md:1", "dangling-link"),
        ("data/b.md:1", "not-utf8"),
        ("data/c.md:1", "empty-file"),
        ("graph/a.yaml:2", "yaml-syntax"),
        ("graph/b.yaml:1", "unknown-type"),
        ("graph/b.yaml:2", "self-relation"),
        ("graph/b.yaml:2", "unknown-node"),
    ]


@pytest.mark.parametrize("files", [{}, {"a.txt": "x"}, {"a.md": "\n"}])
def test_an_empty_workspace_is_an_empty_atlas(workspace, files) -> None:
    atlas, problems = build(workspace(files))
    assert (dict(atlas.nodes), atlas.relations, atlas.exams) == ({}, (), ())
    assert len(problems) >= 1


def test_a_section_without_material_is_no_node() -> None:
    text = "# Moss\n## Fern\n- TBD\n\n![fern](fern.png)\n## Spore\n```\nx\n```\n## Fungus\nOne.\n"
    atlas, _ = build_workspace(in_memory({"graph/a.yaml": "{}", "a.md": text}))
    assert [*atlas.nodes] == ["a.md#moss/fungus"]
    assert len(atlas.sections) == 4


NOTE = st.lists(
    st.sampled_from(
        [
            "# Moss",
            "## Fern",
            "**Spores**",
            "Moss and ferns make spores.",
            "- **Moss**: it has no roots at all.",
            "| Fern | it has fronds |\n|---|---|\n| Moss | none |",
            "### Task 1.2: Grow\n\n- Mosses\n",
            "[[Plants]] [x](spores.md) [[Nowhere]]",
            "---\nexam: other\n---",
        ]
    ),
    max_size=6,
).map("\n\n".join)


@given(NOTE, st.sampled_from(["data/a.md", "data/m/new.md", "data/z.md"]))
def test_another_note_changes_no_id_that_was_there(text: str, path: str) -> None:
    before, _ = build_workspace(in_memory(FILES))
    after, problems = build_workspace(in_memory({**FILES, path: text}))
    assert {*before.nodes} <= {*after.nodes}
    assert {r.key for r in before.relations} - {r.key for r in after.relations} <= {
        key for key in (r.key for r in before.relations) if key[1] == "links_to"
    }
    assert all("\n" not in str(problem) for problem in problems)


@given(st.text(), st.text())
@example("# A\r# B\x0b", "a: &x [*x]")
@example("---\nexam: \x00\n---\n# 1.1 x\n\n- y", "extends: [~, mla-c0]")
@example("# ٢.٣ x\n\n- y\n\n# Task ٢.٣: x\n- y", "'': {type: concept}")
def test_no_text_raises(note: str, curated: str) -> None:
    workspace = in_memory({"a.md": note, "graph/a.yaml": curated})
    atlas, problems = build_workspace(workspace)
    assert problems == sorted(set(problems))
    assert render(atlas)


KEYS = ["type", "label", "aliases", "summary", "context", "waived", "uses", "requires", "fern"]
ENTRIES = st.dictionaries(
    st.sampled_from(["moss", "fern", "spore", "botanist/1.1.K1", "extends", "node_types"]),
    st.dictionaries(
        st.sampled_from(KEYS),
        st.sampled_from(["concept", "tool", "fern", "[moss, fern]", "[{to: moss}]", "~", "{a: b}"]),
    ),
)


@given(ENTRIES)
def test_no_curated_entry_raises(entries: dict[str, dict[str, str]]) -> None:
    text = "".join(
        f"{name}:\n" + "".join(f"  {key}: {value}\n" for key, value in entry.items())
        for name, entry in entries.items()
    )
    atlas, problems = build_workspace(in_memory({**FILES, "graph/plants.yaml": text}))
    assert all(r.source in atlas.nodes and r.target in atlas.nodes for r in atlas.relations)
    assert all(p.position.path.startswith(("graph/", "data/")) for p in problems)


@given(st.binary(max_size=200))
def test_no_bytes_raise(workspace, content: bytes) -> None:
    root = workspace({"data/a.md": content, "graph/a.yaml": content})
    read, _ = open_workspace(root)
    assert len(read.notes) == len(read.curation) <= 1
    atlas, _ = build(root)
    assert render(atlas)


def test_progress_names_every_note_and_never_goes_back(workspace) -> None:
    told: list[tuple[int, int, str]] = []
    atlas, _ = build(workspace(FILES), lambda *news: told.append(news))
    shares = [done / total for done, total, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1] < 1) == (0, True)
    whats = [what for _, _, what in told]
    assert {"plants.yaml", "data/guide.md", "data/plants.md", "data/spores.md"} <= set(whats)
    assert whats[-1] == "how it all connects"
    assert render(atlas) == render(build(workspace(FILES))[0])


def test_whoever_is_told_may_stop_the_reading(workspace) -> None:
    class Stopped(BaseException):
        pass

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        build(workspace(FILES), stop)


def test_nothing_to_read_is_no_trouble_for_progress(tmp_path) -> None:
    told: list[tuple[int, int, str]] = []
    build(tmp_path, lambda *news: told.append(news))
    build(tmp_path / "nowhere", lambda *news: told.append(news))
    assert all(0 <= done <= total for done, total, _ in told)
