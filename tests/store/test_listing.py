"""Which files are found, when they count as changed, and what a listing survives."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from studyatlas.store.listing import LARGEST, Listing, list_files

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and pipes of POSIX")


def listed(path: Path) -> Listing:
    found = list_files(path)
    assert found is not None
    return found


def names(path: Path) -> list[str]:
    return [file.path.name for file in listed(path).notes]


@pytest.fixture
def closed() -> Iterator[Path]:
    """Give a folder with a note and a folder in it that may not be read, not by root either."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        (root / "closed").mkdir()
        (root / "a.md").write_text("x")
        (root / "closed" / "b.md").write_text("y")
        root.chmod(0o755)
        (root / "closed").chmod(0o000)
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        yield root
        os.seteuid(before)
        (root / "closed").chmod(0o700)


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("data/a.md", True),
        ("data/deep/new.markdown", True),
        ("graph/a.yaml", True),
        ("README.md", False),
        ("data/picture.png", False),
        ("data/.git/a.md", False),
        ("data/.a.md", False),
        ("graph/old/a.yaml", False),
    ],
)
def test_the_version_changes_with_the_files_that_are_read(workspace, file, changes) -> None:
    root = workspace({"data/a.md": "one", "graph/a.yaml": "x: {}"})
    before = listed(root).version
    workspace({file: "something else"})
    assert (listed(root).version != before) is changes


def test_the_version_changes_when_a_file_is_written_with_the_same_size(workspace) -> None:
    root = workspace({"a.md": "one"})
    before = listed(root).version
    (root / "a.md").write_text("two")
    os.utime(root / "a.md", ns=(1, 1))
    assert listed(root).version != before


def test_the_version_changes_when_a_file_goes_or_gets_another_name(workspace) -> None:
    root = workspace({"a.md": "one", "b.md": "two"})
    both = listed(root).version
    (root / "b.md").rename(root / "c.md")
    renamed = listed(root).version
    (root / "c.md").unlink()
    assert len({both, renamed, listed(root).version}) == 3


def test_the_version_stays_while_nothing_happens(workspace) -> None:
    root = workspace({f"{number}/a.md": "x" for number in range(20)})
    assert listed(root).version == listed(root).version


def test_files_come_in_order_of_path(workspace) -> None:
    root = workspace(dict.fromkeys(["b.md", "a/z.md", "a b.md", "a/b/c.md"], "x"))
    order = [file.path.relative_to(root).as_posix() for file in listed(root).notes]
    assert order == ["a/b/c.md", "a/z.md", "a b.md", "b.md"]


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 5000, "\ud800"])
def test_what_is_not_there_is_not_listed(tmp_path, name) -> None:
    assert list_files(tmp_path / name) is None


@POSIX
def test_what_is_neither_a_folder_nor_a_file_is_not_listed(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert list_files(tmp_path / "pipe.md") is None


def test_a_folder_named_like_a_note_is_a_folder(workspace) -> None:
    assert names(workspace({"a.md/b.md": "x"})) == ["b.md"]


def test_links_in_a_circle_end(workspace) -> None:
    root = workspace({"a.md": "x", "deep/b.md": "y"})
    (root / "deep" / "up").symlink_to(root)
    (root / "deep" / "up.md").symlink_to(root)
    (root / "self.md").symlink_to(root / "self.md")
    assert names(root) == ["a.md", "b.md", "self.md"]


@pytest.mark.parametrize("name", ["data", "graph"])
def test_a_folder_that_lies_outside_is_not_followed(workspace, tmp_path, name) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "diary.md").write_text("private")
    (tmp_path / "outside" / "diary.yaml").write_text("private: {}")
    root = workspace({"sub/a.md": "x"})
    (root / name).symlink_to(tmp_path / "outside")
    found = listed(root)
    assert "diary" not in str((found.notes, found.curation))
    assert [str(problem) for problem in found.problems] == [
        f"{name}:1:1: error: a link that leads out of the workspace; not followed (unreadable-file)"
    ]


def test_a_link_to_the_workspace_itself_is_followed(workspace, tmp_path) -> None:
    root = workspace({"data/a.md": "x"})
    (tmp_path / "shortcut").symlink_to(root)
    found = listed(tmp_path / "shortcut")
    assert (found.name, len(found.notes), found.problems) == ("workspace", 1, ())


@POSIX
def test_a_folder_that_may_not_be_read_is_named(closed) -> None:
    assert names(closed) == ["a.md"]
    assert [str(problem) for problem in listed(closed).problems] == [
        "closed:1:1: error: cannot be read: Permission denied (unreadable-file)"
    ]


@POSIX
def test_a_workspace_that_may_not_be_read_is_empty_and_says_why(closed) -> None:
    found = listed(closed / "closed")
    assert (found.notes, found.curation) == ((), ())
    assert "cannot be read: Permission denied" in str(found.problems[0])


@pytest.mark.parametrize("name", ["data/big.md", "graph/big.yaml"])
def test_a_huge_file_is_left_out_and_the_rest_is_listed(workspace, name) -> None:
    root = workspace({"data/a.md": "x", "graph/a.yaml": "x: {}", name: ""})
    os.truncate(root / name, LARGEST)
    assert not listed(root).problems
    os.truncate(root / name, 100 * 2**20)
    found = listed(root)
    assert [file.path.name for file in (*found.notes, *found.curation)] == ["a.md", "a.yaml"]
    assert [str(problem) for problem in found.problems] == [
        f"{name}:1:1: error: is too large to be read: 100 MB; left out (huge-file)"
    ]


def test_a_huge_file_that_is_named_is_reported(workspace) -> None:
    root = workspace({"big.txt": ""})
    os.truncate(root / "big.txt", LARGEST + 2**20)
    found = listed(root / "big.txt")
    assert found.notes == ()
    assert "too large to be read: 17 MB" in str(found.problems[0])
