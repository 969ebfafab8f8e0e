from pathlib import Path

from streamlit.testing.v1 import AppTest

from studyatlas.ui.canvas.assets import engine_script, mount_script, styles

APP = Path(__file__).with_name("app_for_tests.py")


def chosen(app: AppTest) -> str:
    assert not app.exception
    return app.text[0].value


def test_a_click_is_known_before_the_canvas_is_drawn() -> None:
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert chosen(app) == "chosen: none (-)"
    app.session_state["atlas"] = {"event": {"kind": "open", "node": "n05"}}
    assert chosen(app.run()) == "chosen: n05 (open)"


def test_what_is_no_event_is_passed_over() -> None:
    for junk in ({"event": {"kind": "burn", "node": "n05"}}, {"event": {"kind": "open"}}, {}, 3):
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.session_state["atlas"] = junk
        assert chosen(app.run()) == "chosen: none (-)"


def test_the_frontend_sets_text_and_never_markup() -> None:
    ours = engine_script().split("const vis = exports;")[1] + mount_script()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "title:",
    ):
        assert word not in ours.replace("title: label", "")


def test_inline_scripts_are_not_taken_for_paths() -> None:
    assert all("\n" in text for text in (engine_script(), mount_script(), styles()))
    assert "sourceMappingURL" not in engine_script()
