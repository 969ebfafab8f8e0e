"""After any edit the atlas and its problems are those of reading everything anew, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.analysis.search import search
from studyatlas.api_reading import read_opened
from studyatlas.export import node_link
from studyatlas.ingest import build as build_module
from studyatlas.ingest.bundled import bundled_nodes
from studyatlas.ingest.kept import Kept
from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import section_print
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

FRONT = (
    "",
    "---\naliases: [bracken]\n---\n",
    "---\ntitle: Moss\n---\n",
    "---\nrequires: [Moss, Spade]\n---\n",
    "---\nexam: gardener\n---\n",
    "---\nx: [\n---\n",
)
LINES = (
    *("", "# Moss", "# Fern (FN)", "# Shade", "# Moss vs Fern", "## Types of moss", "## a"),
    *("# Fern", "## Fern", "## Moss", "# Some Hidden Place (SHP)", "# Some Hot Place (SHP)"),
    *("- fern", "- shade", "- spade tool", "- **Fern**: grows well in much shade."),
    *("Moss requires shade.", "Fern requires moss.", "Shade requires fern.", "Uses FN a lot."),
    *("Moss is part of fern.", "Fern contrasts with moss.", "Moss contrasts with fern."),
    *("See [[b]].", "See [[a#Moss]].", "See [[gone]] and [[bracken]].", "[x](c.md#shade)"),
    *("Grows from a **spore**.", "Each **spore** is light.", "Cut a **frond**. A frond is green."),
    *("A frond is a leaf that grows.", "A spore is a cell.", "Moss is a cell, which is low."),
    *("requires:: [[Moss]]", "requires:: [[b]]", "requires:: [[nobody]]"),
    *("| Tool | Used for |\n|---|---|\n| Spade | digging, fern |\n", "Task 1.1: x", "- x"),
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.",
    "Sixteen seventeen eighteen nineteen twenty and some more words that stand in no other line.",
)
GRAPHS = (
    "",
    """
shade: {type: concept, label: Shade, requires: [light]}
light: {type: concept}
night: {type: concept, label: Night}
""",
    """
shade:
  type: concept
  label: Shade
  requires: [moss]
  used_for:
  - {to: moss, source: a.md, quote: Moss requires shade.}
moss: {type: concept, label: Moss, aliases: [mosses]}
""",
    """
