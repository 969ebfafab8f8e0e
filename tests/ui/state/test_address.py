"""The URL holds what is shown: read, changed in one step, taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from studyatlas.ui.state.address import join, split

APP = """
import streamlit as st
from studyatlas.ui import state

def shown():
    st.write(f"{state.number('depth', 1, 1, 5)} {state.one_of('layout', ('a', 'b'), 'a')}"
             f" {state.parameters('pin')} undo={state.can_undo()}")

st.button("three", on_click=state.set_parameters, kwargs={"depth": 3, "pin": ["x", "y,z"]})
st.button("one", on_click=state.set_parameters, kwargs={"depth": "", "pin": ()})
st.button("pick", on_click=state.set_parameters, kwargs={"node": "x"})
st.button("pin", on_click=state.toggle, args=("pin", "x"))
st.button("undo", on_click=state.undo)
page = st.text_input("page", "explore")
state.enter(page)
shown()
state.leave(page)
"""


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_string(APP, default_timeout=20)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def says(app: AppTest) -> str:
    assert not app.exception
    return app.markdown[0].value


@given(st.lists(st.text(min_size=1), unique=True))
def test_a_list_comes_back_as_it_went(values) -> None:
    assert split(join(values)) == tuple(values)


@pytest.mark.parametrize(
    ("asked", "depth"),
    [("3", 3), ("0", 1), ("99", 5), ("-2", 1), ("٣", 1), ("x", 1), ("9" * 99, 1)],
)
def test_a_number_is_brought_into_its_range(asked, depth) -> None:
    assert says(opened(depth=asked)).startswith(f"{depth} ")


def test_a_word_that_is_no_choice_is_the_default() -> None:
    assert " a " in says(opened(layout="hairball"))
    assert " b " in says(opened(layout="b"))


def test_a_change_is_undone_and_a_selection_is_none() -> None:
    app = press(opened(), "three")
    assert says(app) == "3 a ('x', 'y,z') undo=True"
    app = press(press(app, "pick"), "undo")
    assert says(app) == "1 a () undo=False"


def back(app: AppTest, **parameters: str) -> AppTest:
    """Open an earlier URL, as the browser's Back does."""
    app.query_params.clear()
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def test_undo_after_the_browser_went_back_goes_further_back() -> None:
    app = press(press(opened(depth="2"), "three"), "one")
    app = back(app, depth="3", pin="x,y%2Cz", node="x")
    assert says(app) == "3 a ('x', 'y,z') undo=True"
    assert says(press(app, "undo")) == "2 a () undo=False"


def test_nothing_is_undone_where_the_browser_went_back_to_the_start() -> None:
    app = press(press(opened(depth="2"), "three"), "one")
    assert says(back(app, depth="2")) == "2 a () undo=False"
    assert says(press(back(app, depth="2"), "undo")) == "2 a () undo=False"


def test_of_two_steps_to_the_same_picture_the_later_is_undone() -> None:
    app = press(press(press(opened(), "three"), "one"), "three")
    assert says(press(app, "undo")) == "1 a () undo=True"
    assert says(press(app, "undo")) == "3 a ('x', 'y,z') undo=True"


def test_an_empty_value_leaves_the_url() -> None:
    app = press(press(opened(), "three"), "one")
    assert "depth" not in app.query_params
    assert "pin" not in app.query_params


def test_a_value_is_put_in_and_out_of_a_list() -> None:
    app = press(opened(pin="y"), "pin")
    assert "('y', 'x')" in says(app)
    assert "('y',)" in says(press(app, "pin"))


def test_a_page_that_was_left_shows_again_what_it_showed() -> None:
    app = press(opened(), "three")
    app.query_params.clear()
    app.text_input[0].set_value("paths").run()
    assert says(app) == "1 a () undo=False"
    app.text_input[0].set_value("explore").run()
    assert says(app) == "3 a ('x', 'y,z') undo=False"
