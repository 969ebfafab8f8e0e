"""What is read is read once, seen when it changes, and the same for a whole run."""

import pytest

from studyatlas import api
from studyatlas.api import WORKSPACE_VARIABLE
from studyatlas.model.errors import NoExamError
from studyatlas.store.listing import list_files
from studyatlas.ui.state import shelf
from studyatlas.ui.state.watch import Watch

EXAM = "# Task 1.1: Brew\n- Rinse the pot\n- Polish the kettle\n"

BARE = """
import streamlit as st
from studyatlas.ui import state
nodes = state.atlas().nodes.values()
st.session_state["labels"] = sorted(n.label for n in nodes if n.type == "section")
"""

MID_RUN = """
import streamlit as st
from studyatlas.ui import state
state.prepare()
seen = [len(state.atlas().nodes)]
st.session_state["between"]()
seen += [len(state.atlas().nodes), len(state.atlas().nodes)]
st.session_state["seen"] = seen
"""


@pytest.fixture
def reads(monkeypatch) -> list[str]:
    """Return the names of folders, in the order in which they are read."""
    read, found = shelf.read_folder, []
    monkeypatch.setattr(
        shelf, "read_folder", lambda path, progress: found.append(path.name) or read(path, progress)
    )
    return found


class Time:
    """A clock to turn by hand, and how often the disk was looked at."""

    def __init__(self) -> None:
        self.now, self.looks = 0.0, 0

    def list_at(self, path):
        self.looks += 1
        return list_files(path)


@pytest.fixture
def time(monkeypatch) -> Time:
    made = Time()
    monkeypatch.setattr(shelf, "_WATCH", Watch(lambda: made.now, made.list_at))
    return made


@pytest.mark.usefixtures("notes")
def test_sessions_share_what_was_read(session, reads) -> None:
    assert [session().run().labels for _ in range(3)] == [["Tea"]] * 3
    assert reads == ["tea notes"]


@pytest.mark.parametrize("script", [None, BARE], ids=["prepared", "bare"])
@pytest.mark.usefixtures("notes")
def test_clicks_neither_read_nor_look_again(session, reads, time, script) -> None:
    tab = session(*[script] if script else [])
    for _ in range(5):
        tab.run()
    assert (reads, time.looks) == (["tea notes"], 1)


@pytest.mark.parametrize("script", [None, BARE], ids=["prepared", "bare"])
def test_an_edit_shows_at_the_next_click_after_two_seconds(session, notes, time, script) -> None:
    tab = session(*[script] if script else []).run()
    (notes / "milk.md").write_text("# Milk\n\nWhite.\n", encoding="utf-8")
    time.now += 1.9
    assert tab.run().labels == ["Tea"]
    time.now += 0.2
    assert tab.run().labels == ["Milk", "Tea"]


def test_an_edit_shows_at_once_in_a_page_that_is_opened_anew(session, notes) -> None:
    assert session().run().labels == ["Tea"]
    (notes / "tea.md").write_text("# Coffee\n\nBeans.\n", encoding="utf-8")
    assert session().run().labels == ["Coffee"]


def test_a_file_that_goes_takes_its_topics_along(session, notes) -> None:
    (notes / "milk.md").write_text("# Milk\n\nWhite.\n", encoding="utf-8")
    assert session().run().labels == ["Milk", "Tea"]
    (notes / "milk.md").unlink()
    assert session().run().labels == ["Tea"]


def test_a_run_shows_one_state_of_the_files(session, notes, time) -> None:
    tab = session(MID_RUN)

    def between() -> None:
        (notes / "milk.md").write_text("# Milk\n\nWhite.\n", encoding="utf-8")
        time.now += 60

    tab.app.session_state["between"] = between
    assert tab.run().app.session_state["seen"] == [2, 2, 2]
    tab.app.session_state["between"] = lambda: None
    assert tab.run().app.session_state["seen"] == [3, 3, 3]


def test_a_change_elsewhere_is_no_change(session, notes, reads) -> None:
    session().run()
    (notes / ".git").mkdir()
    (notes / ".git" / "a.md").write_text("# Hidden\n\nx\n")
    (notes / "photo.png").write_bytes(b"x")
    session().run()
    assert reads == ["tea notes"]


def test_a_workspace_that_is_not_there_is_an_empty_atlas_with_a_problem(
    session, monkeypatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, "nowhere-at-all")
    tab = session().run()
    assert tab.labels == []
    (problem,) = tab.ask("problems")
    assert problem.rule == "missing-workspace"


def test_coverage_is_worked_out_once_for_all(session, notes, monkeypatch) -> None:
    (notes / "exam.md").write_text(EXAM, encoding="utf-8")
    made, asked = api.coverage, []
    monkeypatch.setattr(
        api, "coverage", lambda atlas, exam: asked.append(exam) or made(atlas, exam)
    )
    found = [session().run().ask("coverage", "tea-notes") for _ in range(2)]
    assert found[0] is found[1]
    assert asked == ["tea-notes"]
    assert session().run().ask("verdicts") == {
        "tea-notes/1.1.1": "missing",
        "tea-notes/1.1.2": "missing",
    }
    assert asked == ["tea-notes"]


@pytest.mark.usefixtures("notes")
def test_an_exam_that_is_not_there_is_an_error_each_time(session) -> None:
    script = """
from studyatlas.ui import state
import streamlit as st
try:
    state.coverage("<b>")
except Exception as failure:
    st.session_state["failure"] = failure
"""
    for _ in range(2):
        tab = session(script).run()
        assert isinstance(tab.app.session_state["failure"], NoExamError)


@pytest.mark.usefixtures("notes")
def test_no_exam_has_no_verdicts(session) -> None:
    assert session().run().ask("verdicts") == {}


def test_the_name_is_the_folders_or_says_that_it_is_bundled(session, notes, monkeypatch) -> None:
    assert session().run().name == "tea notes"
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(notes / "tea.md"))
    assert session().run().name == "tea"
    monkeypatch.delenv(WORKSPACE_VARIABLE)
    monkeypatch.chdir(notes.parent)
    assert session().run().name == "bundled atlas"
    monkeypatch.chdir(notes)
    assert session().run().name == "tea notes"
