"""Files that were handed over: the same reading as from a disk, whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.store.uploads import safe_name, uploaded_workspace
from studyatlas.store.workspace import open_workspace

CONTENTS = [
    b"# Tea\r\n\r\nLeaves.\r\n",
    b"\xef\xbb\xbf# Tea",
    b"caf\xe9",
    b"a\0b",
    b"",
    b" \n",
    "# Öl".encode("utf-16"),
]


def read(*files: tuple[str, bytes]) -> tuple[list[str], list[str], list[str]]:
    """Return the paths of notes and of graph files, and the problems."""
    workspace, problems = uploaded_workspace(files)
    return (
        [file.path for file in workspace.notes],
        [file.path for file in workspace.curation],
        [str(problem) for problem in problems],
    )


@pytest.mark.parametrize("content", CONTENTS)
def test_contents_are_read_as_from_a_folder(workspace, content) -> None:
    root = workspace({"a.md": content, "b.md": "# B"})
    on_disk, problems = open_workspace(root)
    uploaded, found = uploaded_workspace([("a.md", content), ("b.md", b"# B")])
    assert (uploaded.notes, found) == (on_disk.notes, problems)


def test_notes_and_graph_files_are_told_by_their_suffix() -> None:
    names = ["a.md", "b.MARKDOWN", "c.txt", "d.yaml", "graph/e.yml"]
    notes, curation, problems = read(*((name, b"x") for name in names))
    assert notes == ["a.md", "b.MARKDOWN", "c.txt"]
    assert curation == ["graph/d.yaml", "graph/e.yml"]
    assert problems == []


@pytest.mark.parametrize("name", ["photo.png", "notes.md.exe", "notes", "md", ".."])
def test_anything_else_is_a_problem(name) -> None:
    notes, curation, (problem,) = read((name, b"x"), ("a.md", b"x"))
    assert (notes, curation) == (["a.md"], [])
    assert problem == (
        f"{name}:1:1: error: only files that end in .md, .markdown, .txt, .yaml, .yml are read; "
        "left out (unreadable-file)"
    )


def test_files_of_one_name_are_told_apart() -> None:
    same = [("a.md", b"one"), ("sub/a.md", b"two"), ("a (2).md", b"three"), ("a.md", b"four")]
    assert read(*same)[0] == ["a.md", "a (2).md", "a (2) (2).md", "a (3).md"]
    assert read(("a.yaml", b"x: {}"), ("a.yaml", b"y: {}"))[1] == [
        "graph/a.yaml",
        "graph/a (2).yaml",
    ]


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../../etc/passwd.md", "passwd.md"),
        ("..\\..\\boot.md", "boot.md"),
        ("/root/.ssh/id.md", "id.md"),
        ("C:\\notes\\a.md", "a.md"),
        ("~/a.md", "a.md"),
        ("mla-c01:graph/a.yaml", "a.yaml"),
        ("a\nb.md:1:1: error: forged.md", "a\ufffdb.md:1:1: error: forged.md"),
        ("\x1b[31mred\x07.md", "\ufffd[31mred\ufffd.md"),
        ("half \ud800.md", "half \ufffd.md"),
        ("line\u2028end.md", "line\ufffdend.md"),
        ("<img src=x onerror=alert(1)>.md", "<img src=x onerror=alert(1)>.md"),
        ("🍵 Öl & 茶 #1 %2e%2e?.md", "🍵 Öl & 茶 #1 %2e%2e?.md"),
        ("  a.md  ", "a.md"),
        ("folder/", "unnamed"),
        ("", "unnamed"),
        (" / ", "unnamed"),
    ],
)
def test_names_are_text_and_no_path(sent, name) -> None:
    assert safe_name(sent) == name


@given(st.text())
def test_any_name_is_one_line_that_can_be_written_and_leads_nowhere(sent) -> None:
    name = safe_name(sent)
    assert name.encode("utf-8")
    assert name == safe_name(name)
    assert len(name.splitlines()) == 1
    assert not set(name) & set("/\\\0")


@given(st.lists(st.tuples(st.sampled_from(["a.md", "b.md", "a (2).md", "x/a.md"]), st.just(b"x"))))
def test_every_file_has_a_path_of_its_own(files) -> None:
    notes, _, _ = read(*files)
    assert len(set(notes)) == len(notes) == len(files)


def test_the_workspace_has_no_folder_and_the_name_of_the_only_note() -> None:
    one, _ = uploaded_workspace([("Green tea.md", b"x"), ("a.yaml", b"x: {}")])
    two, _ = uploaded_workspace([("a.md", b"x"), ("b.md", b"x")])
    assert (one.root, one.name) == (None, "Green tea")
    assert two.name == "uploaded notes"
    assert uploaded_workspace([(".md", b"x")])[0].name == "uploaded notes"


def test_nothing_at_all_is_worth_a_warning() -> None:
    nothing = "nothing to read in what was uploaded (empty-workspace)"
    assert read() == ([], [], [f"uploaded notes:1:1: warning: {nothing}"])
    assert len(read(("a.md", b"\0"))[2]) == 2


def test_nothing_is_written(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    read(("../a.md", b"x"), ("/b.md", b"y"), ("c.yaml", b"x: {}"))
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent / "a.md").exists()
