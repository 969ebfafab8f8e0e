"""A session of the app that does what a test asks, and shows what it then has open."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from studyatlas.api import WORKSPACE_VARIABLE

SCRIPT = """
import streamlit as st
from studyatlas.ui import state

asked = st.session_state.pop("asked", None)
if asked:
    st.session_state["answer"] = getattr(state, asked[0])(*asked[1:])
else:
    state.prepare()
nodes = state.atlas().nodes.values()
st.session_state["labels"] = sorted(n.label for n in nodes if n.type == "section")
st.session_state["name"] = state.workspace_name()
"""


class Session:
    """One browser tab."""

    def __init__(self, script: str = SCRIPT) -> None:
        self.app = AppTest.from_string(script, default_timeout=30)

    def run(self) -> "Session":
        self.app.run()
        assert not self.app.exception
        return self

    def ask(self, name: str, *arguments: object) -> object:
        """Call a function of `state` in a run of the script and return what it says."""
        self.app.session_state["asked"] = (name, *arguments)
        return self.run().app.session_state["answer"]

    @property
    def labels(self) -> list[str]:
        return self.app.session_state["labels"]

    @property
    def name(self) -> str:
        return self.app.session_state["name"]


@pytest.fixture
def session() -> Callable[..., Session]:
    return Session


@pytest.fixture
def notes(tmp_path, monkeypatch) -> Path:
    """Return the workspace that the app is started with: one note on tea."""
    folder = tmp_path / "tea notes"
    folder.mkdir()
    (folder / "tea.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(folder))
    return folder


@pytest.fixture
def address(monkeypatch) -> Callable[[str | None], None]:
    """Return a function that says on which address the server listens."""
    real = st.get_option

    def listen(value: str | None) -> None:
        monkeypatch.setattr(
            st, "get_option", lambda name: value if name == "server.address" else real(name)
        )

    listen("127.0.0.1")
    return listen
