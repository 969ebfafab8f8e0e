"""What a browser tells is heard in one run, however often Streamlit hands it over."""

import pytest
from streamlit.testing.v1 import AppTest

APP = """
import streamlit as st
from studyatlas.ui.elements.mount import begin_run, event_of

begin_run()
st.text([(event_of("box") or {}).get("id"), (event_of("box") or {}).get("id")])
"""


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_string(APP, default_timeout=20)


def told(app: AppTest, event: object) -> str:
    app.session_state["box"] = {"event": event}
    app.run()
    assert not app.exception
    return app.text[0].value


def test_an_event_is_told_to_all_who_ask_in_its_run_and_to_no_later_one(app) -> None:
    first = {"id": "a", "stamp": "1.5"}
    assert told(app, first) == "['a', 'a']"
    assert told(app, first) == "[None, None]"
    assert told(app, {"id": "a", "stamp": "1.6"}) == "['a', 'a']"


def test_each_element_has_its_own_events(app) -> None:
    app.session_state["other"] = {"event": {"id": "b", "stamp": "1.5"}}
    assert told(app, {"id": "a", "stamp": "1.5"}) == "['a', 'a']"


@pytest.mark.parametrize("stamp", [None, 5, ["x"], {}])
def test_without_a_stamp_nothing_is_held_back(app, stamp) -> None:
    event = {"id": "a", "stamp": stamp}
    assert told(app, event) == "['a', 'a']"
    assert told(app, event) == "['a', 'a']"


@pytest.mark.parametrize("junk", [None, "x", 3, [], {"event": 1}])
def test_what_is_no_event_is_none(app, junk) -> None:
    assert told(app, junk) == "[None, None]"
