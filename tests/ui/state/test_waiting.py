"""What is said of work that takes long, and that short work shows nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from studyatlas.ui.state import waiting
from studyatlas.ui.state.waiting import bar
from studyatlas.ui.state.work import Told

APP = """
import time
import streamlit as st
from studyatlas.ui.state.waiting import wait_for
from studyatlas.ui.state.work import Work

drawn = st.session_state.setdefault("drawn", [])

class Place:
    def progress(self, fraction, text):
        drawn.append((fraction, text))
    def empty(self):
        drawn.append("gone")

def make(progress):
    progress(1, 4, "<b>*a*.md")
    time.sleep({seconds})
    {end}

st.text(wait_for(Work(make), "Reading", Place()))
"""


@pytest.fixture
def run(monkeypatch):
    """Return a function that waits for some work; at once it shows what it shows of long work."""
    monkeypatch.setattr(waiting, "_REDRAWN_SECONDS", 0.05)

    def wait(seconds: float, end: str = "return 'read'", script: str = APP) -> AppTest:
        monkeypatch.setattr(waiting, "_UNSEEN_SECONDS", 0.05 if seconds else 30)
        text = script.format(seconds=seconds, end=end)
        return AppTest.from_string(text, default_timeout=60).run()

    return wait


def test_short_work_shows_nothing(run) -> None:
    app = run(0)
    assert app.text[0].value == "read"
    assert app.session_state["drawn"] == []


def test_long_work_shows_a_bar_that_vanishes(run) -> None:
    app = run(0.5)
    *bars, last = app.session_state["drawn"]
    assert app.text[0].value == "read"
    assert (last, bars[-1]) == ("gone", (0.25, r"Reading: \<b\>\*a\*\.md"))


def test_the_bar_vanishes_when_the_work_fails(run) -> None:
    app = run(0.5, "raise OSError('broken')")
    assert app.session_state["drawn"][-1] == "gone"
    assert app.exception


def test_without_a_place_the_bar_is_put_where_one_waits(run) -> None:
    app = run(0.5, script=APP.replace(", Place()", ""))
    assert app.text[0].value == "read"
    assert not app.get("progress")


@pytest.mark.parametrize(
    ("told", "fraction"),
    [(Told(0, 0, ""), 0), (Told(3, 4, "a"), 0.75), (Told(9, 4, "a"), 1), (Told(-1, 4, "a"), 0)],
)
def test_a_bar_is_never_overfull(told, fraction) -> None:
    assert bar(told, "Reading")[0] == fraction


def test_a_long_name_is_cut() -> None:
    assert len(bar(Told(1, 2, "x" * 500), "Reading")[1]) < 100
