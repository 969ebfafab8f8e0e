"""An atlas out of a snapshot is the one that reading gives."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.api_reading import read_atlas, snapshot_of
from studyatlas.ingest import build as build_module
from studyatlas.ingest import edit as edit_module
from studyatlas.ingest import kept as kept_module
from studyatlas.ingest import stored
from studyatlas.store.snapshot import Snapshot
from studyatlas.store.workspace import bundled_root, open_workspace

FILES = {
    "garden.md": "---\nexam: gardener\n---\n# Domain 1: Dig\n## Task 1.1: Roots\n- Moss\n- Fern\n",
    "moss.md": "# Moss\r\n\r\nMoss requires shade. See [[fern]].\r\n",
    "fern.md": "---\naliases: [bracken]\ntags: [a]\n---\n# Fern\n\n| Tool | Used for |\n|---|---|\n"
    "| Spade | digging |\n\n- **Fern**: é grows in shade; uses moss. ![p](p.png)\n",
    "graph/a.yaml": "shade: {type: concept, label: Shade, mitigates: [moss]}\n"
    "moss: {type: concept, waived: no}\n",
    "bad.md": b"caf\xe9\n",
}


def read(root: Path, cache: Path | None):
    return read_atlas(root, cache=cache)


@pytest.fixture
def building(monkeypatch) -> list[str]:
    """Return a list that grows with every reading."""
    begun: list[str] = []
    real = stored.load_atlas

    def load(*given):
        found = real(*given)
        begun.append("loaded" if found else "read")
        return found

    monkeypatch.setattr("studyatlas.api_reading.load_atlas", load)
    return begun


def test_a_second_reading_comes_out_of_the_snapshot(workspace, tmp_path, building) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    expected = read(root, None)
    assert read(root, cache) == expected
    assert read(root, cache) == expected
    assert building == ["read", "loaded"]
    assert list(expected[0].graph.edges) == list(read(root, cache)[0].graph.edges)


def test_the_bundled_atlas_comes_back_the_same(tmp_path, building) -> None:
    expected = read(bundled_root(), tmp_path)
    assert read(bundled_root(), tmp_path) == expected
    assert building == ["read", "loaded"]


EDITS = {
    "a changed note": lambda root: (root / "moss.md").write_text("# Moss\n", encoding="utf-8"),
    "a new note": lambda root: (root / "new.md").write_text("# New\n", encoding="utf-8"),
    "a note gone": lambda root: (root / "moss.md").unlink(),
    "another name": lambda root: (root / "moss.md").rename(root / "mosses.md"),
    "changed curation": lambda root: (root / "graph/a.yaml").write_text("{}", encoding="utf-8"),
    "a file that cannot be read": lambda root: (root / "x.md").symlink_to("nowhere.md"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_any_edit_is_seen(workspace, tmp_path, building, edit) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    read(root, cache)
    EDITS[edit](root)
    assert read(root, cache) == read(root, None)
    assert building == ["read", "read"]


def test_an_edit_that_keeps_size_and_time_is_seen(workspace, tmp_path) -> None:
    root, cache = workspace({"a.md": "# Moss\n\nGreen.\n"}), tmp_path / "cache"
    before = (root / "a.md").stat()
    read(root, cache)
    (root / "a.md").write_text("# Fern\n\nGreen.\n", encoding="utf-8")
    os.utime(root / "a.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "a.md#fern" in read(root, cache)[0].nodes


def test_another_version_of_the_program_reads_anew(
    workspace, tmp_path, building, monkeypatch
) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    read(root, cache)
    monkeypatch.setattr(stored, "own_version", lambda: b"other")
    read(root, cache)
    assert building == ["read", "read"]


def test_whole_bytes_that_are_no_atlas_are_read_over(workspace, tmp_path, building) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    expected = read(root, cache)
    snapshot = snapshot_of(root, cache)
    opened, problems = open_workspace(root)
    for body in (b"", b"\xc1", b"\x90", b"\xdc\xff\xff"):
        assert snapshot.save(stored.state_of(opened, problems), body)
        assert read(root, cache) == expected
    assert building == ["read"] * 5


@pytest.mark.parametrize("given", [b"", b"\xc1", b"\x90"])
def test_where_nothing_of_the_checks_was_saved_all_is_checked(
    workspace, tmp_path, monkeypatch, given
) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    with monkeypatch.context() as patched:
        patched.setattr("studyatlas.api_reading.beside.packed", lambda _: given)
        read(root, cache)
    (root / "fern.md").write_text("# Fern\n\nSays nearly nothing now.\n", encoding="utf-8")
    assert read(root, cache) == read(root, None)


@given(st.integers(0, 10_000))
def test_a_snapshot_cut_short_gives_the_same_answer(workspace, tmp_path, cut) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    expected = read(root, cache)
    file = snapshot_of(root, cache).file
    whole = file.read_bytes()
    file.write_bytes(whole[: cut % len(whole)])
    assert read(root, cache) == expected


def test_without_a_place_for_it_all_works(workspace, tmp_path) -> None:
    root = workspace(FILES)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert read(root, tmp_path / "file") == read(root, None)
    assert isinstance(snapshot_of(root, tmp_path), Snapshot)


def test_notes_that_did_not_change_are_not_read_again(workspace, tmp_path, monkeypatch) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    read(root, cache)
    seen: dict[str, list[str]] = {"parsed": [], "searched": []}
    parse, search = kept_module.read_note, kept_module.search_note

    def parsed(file, telling):
        seen["parsed"].append(file.path)
        return parse(file, telling)

    def searched(document, known):
        seen["searched"].append(document.path)
        return search(document, known)

    for module in (kept_module, build_module):
        monkeypatch.setattr(module, "read_note", parsed)
    for module in (kept_module, edit_module):
        monkeypatch.setattr(module, "search_note", searched)
    (root / "moss.md").write_text("# Moss\n\nMoss requires much shade.\n", encoding="utf-8")
    atlas = read(root, cache)
    assert seen == {"parsed": ["moss.md"], "searched": ["moss.md"]}
    monkeypatch.undo()
    assert atlas == read(root, None)


def test_a_new_name_is_found_in_notes_that_did_not_change(workspace, tmp_path) -> None:
    texts = {"a.md": "# Fern\n\nFern needs moss and shade.\n", "b.md": "# Stone\n\nIs hard.\n"}
    root, cache = workspace(texts), tmp_path / "cache"
    assert "moss" not in read(root, cache)[0].nodes
    (root / "b.md").write_text("# Moss\n\nMoss grows on stones here.\n", encoding="utf-8")
    atlas = read(root, cache)
    assert ("a.md#fern", "mentions", "moss") in {r.key for r in atlas[0].relations}
    assert atlas == read(root, None)


LINES = ["# Moss", "", "Moss uses fern.", "- **Fern**: a b c d", "| a | b |", "|---|---|", "é · x"]


TEXTS = st.lists(st.lists(st.sampled_from(LINES), max_size=8), max_size=4)


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_any_notes_and_any_edits_come_back_the_same(tmp_path, first, second) -> None:
    root = tmp_path / "notes"
    root.mkdir(exist_ok=True)
    for texts in (first, second):
        for old in root.glob("*.md"):
            old.unlink()
        for number, lines in enumerate(texts):
            (root / f"{number}.md").write_text("\n".join(lines), encoding="utf-8")
        expected = read(root, None)
        assert read(root, tmp_path / "cache") == expected
        assert read(root, tmp_path / "cache") == expected


def test_what_is_too_large_for_a_snapshot_is_read_anew(
    workspace, tmp_path, building, monkeypatch
) -> None:
    root, cache = workspace(FILES), tmp_path / "cache"
    monkeypatch.setattr(stored, "_TOO_LARGE", 100)
    assert read(root, cache) == read(root, cache) == read(root, None)
    assert building == ["read", "read"]
    assert not snapshot_of(root, cache).file.exists()
