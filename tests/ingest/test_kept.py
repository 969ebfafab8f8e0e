"""Only changed files are read again, and what comes out is what reading all anew gives."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.ingest import kept as kept_module
from studyatlas.ingest import note as note_module
from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.bundled import load_subject
from studyatlas.ingest.kept import Kept
from studyatlas.model.schema import DEFAULT_SCHEMA
from studyatlas.store import workspace as store
from studyatlas.store.workspace import open_workspace


@pytest.fixture(autouse=True)
def _settled(monkeypatch) -> None:
    """Let all files be written long ago, but where a test says otherwise."""
    monkeypatch.setattr(store, "_SAME_MOMENT", -(10**10))


@pytest.fixture
def seen(monkeypatch) -> dict[str, list[str]]:
    """Return the names of the files whose bytes are read, and of those that are parsed."""
    found: dict[str, list[str]] = {"read": [], "parsed": []}
    read, parse = store._bytes, note_module.read_file  # noqa: SLF001 - where bytes come in
    monkeypatch.setattr(store, "_bytes", lambda path: found["read"].append(path.name) or read(path))
    monkeypatch.setattr(
        note_module,
        "read_file",
        lambda file: found["parsed"].append(file.path) or parse(file),
    )
    return found


def again(root, kept, seen):
    """Read a workspace with what is kept; return its problems and which files were looked into."""
    for names in seen.values():
        names.clear()
    opened, problems = open_workspace(root, kept=kept.files)
    atlas, found = build_workspace(opened, kept=kept)
    fresh, anew = open_workspace(root)
    assert (opened, problems) == (fresh, anew)
    expected, also = build_workspace(fresh)
    assert (atlas, found) == (expected, also)
    return [str(problem.rule) for problem in (*problems, *found)]


def write(file, text: str, at: int) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(at, at))


def test_one_changed_note_is_read_and_no_other(workspace, seen) -> None:
    load_subject(DEFAULT_SCHEMA)  # the bundled names are read once by every process
    root = workspace({f"{name}.md": f"# {name}\n\nText.\n" for name in "abc"})
    kept = Kept()
    for names in seen.values():
        names.clear()
    opened, _ = open_workspace(root, kept=kept.files)
    build_workspace(opened, kept=kept)
    assert seen == {"read": ["a.md", "b.md", "c.md"], "parsed": ["a.md", "b.md", "c.md"]}
    write(root / "b.md", "# b\n\nOther.\n", 10**18)
    for names in seen.values():
        names.clear()
    opened, _ = open_workspace(root, kept=kept.files)
    build_workspace(opened, kept=kept)
    assert seen == {"read": ["b.md"], "parsed": ["b.md"]}
    assert [file.text for file in opened.notes][1] == "# b\n\nOther.\n"


def test_a_file_that_was_only_touched_is_not_parsed(workspace, seen) -> None:
    root, kept = workspace({"a.md": "# A\n\nText.\n"}), Kept()
    again(root, kept, seen)
    os.utime(root / "a.md", ns=(10**18, 10**18))
    for names in seen.values():
        names.clear()
    opened, _ = open_workspace(root, kept=kept.files)
    build_workspace(opened, kept=kept)
    assert seen == {"read": ["a.md"], "parsed": []}


@pytest.mark.parametrize(("moment", "looks"), [(-(10**10), 1), (10**12, 2)])
def test_a_file_that_was_written_just_now_is_looked_into_again(
    workspace, seen, monkeypatch, moment, looks
) -> None:
    root, kept = workspace({"a.md": "# A\n\nText.\n"}), Kept()
    monkeypatch.setattr(store, "_SAME_MOMENT", moment)
    again(root, kept, seen)
    again(root, kept, seen)
    assert seen["read"] == ["a.md"] * looks  # one of them is the reading it is held against


def test_what_was_wrong_with_a_file_stays_wrong(workspace, seen) -> None:
    files = {"a.md": b"caf\xe9\n", "b.md": b"---\nx: [\n---\n# B\n", "c.md": b"", "d.md": b"\0"}
    root, kept = workspace(files), Kept()
    first = again(root, kept, seen)
    assert sorted(first) == ["binary-file", "empty-file", "not-utf8", "yaml-syntax"]
    assert again(root, kept, seen) == first


def test_a_file_that_cannot_be_read_is_tried_again(workspace, seen) -> None:
    root, kept = workspace({"a.md": "# A\n"}), Kept()
    (root / "gone.md").symlink_to("nowhere.md")
    assert again(root, kept, seen) == ["unreadable-file"]
    write(root / "nowhere.md", "# There now\n", 10**18)
    assert again(root, kept, seen) == []


EDITS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "# A\n", "# B\n\nb\n", "Task 1.1: x"])),
    max_size=6,
)


@settings(max_examples=40)
@given(EDITS)
def test_after_any_edits_the_atlas_is_that_of_a_first_reading(tmp_path, seen, edits) -> None:
    for old in tmp_path.glob("*.md"):
        old.unlink()
    kept = Kept()
    (tmp_path / "first.md").write_text("# First\n\nSee [[a]].\n", encoding="utf-8")
    (tmp_path / "graph").mkdir(exist_ok=True)
    (tmp_path / "graph" / "a.yaml").write_text("b: {type: concept}\n", encoding="utf-8")
    for number, (name, text) in enumerate(edits, 1):
        file = tmp_path / f"{name}.md"
        if text:
            write(file, text, number * 10**9)
        else:
            file.unlink(missing_ok=True)
        again(tmp_path, kept, seen)


def test_a_reading_that_is_stopped_loses_nothing_of_the_one_before(workspace, monkeypatch) -> None:
    texts = {f"n{i}.md": f"# Topic {i}\n\nTopic {i} requires topic 3.\n" for i in range(60)}
    root, kept, searched = workspace(texts), Kept(), []
    real = kept_module.search_note
    monkeypatch.setattr(
        kept_module, "search_note", lambda *given: searched.append(given[0].path) or real(*given)
    )
    build_workspace(open_workspace(root)[0], kept=kept)
    for name in list(texts)[:40]:
        write(root / name, f"{texts[name]}\nMore.\n", 5)

    def stop(done: int, *_: object) -> None:
        if done > len(texts) + 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_workspace(open_workspace(root)[0], stop, kept)
    searched.clear()
    build_workspace(open_workspace(root)[0], kept=kept)
    assert len(searched) == 40
