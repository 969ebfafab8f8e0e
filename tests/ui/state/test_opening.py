"""Opening one's own notes: what works, what is refused, and that a refusal changes nothing."""

import gc
import os
import weakref
from pathlib import Path

import pytest

from studyatlas.ui.state import opening, shelf
from studyatlas.ui.state.book import Book

pytestmark = pytest.mark.usefixtures("notes", "address")
NOWHERE = "There is no such folder or file."


@pytest.fixture
def milk(tmp_path) -> Path:
    folder = tmp_path / "milk notes"
    folder.mkdir()
    (folder / "milk.md").write_text("# Milk\n\nWhite and cold.\n", encoding="utf-8")
    return folder


@pytest.fixture
def tab(session):
    return session().run()


def test_a_folder_opens_for_this_session_alone(session, tab, milk) -> None:
    assert tab.ask("open_folder", str(milk)) == ""
    assert (tab.labels, tab.name) == (["Milk"], "milk notes")
    assert tab.run().labels == ["Milk"]
    assert session().run().labels == ["Tea"]


@pytest.mark.parametrize(
    "typed", ["{}", " {} ", "{}/", "'{}'", '"{}"', "{}/milk.md", "{}/../milk notes", "{}/./"]
)
def test_a_path_may_be_typed_and_pasted_in_many_ways(tab, milk, typed) -> None:
    assert tab.ask("open_folder", typed.format(milk)) == ""
    assert tab.labels == ["Milk"]


def test_a_tilde_is_the_home_folder(tab, milk, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(milk.parent))
    assert tab.ask("open_folder", "~/milk notes") == ""
    assert tab.name == "milk notes"


def test_a_single_file_opens_whatever_its_suffix(tab, tmp_path) -> None:
    (tmp_path / "cheese.text").write_text("# Cheese\n\nOld milk.\n")
    assert tab.ask("open_folder", str(tmp_path / "cheese.text")) == ""
    assert (tab.labels, tab.name) == (["Cheese"], "cheese")


