"""The part that opens one's own notes, without a browser."""

import runpy
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from studyatlas.api import WORKSPACE_VARIABLE

APP = Path(__file__).with_name("app_for_own_notes.py")
HOSTILE = runpy.run_path(str(Path(__file__).parents[2] / "hostile_files.py"))
MARKDOWN = "text/markdown"


@pytest.fixture
def notes(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "tea notes"
    folder.mkdir()
    (folder / "tea.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(folder))
    return folder


@pytest.fixture
def address(monkeypatch):
    """Return a function that says on which address the server listens."""
    real = st.get_option

    def listen(value: str) -> None:
        monkeypatch.setattr(
            st, "get_option", lambda name: value if name == "server.address" else real(name)
        )

    return listen


@pytest.fixture
def app(notes, address) -> AppTest:
    assert notes.is_dir()
    address("127.0.0.1")
    made = AppTest.from_file(str(APP), default_timeout=60)
    made.query_params["node"] = "tea.md#tea"
    return ran(made)


def ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def open_folder(app: AppTest, path: object) -> AppTest:
    app.text_input(key="own-notes-path").set_value(str(path))
    next(b for b in app.button if b.label == "Open folder").click()
    return ran(app)


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, MARKDOWN) for name, data in files])
    return ran(app)


def test_it_says_what_is_open_and_promises_what_is_kept(app) -> None:
    assert app.markdown[0].value == "Open now: **tea notes**, 1 document"
    promise = app.caption[0].value
    assert all(word in promise for word in ("only read", "this machine", "5 MB", "in memory"))
    assert not [b for b in app.button if b.label.startswith("Back")]


def test_a_folder_opens_and_the_address_forgets_the_old_notes(app, tmp_path) -> None:
    (tmp_path / "milk").mkdir()
    (tmp_path / "milk" / "a.md").write_text("# Milk\n\nWhite.\n")
    assert not app.code
    open_folder(app, tmp_path / "milk")
    assert texts(app)[:2] == ["name: milk", "topics: Milk"]
    assert app.code[0].value == f"studyatlas -w {tmp_path / 'milk'} serve"
    assert not app.query_params
    assert not app.error


def test_what_cannot_be_opened_is_said_beneath_until_something_opens(app, tmp_path) -> None:
    open_folder(app, "nowhere/*at all*")
    assert app.error[0].value == r"There is no such folder or file\."
    assert ran(app).error[0].value == r"There is no such folder or file\."
    assert texts(app)[0] == "name: tea notes"
    assert "tea.md#tea" in app.query_params["node"]
    open_folder(app, tmp_path / "tea notes" / "tea.md")
    assert not app.error


def test_files_open_at_once_and_only_once(app) -> None:
    upload(app, ("a.md", b"# Salt\n\nWhite."), ("b.txt", b"# Ice\n\nCold."))
    assert texts(app)[:3] == ["name: uploaded notes", "topics: Ice, Salt", "documents: 2"]
    assert not app.query_params
    app.query_params["node"] = "a.md#salt"
    assert ran(app).query_params["node"]


def test_one_goes_back_and_the_files_are_gone(app) -> None:
    upload(app, ("a.md", b"# Salt\n\nWhite."))
    next(b for b in app.button if b.label == "Back to tea notes").click()
    assert texts(ran(app))[0] == "name: tea notes"
    assert not app.file_uploader[0].value
    assert texts(ran(app))[0] == "name: tea notes"


def test_files_without_a_word_are_said_beneath(app) -> None:
    upload(app, ("*a*.md", b"\0"))
    assert app.error[0].value == (r"Nothing to read here\. \*a\*\.md\: not a text file; left out\.")
    assert texts(app)[0] == "name: tea notes"
    upload(app, ("a.md", b"# Salt\n\nWhite."))
    assert not app.error


def test_a_server_that_others_reach_offers_no_folder(app, address) -> None:
    address("0.0.0.0")  # noqa: S104 - nothing listens
    ran(app)
    assert not app.text_input
    assert "on the machine that runs this" in app.caption[0].value
    upload(app, ("a.md", b"# Salt\n\nWhite."))
    assert texts(app)[0] == "name: a"


def test_no_name_breaks_it(app, notes) -> None:
    before = sorted(notes.parent.rglob("*"))
    names = [name for name in HOSTILE["HOSTILE_NAMES"] if "\0" not in name]  # Streamlit refuses it
    upload(app, *((name, b"# Salt\n\nWhite.") for name in names))
    assert texts(app)[2] == f"documents: {len(names)}"
    assert sorted(notes.parent.rglob("*")) == before


@pytest.mark.parametrize("suffix", ["md", "yaml"])
def test_no_content_breaks_it(app, suffix) -> None:
    contents = HOSTILE["HOSTILE_CONTENTS"]
    files = [(f"{number}.{suffix}", content) for number, content in enumerate(contents)]
    upload(app, ("z.md", b"# Pepper\n\nHot."), *files)
    assert texts(app)[0] == "name: uploaded notes" or suffix == "yaml"
    assert any(text.startswith("problem: ") for text in texts(app))


def test_no_path_breaks_it(app) -> None:
    for name in HOSTILE["HOSTILE_NAMES"]:
        open_folder(app, name)
        assert app.error
        assert texts(app)[0] == "name: tea notes"
