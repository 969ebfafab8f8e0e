"""What one marks: where it is kept, that two windows agree, and what happens where it cannot be."""

import json
import os

import pytest
import streamlit as st

from studyatlas.api_study import marks_file
from studyatlas.store import marks as store
from studyatlas.store.workspace import bundled_root

pytestmark = pytest.mark.usefixtures("notes", "address")

SCRIPT = """
import streamlit as st
from studyatlas.ui import state

for name, *arguments in st.session_state.pop("asked", []):
    getattr(state, name)(*arguments)
if not st.session_state.get("opened"):
    state.prepare()
st.session_state["states"] = {t: str(s) for t, s in state.progress().states.items()}
st.session_state["kept"] = state.marks_kept()
st.session_state["trouble"] = state.marks_trouble()
st.session_state["changed"] = state.changed()
"""
GRAPH = "tea: {type: concept, requires: [water]}\nwater: {type: concept}\nmilk: {type: concept}\n"


@pytest.fixture
def tab(notes, session):
    (notes / "graph").mkdir()
    (notes / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    return lambda: session(SCRIPT).run()


def ask(tab, *asked):
    tab.app.session_state["asked"] = list(asked)
    return tab.run().app.session_state


def entries(notes):
    text = (notes / ".studyatlas" / "progress.json").read_text("utf-8")
    return [(m["topic"], m["state"]) for m in json.loads(text)["marks"]]


def test_a_mark_stands_in_the_workspace(tab, notes) -> None:
    found = ask(tab(), ("mark", "water", "known"))
    assert found["states"] == {"water": "known"}
    assert entries(notes) == [("water", "known")]
    assert found["kept"] == "in .studyatlas/progress.json, beside your notes"
    assert found["trouble"] == ()
    assert found["changed"].opens == ("tea",)


def test_two_windows_see_and_keep_each_others_marks(tab, notes) -> None:
    one, other = tab(), tab()
    ask(one, ("mark", "water", "known"))
    found = ask(other, ("mark", "milk", "learning"))
    assert found["states"] == {"water": "known", "milk": "learning"}
    assert one.run().app.session_state["states"] == {"water": "known", "milk": "learning"}
    assert entries(notes) == [("water", "known"), ("milk", "learning")]


def test_a_mark_can_be_taken_back(tab, notes) -> None:
    window = tab()
    ask(window, ("mark", "water", "review"), ("mark", "water", "known"), ("take_back",))
    assert window.app.session_state["states"] == {"water": "review"}
    assert window.app.session_state["changed"] is None
    assert [state for _, state in entries(notes)] == ["review", "known", "review"]


def test_a_mark_of_other_notes_is_not_taken_back_here(tab, notes, tmp_path) -> None:
    other = tmp_path / "other notes"
    (other / "graph").mkdir(parents=True)
    (other / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    window = tab()
    ask(window, ("mark", "water", "known"))
    ask(window, ("open_folder", str(other)), ("mark", "water", "known"))
    found = ask(window, ("open_folder", str(notes)), ("take_back",))
    assert found["changed"] is None
    assert entries(notes) == entries(other) == [("water", "known")]


@pytest.mark.parametrize("asked", [("mark", "water", "mastered"), ("mark", "nothing", "known")])
def test_nonsense_marks_nothing(tab, notes, asked) -> None:
    assert ask(tab(), asked)["states"] == {}
    assert not (notes / ".studyatlas").exists()


def test_a_damaged_file_is_named_and_kept_aside(tab, notes) -> None:
    file = notes / ".studyatlas" / "progress.json"
    file.parent.mkdir()
    file.write_text("{ half", encoding="utf-8")
    window = tab()
    assert "no valid JSON" in window.app.session_state["trouble"][0]
    assert file.read_text("utf-8") == "{ half"
    found = ask(window, ("mark", "water", "known"))
    assert found["states"] == {"water": "known"}
    assert "progress.damaged-1.json" in found["trouble"][0]
    assert file.with_name("progress.damaged-1.json").read_text("utf-8") == "{ half"


def test_what_cannot_be_written_stays_in_memory_until_it_can(tab, notes, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    window = tab()
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_atomic", refuse)
        found = ask(window, ("mark", "water", "known"), ("mark", "water", "known"))
        assert found["states"] == {"water": "known"}
        assert "Permission denied" in found["trouble"][0]
        assert found["kept"].startswith("in memory")
        assert tab().app.session_state["states"] == {}
    found = ask(window, ("mark", "milk", "known"))
    assert entries(notes) == [("water", "known"), ("milk", "known")]
    assert (found["trouble"], found["kept"][:9]) == ((), "in .study")


def test_where_others_can_reach_the_app_nothing_is_written(tab, notes, address) -> None:
    address("0.0.0.0")  # noqa: S104 - what is tested
    window, other = tab(), tab()
    assert ask(window, ("mark", "water", "known"))["states"] == {"water": "known"}
    assert other.run().app.session_state["states"] == {}
    assert not (notes / ".studyatlas").exists()


def test_uploads_have_their_marks_in_memory(tab, notes) -> None:
    window = tab()
    window.app.session_state["opened"] = True
    files = [("graph/a.yaml", GRAPH.encode()), ("tea.md", b"# Tea\n\nHot.\n")]
    found = ask(window, ("open_uploads", files), ("mark", "milk", "known"))
    assert found["kept"].startswith("in memory")
    assert not (notes / ".studyatlas").exists()


def test_marks_of_an_upload_are_not_those_of_the_next(tab) -> None:
    window = tab()
    window.app.session_state["opened"] = True
    graph = ("graph/a.yaml", GRAPH.encode())
    one, other = [graph, ("tea.md", b"# Tea\n\nHot.\n")], [graph, ("ice.md", b"# Ice\n\nCold.\n")]
    marked = ask(window, ("open_uploads", one), ("mark", "milk", "known"))["states"]
    assert marked == {"milk": "known"}
    assert ask(window, ("open_uploads", other))["states"] == {}
    assert ask(window, ("open_uploads", one))["states"] == marked


def test_marks_of_the_bundled_atlas_are_the_command_lines(session, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("STUDYATLAS_WORKSPACE", str(bundled_root()))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = ask(session(SCRIPT).run(), ("mark", "dropout", "known"))
    file = marks_file(bundled_root(), os.environ, "linux", tmp_path)
    assert found["states"] == {"dropout": "known"}
    assert str(file) in found["kept"]
    assert file.is_file()
    assert st.get_option("server.address") == "127.0.0.1"