gardener/1.1.1: {waived: not now}
shade: {type: concept, label: Shade}
a.md#moss: {covers: [gardener/1.1.1]}
""",
)
TEXTS = st.builds(
    lambda front, lines: front + "\n".join(lines) + "\n",
    st.sampled_from(FRONT),
    st.lists(st.sampled_from(LINES), max_size=9),
)
VAULTS = st.dictionaries(st.sampled_from(["a", "b", "c", "d/b", "e"]), TEXTS, min_size=1)


def workspace(vault: dict[str, str], graph: str = "") -> Workspace:
    notes = tuple(SourceFile(f"{name}.md", vault[name]) for name in sorted(vault))
    curation = (SourceFile("graph/a.yaml", graph),) if graph else ()
    return Workspace(None, "garden", notes, curation)


def assert_same(one: tuple[Atlas, object], other: tuple[Atlas, object]) -> None:
    atlas, expected = one[0], other[0]
    assert one[1] == other[1]
    assert list(atlas.nodes.items()) == list(expected.nodes.items())
    assert atlas.relations == expected.relations
    assert atlas == expected
    assert node_link.render(atlas) == node_link.render(expected)
    assert dict(atlas.outgoing) == dict(expected.outgoing)
    assert dict(atlas.incoming) == dict(expected.incoming)


class Reader:
    """Reads one workspace again and again, and holds each reading against one of everything."""

    def __init__(self, cache: Path | None = None, *, new_program: bool = False) -> None:
        """Keep what is read in memory; in a snapshot as well where there is a folder for it.

        With `new_program` each reading starts from nothing but the snapshot.
        """
        self.kept = Kept()
        self._snapshot = Snapshot(cache, "garden") if cache else None
        self._new_program = new_program

    def read(self, vault: dict[str, str], graph: str = "") -> tuple[Atlas, list[str]]:
        if self._new_program:
            self.kept = Kept()
        found = read_opened(workspace(vault, graph), kept=self.kept, snapshot=self._snapshot)
        assert_same(found, read_opened(workspace(vault, graph)))
        return found[0], [str(problem) for problem in found[1]]


@pytest.fixture
def anew(monkeypatch) -> list[int]:
    """Return a list with the number of notes of each reading that joined all of them."""
    found: list[int] = []
    real = build_module._anew  # noqa: SLF001 - where all notes are joined

    def join(given: Workspace, *rest, keep: bool):
        found.append(len(given.notes))
        return real(given, *rest, keep=keep)

    monkeypatch.setattr(build_module, "_anew", join)
    return found


@settings(max_examples=50)
@given(VAULTS, st.lists(VAULTS, max_size=4), st.sampled_from(GRAPHS))
def test_after_any_edits_all_is_as_if_read_anew(first, edits, graph) -> None:
    reader, vault = Reader(), first
    reader.read(vault, graph)
    for edit in edits:
        vault = {**vault, **edit}
        reader.read(vault, graph)


@settings(max_examples=25)
@given(VAULTS, st.lists(VAULTS, max_size=3), st.sampled_from(GRAPHS), st.booleans())
def test_the_same_holds_where_the_notes_come_from_a_snapshot(
    tmp_path, first, edits, graph, new_program
) -> None:
    Reader(tmp_path).read(first, graph)
    reader, vault = Reader(tmp_path, new_program=new_program), first
    for edit in ({}, *edits):
        vault = {**vault, **edit}
        reader.read(vault, graph)


@settings(max_examples=25)
@given(VAULTS, st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcxy")), max_size=4))
def test_notes_may_come_go_and_get_other_names(vault, moves) -> None:
    reader = Reader()
    reader.read(vault)
    for old, new in moves:
        text = vault.pop(old, None)
        if old != new:
            vault = {**vault, new: text or "# Moss\n\nMoss requires much shade here.\n"}
        reader.read(vault)


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=4), st.lists(st.integers(0, 40), max_size=6)
)
def test_likely_duplicates_are_those_of_comparing_anew(starts, edits) -> None:
    words = [f"word{number}" for number in range(90)]

    def text(start: int) -> str:
        return " ".join(words[start : start + 50]) + "\n"

    reader = Reader()
    vault = {f"n{number}": text(start) for number, start in enumerate(starts)}
    reader.read(vault)
    for number, start in enumerate(edits):
        vault = {**vault, f"n{number % 4}": text(start) + "more\n" * (start % 3)}
        reader.read(vault)


GARDEN = {
    "a": "# Moss\n\nMoss requires much shade. See [[b#Roots]] and [[Fronds]].\n",
    "b": "# Fern\n\nFern uses moss here and there.\n\n## Roots\n\nRoots hold the fern in place.\n",
    "c": "# Shade\n\nShade is what trees give to all below them.\n",
}
EDITS = {
    "a line more": {"c": GARDEN["c"] + "\nOne more line.\n"},
    "lines move": {"b": GARDEN["b"].replace("\n\n", "\n\nA line.\n\n", 1)},
    "a name comes": {"c": GARDEN["c"] + "\n# Trees\n\nTrees are large plants of the wood.\n"},
    "a name goes": {"c": "# Light\n\nLight is what trees take from all below them.\n"},
    "an acronym comes": {"c": GARDEN["c"].replace("# Shade", "# Some Hidden Place (SHP)")},
    "a heading goes that is linked to": {"b": GARDEN["b"].replace("## Roots", "## Stems")},
    "an alias mends a link": {"b": f"---\naliases: [Fronds]\n---\n{GARDEN['b']}"},
    "a title is nearly a link": {"c": GARDEN["c"].replace("# Shade", "# Fronds")},
    "a key declares": {"c": GARDEN["c"] + "\nrequires:: [[Fern]]\n\nrequires:: [[nobody]]\n"},
    "a copy": {"c": GARDEN["b"]},
    "a circle": {"c": GARDEN["c"] + "\nShade requires moss.\n"},
    "bad front matter": {"c": f"---\nx: [\n---\n{GARDEN['c']}"},
    "two notes": {"a": "# Moss\n\nIs green.\n", "c": "# Fern\n\nFern requires moss.\n"},
    "nothing left": {"c": "---\n"},
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("how", ["running", "started from a snapshot", "new each time"])
def test_an_edit_and_its_undoing_join_few_notes(tmp_path, how, edit, anew) -> None:
    reader = Reader(None if how == "running" else tmp_path, new_program=how == "new each time")
    before = reader.read(GARDEN)
    if how == "started from a snapshot":
        reader = Reader(tmp_path)
        assert_same((reader.read(GARDEN)[0], ()), (before[0], ()))
        anew.pop()
    after = reader.read({**GARDEN, **EDITS[edit]})
    assert after != before
    assert reader.read(GARDEN) == before
    lost = how == "new each time" and edit == "a key declares"  # its old line is not known
    assert anew == [3] * (5 if lost else 4)  # the first reading, and the three it is held against


def test_a_purpose_is_stated_as_soon_as_another_note_is_about_it() -> None:
    moss = "# Plants\n\n| Plant | Used for |\n|---|---|\n| Moss | Thatch of roofs |\n"
    reader = Reader()
    told = []
    for text in ("# Stone\n\nIs hard.\n", "# Thatch of roofs\n\nKeeps out all the rain.\n"):
        atlas, _ = reader.read({"a": moss, "b": text})
        told += [str(r.provenance.origin) for r in atlas.relations if r.relation == "used_for"]
    assert told == ["inferred", "stated"]


def test_where_an_outline_changes_all_is_joined(anew) -> None:
    guide = "# Domain 1: Dig\n## Task 1.1: Roots\nKnowledge of:\n- Moss\n- Fern\n"
    reader = Reader()
    reader.read({**GARDEN, "guide": guide})
    atlas, _ = reader.read({**GARDEN, "guide": guide + "- Shade\n"})
    assert [item.text for item in atlas.exams[0].items()] == ["Moss", "Fern", "Shade"]
    reader.read({**GARDEN, "a": "# Moss\n\nIs green.\n", "guide": guide + "- Shade\n"})
    assert anew == [4, 4, 4, 4, 4]


def test_inferred_circles_come_back_when_they_are_broken() -> None:
    one = "# Moss\n\nGreen and soft all year.\n\n## Fern\n\nGrows in the wood all year.\n"
    other = "# Fern\n\nGrows in the wood all year.\n\n## Moss\n\nGreen and soft all year.\n"
    reader = Reader()
    alone, _ = reader.read({"a": one, "b": "# Stone\n\nIs hard.\n"})
    circle, _ = reader.read({"a": one, "b": other})
    again, _ = reader.read({"a": "\nMore.\n\n" + one, "b": other})
    told = [
        [r.key for r in atlas.relations if r.relation == "part_of"]
        for atlas in (alone, circle, again)
    ]
    assert told == [[("fern", "part_of", "moss")], [], []]
    back, _ = reader.read({"a": "\nMore.\n\n" + one, "b": "# Stone\n\nIs hard.\n"})
    (part,) = [r for r in back.relations if r.relation == "part_of"]
    assert part.provenance.position.line == 8


def test_a_curated_relation_follows_the_line_that_it_quotes(anew) -> None:
    graph = """
