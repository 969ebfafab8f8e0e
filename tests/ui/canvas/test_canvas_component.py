import gc
import runpy
import weakref
from importlib.resources import files
from pathlib import Path

from streamlit.testing.v1 import AppTest

from studyatlas.ui.canvas.assets import engine_script, mount_script, styles
from studyatlas.ui.canvas.component import _picture
from studyatlas.ui.state.answers import answer

APP = Path(__file__).with_name("app_for_tests.py")


def chosen(app: AppTest) -> str:
    assert not app.exception
    return app.text[0].value


def ran(event: object = None) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    if event is not None:
        app.session_state["atlas"] = event
    return app.run()


def told(kind: str, name: str) -> AppTest:
    return ran({"event": {"kind": kind, "id": name}})


def test_a_click_is_known_before_the_canvas_is_drawn() -> None:
    assert chosen(ran()) == "chosen: none (-)"
    assert chosen(told("open", "n05")) == "chosen: n05 (open)"


def test_every_kind_of_event_arrives() -> None:
    assert "also: n05" in told("also", "n05").text[1].value
    assert told("hide", "n05").text[2].value == "hidden: ['n05'], pinned: [], off: []"
    assert told("pin", "n05").text[2].value == "hidden: [], pinned: ['n05'], off: []"
    assert told("type", "tool").text[2].value == "hidden: [], pinned: [], off: ['tool']"
    assert chosen(told("select", "")) == "chosen: none (select)"


def test_undo_takes_back_the_last_change() -> None:
    app = told("hide", "n05")
    app.session_state["atlas"] = {"event": {"kind": "undo", "id": ""}}
    assert app.run().text[2].value == "hidden: [], pinned: [], off: []"


def test_an_event_about_what_is_not_drawn_is_not_given_back() -> None:
    assert told("select", "gone").text[3].value == "drawn: none"
    assert told("select", "n05").text[3].value == "drawn: n05"
    assert told("type", "no-such-type").text[3].value == "drawn: none"


def test_what_is_no_event_is_passed_over() -> None:
    kinds = [{"kind": "burn", "id": "n05"}, {"kind": "open"}, {"kind": "open", "id": ""}]
    kinds += [{"kind": ["open"], "id": "n05"}, {"kind": "open", "id": 5}, "open", None]
    for junk in [{"event": event} for event in kinds] + [{}, 3]:
        assert chosen(ran(junk)) == "chosen: none (-)"


def test_the_number_of_an_event_is_a_number_or_nothing() -> None:
    for turn, expected in ((7, 7), (0, 0), (-1, 0), (2**60, 0), ("7", 0), (None, 0), ([1], 0)):
        app = AppTest.from_string(
            "import streamlit as st\n"
            "from studyatlas.ui.canvas.events import turn_of\n"
            "st.text(turn_of('atlas'))"
        )
        app.session_state["atlas"] = {"event": {"kind": "open", "id": "n05", "turn": turn}}
        assert app.run().text[0].value == str(expected)


def test_the_frontend_sets_text_and_never_markup() -> None:
    ours = engine_script().split("const vis = exports;")[1] + mount_script()
    words = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc")
    assert not [word for word in words if word in ours]


def test_vis_network_gets_no_titles_which_it_would_parse_as_html() -> None:
    frontend = files("studyatlas.ui.canvas") / "frontend"
    for name in ("look.js", "view.js"):
        assert "title" not in (frontend / name).read_text("utf-8")


def test_inline_scripts_are_not_taken_for_paths() -> None:
    assert all("\n" in text for text in (engine_script(), mount_script(), styles()))
    assert "sourceMappingURL" not in engine_script()


def test_a_picture_does_not_keep_its_atlas() -> None:
    atlas = runpy.run_path(str(APP))["sixty_nodes"]()
    nodes = tuple(sorted(atlas.nodes))
    graph = answer(_picture, atlas, nodes, None, "n00", "radial", None, ())
    assert len(graph["nodes"]) == 60
    seen = weakref.ref(atlas)
    del atlas
    gc.collect()
    assert seen() is None
