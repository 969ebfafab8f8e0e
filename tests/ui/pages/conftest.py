"""A small workspace, and a page opened on it without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from studyatlas.api import WORKSPACE_VARIABLE

_APP = """
from studyatlas.ui.pages import {page}
{page}.page()
"""

_NOTES = """# Domain 1: Bread (100%)
## Task 1.1: Choose a flour
Knowledge of:
- Kinds of flour and what each is good for (for example, rye, spelt)
- How ovens are cleaned

# Flour

Wheat flour has much gluten and makes light bread; rye flour has little and makes dense bread.
Spelt flour lies between the two and takes less water. Each is good for something else.
"""

_GRAPH = """
flour: {type: concept, label: Flour, summary: Ground grain., used_for: [bread]}
bread: {type: problem, label: Bread, requires: [dough]}
dough: {type: concept, label: Dough}
stone: {type: tool, label: Stone}
"""


@pytest.fixture
def bakery(tmp_path, monkeypatch) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "graph").mkdir()
    (tmp_path / "data" / "notes.md").write_text(_NOTES, encoding="utf-8")
    (tmp_path / "graph" / "a.yaml").write_text(_GRAPH, encoding="utf-8")
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path))
    return tmp_path


def _opened(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_string(_APP.format(page=page), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def _words(app: AppTest) -> str:
    shown = (*app.subheader, *app.markdown, *app.caption, *app.warning, *app.info)
    return "\n".join(e.value for e in shown).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def opened():
    return _opened


@pytest.fixture
def words():
    return _words


@pytest.fixture
def url():
    """Give the parameters of an app's URL."""
    return lambda app: {
        name: value if isinstance(value, str) else value[0]
        for name, value in app.query_params.items()
    }