night:
  type: concept
  requires:
  - {to: day, source: c.md, quote: As old as time}
day: {type: concept}
"""
    reader = Reader()
    _, missing = reader.read(GARDEN, graph)
    quoting = {**GARDEN, "c": GARDEN["c"] + "\nAs old as time.\n"}
    quoted, found = reader.read(quoting, graph)
    moved, _ = reader.read({**quoting, "c": "Above.\n\n" + quoting["c"]}, graph)
    lines = [
        relation.provenance.position
        for atlas in (quoted, moved)
        if (relation := atlas.relation("night", "requires", "day"))
    ]
    assert [str(line) for line in lines] == ["c.md:5", "c.md:7"]
    assert any("broken-source" in problem for problem in missing)
    assert not any("broken-source" in problem for problem in found)
    assert anew == [3, 3, 3, 3]


def test_a_link_by_hand_goes_stale_with_its_section() -> None:
    guide = "# Domain 1: Dig\n## Task 1.1: Roots\nKnowledge of:\n- Beds\n"
    vault = {**GARDEN, "guide": f"---\nexam: gardener\n---\n{guide}"}
    reader = Reader()
    atlas, _ = reader.read(vault)
    (item,) = atlas.items
    ((roots, (_, section)),) = ((k, v) for k, v in atlas.sections.items() if "roots" in k)
    graph = f"""
{roots}:
  covers:
  - {{to: {item}, section_print: {section_print(section)}}}