def test_one_goes_back_to_the_first_notes(tab, milk) -> None:
    assert tab.ask("is_default") is True
    tab.ask("open_folder", str(milk))
    assert tab.ask("is_default") is False
    assert tab.ask("default_name") == "tea notes"
    tab.ask("open_default")
    assert tab.ask("is_default") is True
    assert tab.labels == ["Tea"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Type where the folder is."),
        (" \t", "Type where the folder is."),
        ("nowhere/at/all", NOWHERE),
        ("a\0b", NOWHERE),
        ("x" * 100_000, NOWHERE),
        ("\ud800", NOWHERE),
        ("~nobody-of-that-name/notes", NOWHERE),
        ("<img src=x onerror=alert(1)>", NOWHERE),
        ("http://example.org/notes.md", NOWHERE),
        ("$(touch hacked)", NOWHERE),
        ("/dev/null", "That is neither a folder nor a file of notes."),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(tab, typed, answer) -> None:
    assert tab.ask("open_folder", typed) == answer
    assert tab.labels == ["Tea"]


def test_a_link_to_itself_is_nothing(tab, tmp_path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert tab.ask("open_folder", str(tmp_path / "loop")) == NOWHERE


def test_a_folder_without_notes_says_what_it_looks_for(tab, tmp_path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"x")
    assert tab.ask("open_folder", str(tmp_path / "pictures")) == (
        "There are no notes in this folder: no .md file, and no graph/*.yaml."
    )


def test_a_folder_of_files_that_are_no_text_names_the_first(tab, tmp_path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.md").write_bytes(b"\0")
    (tmp_path / "odd" / "b.md").write_bytes(b"")
    answer = tab.ask("open_folder", str(tmp_path / "odd"))
    assert answer == "Nothing to read here. a.md: not a text file; left out."
    assert tab.labels == ["Tea"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_read_says_so(tab, milk, monkeypatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    answer = tab.ask("open_folder", str(milk))
    assert answer == "This folder cannot be read: Permission denied."


def test_too_much_is_refused_before_it_is_read(tab, milk, monkeypatch) -> None:
    monkeypatch.setattr(opening, "_MOST_FILES", 2)
    for number in range(2):
        (milk / f"{number}.md").write_text("# A\n")
    answer = tab.ask("open_folder", str(milk))
    assert answer == "3 notes are more than fit here. Open one of the folders inside."
    monkeypatch.setattr(opening, "_MOST_FILES", 3)
    monkeypatch.setattr(opening, "_MOST_BYTES", 20)
    assert "Open one of the folders inside" in str(tab.ask("open_folder", str(milk)))
    assert tab.labels == ["Tea"]


def test_a_folder_of_many_other_files_opens(tab, milk) -> None:
    for number in range(3000):
        (milk / f"{number}.txt").touch()
    assert tab.ask("open_folder", str(milk)) == ""
    assert tab.labels == ["Milk"]


@pytest.mark.parametrize("heard", ["0.0.0.0", "192.168.1.5", "example.org", "", None])  # noqa: S104 - refused
def test_a_server_that_others_reach_opens_no_folder(tab, milk, address, heard) -> None:
    address(heard)
    assert tab.ask("may_open_folders") is False
    answer = tab.ask("open_folder", str(milk))
    assert answer == "A folder can be opened only where the app runs for this machine alone."
    assert tab.labels == ["Tea"]


@pytest.mark.parametrize("heard", ["127.0.0.1", "localhost", "::1"])
def test_a_server_for_this_machine_does(tab, milk, address, heard) -> None:
    address(heard)
    assert tab.ask("open_folder", str(milk)) == ""


def test_notes_that_break_the_reader_leave_the_old_ones_open(tab, milk, monkeypatch) -> None:
    def break_down(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(shelf, "read_folder", break_down)
    monkeypatch.setattr(opening, "read_uploads", break_down)
    for name, given in (("open_folder", str(milk)), ("open_uploads", [("a.md", b"# A")])):
        assert str(tab.ask(name, given)).startswith("These notes could not be read.")
        assert tab.labels == ["Tea"]


def test_uploads_open_for_this_session_alone_and_go_with_it(session, tab) -> None:
    files = [("../a.md", b"# Salt\n\nWhite."), ("a.md", b"# Ice\n\nCold."), ("x.exe", b"MZ")]
    assert tab.ask("open_uploads", files) == ""
    assert (tab.labels, tab.name) == (["Ice", "Salt"], "uploaded notes")
    assert [str(p.position) for p in tab.ask("problems")] == ["x.exe:1"]
    assert tab.ask("source_lines", "a (2).md") == ("# Ice", "", "Cold.")
    assert session().run().labels == ["Tea"]
    assert not Path("a.md").exists()
    assert tab.ask("keeping_command") == ""


@pytest.mark.parametrize("left", ["open_default", "open_folder"])
def test_uploads_are_forgotten_when_other_notes_are_opened(tab, milk, monkeypatch, left) -> None:
    read, books = opening.read_uploads, []

    def remember(*arguments) -> Book:
        book = read(*arguments)
        books.append(weakref.ref(book))
        return book

    monkeypatch.setattr(opening, "read_uploads", remember)
    tab.ask("open_uploads", [("a.md", b"# Salt")])
    assert books[0]() is not None
    tab.ask(left, *([str(milk)] if left == "open_folder" else []))
    tab.run()
    gc.collect()
    assert books[0]() is None


def test_the_same_uploads_are_read_once(tab, monkeypatch) -> None:
    read, times = opening.read_uploads, []
    monkeypatch.setattr(opening, "read_uploads", lambda *given: times.append(1) or read(*given))
    for content in (b"# Salt\n\nWhite.", b"# Salt\n\nWhite.", b"# Pepper\n\nHot."):
        tab.ask("open_uploads", [("a.md", content)])
    assert (len(times), tab.labels) == (2, ["Pepper"])


def test_more_uploads_than_memory_should_hold_are_refused(tab, monkeypatch) -> None:
    monkeypatch.setattr(opening, "_MOST_UPLOADED_BYTES", 1_000_000)
    files = [("a.md", b"x" * 600_000), ("b.md", b"x" * 600_000)]
    assert tab.ask("open_uploads", files) == "That is more than 1 MB. Choose fewer files."
    assert tab.labels == ["Tea"]


@pytest.mark.parametrize(
    ("files", "answer"),
    [
        ([], "There is nothing to read in these files."),
        ([("a.md", b"")], "Nothing to read here. a.md: the file is empty."),
        ([("a.md", b"\0\0")], "Nothing to read here. a.md: not a text file; left out."),
        ([("a.pdf", b"%PDF")], "Nothing to read here. a.pdf: only files that end in .md,"),
    ],
)
def test_uploads_without_a_word_are_refused(tab, files, answer) -> None:
    assert str(tab.ask("open_uploads", files)).startswith(answer)
    assert tab.labels == ["Tea"]
