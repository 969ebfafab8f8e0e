import os
import sys
from pathlib import Path

import pytest

from studyatlas.store.workspace import bundled_root, is_workspace, open_workspace


def paths(found: Path) -> tuple[list[str], list[str], list[str]]:
    """Return a workspace's notes, its curated files and its problems."""
    read, problems = open_workspace(found)
    return (
        [file.path for file in read.notes],
        [file.path for file in read.curation],
        [str(problem) for problem in problems],
    )


@pytest.mark.parametrize(
    ("files", "notes", "curation"),
    [
        (["b.md", "a.md"], ["a.md", "b.md"], []),
        (["a.MD", "b.Markdown", "c.txt"], ["a.MD", "b.Markdown"], []),
        (["deep/er/a.md", "deep/b.md"], ["deep/b.md", "deep/er/a.md"], []),
        (["data/a.md", "README.md"], ["data/a.md"], []),
        (["graph/a.yaml", "graph/b.yml", "graph/c.txt"], [], ["graph/a.yaml", "graph/b.yml"]),
        (["graph/a.yaml", "graph/old/b.yaml"], [], ["graph/a.yaml"]),
        (["a.md", "graph/a.yaml", "graph/why.md"], ["a.md", "graph/why.md"], ["graph/a.yaml"]),
        ([".git/a.md", "sub/.hidden/b.md", ".c.md", "d.md"], ["d.md"], []),
        (["name with blanks/Öfen & Öl.md"], ["name with blanks/Öfen & Öl.md"], []),
    ],
)
def test_which_files_make_a_workspace(workspace, files, notes, curation) -> None:
    assert paths(workspace(dict.fromkeys(files, "text"))) == (notes, curation, [])


def test_a_single_file_is_a_workspace_whatever_its_suffix(workspace) -> None:
    root = workspace({"tea.txt": "Green tea", "other.md": "x", "graph/a.yaml": "x: {}"})
    read, problems = open_workspace(root / "tea.txt")
    assert (read.name, read.root, problems) == ("tea", root, [])
    assert [(file.path, file.text) for file in read.notes] == [("tea.txt", "Green tea")]
    assert read.curation == ()


def test_the_name_is_the_folders(workspace, monkeypatch) -> None:
    root = workspace({"a.md": "x"})
    monkeypatch.chdir(root)
    assert open_workspace(Path())[0].name == "workspace"


def test_a_missing_folder_is_an_error(tmp_path) -> None:
    missing = tmp_path / "nowhere"
    assert paths(missing) == (
        [],
        [],
        [f"{missing.as_posix()}:1:1: error: no such file or folder (missing-workspace)"],
    )


def test_a_folder_without_notes_is_worth_a_warning(workspace) -> None:
    root = workspace({"photo.jpg": b"\xff\xd8"})
    assert paths(root)[2] == [
        (
            f"{root.as_posix()}:1:1: warning: no notes (*.md) and no graph/*.yaml in here "
            "(empty-workspace)"
        )
    ]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_is_left_out_with_a_warning(workspace, content) -> None:
    root = workspace({"empty.md": content, "full.md": "x"})
    wanted = "empty.md:1:1: warning: the file is empty (empty-file)"
    assert paths(root) == (["full.md"], [], [wanted])


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"caf\xe9", "1:4", "e9"),
        (b"one\ntwo\ncr\xc3\xa8me br\xfbl\xc3\xa9e", "3:9", "fb"),
        ("Öl\n".encode("utf-16"), "1:1", "ff"),
        (b"cut off \xe2\x82", "1:9", "e2"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_named(workspace, content, place, byte) -> None:
    root = workspace({"a.md": content})
    message = f"not UTF-8: byte 0x{byte}; save the file as UTF-8"
    assert paths(root)[2] == [f"a.md:{place}: error: {message} (not-utf8)"]


def test_a_file_that_is_not_utf8_is_read_all_the_same(workspace) -> None:
    read, _ = open_workspace(workspace({"a.md": b"# Caf\xe9\n\nGood coffee."}))
    assert read.notes[0].text == "# Caf\ufffd\n\nGood coffee."


def test_a_byte_order_mark_is_no_text(workspace) -> None:
    read, problems = open_workspace(workspace({"a.md": b"\xef\xbb\xbf# Tea"}))
    assert (read.notes[0].text, problems) == ("# Tea", [])


def test_a_file_that_cannot_be_read_costs_only_itself(workspace) -> None:
    root = workspace({"a.md": "x"})
    (root / "gone.md").symlink_to(root / "nowhere.md")
    assert paths(root) == (
        ["a.md"],
        [],
        ["gone.md:1:1: error: cannot be read: No such file or directory (unreadable-file)"],
    )


def test_links_that_lead_out_of_the_workspace_are_left_out(workspace, tmp_path) -> None:
    (tmp_path / "secret.md").write_text("private")
    (tmp_path / "diary").mkdir()
    (tmp_path / "diary" / "monday.md").write_text("private")
    root = workspace({"a.md": "x"})
    (root / "secret.md").symlink_to(tmp_path / "secret.md")
    (root / "diary").symlink_to(tmp_path / "diary")
    (root / "photo.png").symlink_to(tmp_path / "secret.md")
    (root / "again.md").symlink_to(root / "a.md")
    left_out = "error: a link that leads out of the workspace; not followed (unreadable-file)"
    problems = [f"{name}:1:1: {left_out}" for name in ("diary", "secret.md")]
    assert paths(root) == (["a.md", "again.md"], [], problems)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_not_utf8_can_be_printed(workspace) -> None:
    root = workspace({"a.md": "x"})
    (root / os.fsdecode(b"caf\xe9.md")).write_text("x")
    assert paths(root)[0] == ["a.md", "caf\ufffd.md"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.md"], True),
        (["a.MARKDOWN"], True),
        (["graph/a.yml"], True),
        (["data/x/y.txt"], True),
        (["graph/readme.txt", "a.txt"], False),
        (["sub/a.md"], False),
    ],
)
def test_what_looks_like_a_workspace(workspace, files, expected) -> None:
    assert is_workspace(workspace(dict.fromkeys(files, "x"))) is expected


def test_the_bundled_atlas_is_a_workspace() -> None:
    assert is_workspace(bundled_root())