"""
    said, before = reader.read(vault, graph)
    _, other = reader.read({**vault, "c": "# Shade\n\nIs another.\n"}, graph)
    stale, after = reader.read({**vault, "b": vault["b"] + "More of it.\n"}, graph)
    assert said.relation(roots, "covers", item)
    assert not stale.relation(roots, "covers", item)
    assert [any("stale-by-hand" in one for one in told) for told in (before, other, after)] == [
        False,
        False,
        True,
    ]


def test_the_bundled_subject_comes_and_goes_with_what_notes_name(anew) -> None:
    services = [n.label for n in bundled_nodes(DEFAULT_SCHEMA) if n.type == "service"][:12]
    text = "# Notes\n\n" + "".join(f"- {label}\n" for label in services)
    reader = Reader()
    assert not reader.read({"a": "# Notes\n\nNothing of it so far.\n"})[0].vocabulary
    assert reader.read({"a": text})[0].vocabulary
    assert reader.read({"a": text + "\nMore.\n"})[0].vocabulary
    assert not reader.read({"a": "# Notes\n\nNothing of it any more.\n"})[0].vocabulary
    assert len(anew) == 7  # the third time only by the reading it is held against


def test_many_edits_at_once_join_all(anew) -> None:
    vault = {f"n{number:03}": f"# Moss {number}\n\nGreen.\n" for number in range(40)}
    reader = Reader()
    reader.read(vault)
    reader.read({name: text + "\nMore.\n" for name, text in vault.items()})
    assert len(anew) == 4


def test_a_search_after_an_edit_finds_what_one_finds_anew() -> None:
    kept = Kept()
    for texts in (
        GARDEN,
        {**GARDEN, **EDITS["lines move"]},
        {**GARDEN, **EDITS["a name comes"]},
        {**GARDEN, **EDITS["a name goes"]},
    ):
        atlas, _ = read_opened(workspace(texts), kept=kept)
        expected, _ = read_opened(workspace(texts))
        for query in ("moss", "tres", "light", "roots", "gives to"):
            assert search(atlas, query) == search(expected, query)


def test_what_stays_is_shared_with_the_atlas_before() -> None:
    kept = Kept()
    before, _ = read_opened(workspace(GARDEN), kept=kept)
    shared = {id(relation) for relation in before.relations}
    after, _ = read_opened(workspace({**GARDEN, **EDITS["a line more"]}), kept=kept)
    assert before.documents[0] is after.documents[0]
    assert before.nodes["moss"] is after.nodes["moss"]
    assert len([r for r in after.relations if id(r) in shared]) == len(before.relations)


def test_a_person_s_own_quote_stays_where_its_line_goes_on(tmp_path) -> None:
    before = {"a": "# A\n\nMoss requires shade.\n", "b": "# B\n\nNothing.\n"}
    after = before | {"a": "# A\n\nMoss requires shade. And rain falls.\n"}
    snapshot, kept = Snapshot(tmp_path, "garden"), Kept()
    read_opened(workspace(before, GRAPHS[2]), kept=Kept(), snapshot=snapshot)
    for vault, held in ((before, kept), (after, kept), (after, Kept())):  # warm, edited, warm
        atlas, _ = read_opened(workspace(vault, GRAPHS[2]), kept=held, snapshot=snapshot)
        found = atlas.relation("shade", "used_for", "moss")
        assert found is not None
        assert found.provenance.quote == "Moss requires shade."


def test_many_edits_hold_no_list_of_all_nodes_each() -> None:
    vault = {name: f"# {name.title()}\n\nUses [[moss]].\n" for name in "abcdefgh"} | {
        "moss": "# Moss"
    }
    kept = Kept()
    read_opened(workspace(vault), kept=kept)
    for name in "abcdefgh":
        vault = vault | {name: f"{vault[name]}\nSee [[moss]].\n"}
        read_opened(workspace(vault), kept=kept)
    joined = kept.joined
    assert joined is not None
    held = [getattr(one.relations, "found", None) for one in joined.linked]
    assert len({id(found.ids) for found in held if found and found.ids}) <= 1  # the first reading's
