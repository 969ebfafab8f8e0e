"""The only caching, session and URL code.

What a person looks at is in the URL (`?node=`, `?item=`, `?from=&to=`), so a link shows the same
page; the atlas is shared by all sessions and read again when a file changes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from studyatlas import api
from studyatlas.analysis.coverage import Coverage
from studyatlas.api import WORKSPACE_VARIABLE
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem
from studyatlas.store.workspace import bundled_root, is_workspace

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_READ = (".md", ".markdown", ".yaml", ".yml")


def workspace() -> Path:
    """Return the workspace that is shown."""
    if named := os.environ.get(WORKSPACE_VARIABLE):
        return Path(named)
    return Path.cwd() if is_workspace(Path.cwd()) else bundled_root()


def atlas() -> Atlas:
    """Return the atlas of the workspace."""
    return _read(str(workspace()), _fingerprint(workspace()))[0]


def problems() -> tuple[Problem, ...]:
    """Return what is wrong with the workspace."""
    return _read(str(workspace()), _fingerprint(workspace()))[1]


def coverage(exam: str) -> Coverage:
    """Return the coverage of an exam."""
    return _coverage(str(workspace()), _fingerprint(workspace()), exam)


@st.cache_resource(max_entries=4, show_spinner="Reading the notes…")
def _read(path: str, version: str) -> tuple[Atlas, tuple[Problem, ...]]:
    del version  # only tells one state of the files from another; Streamlit hashes it
    return api.read_atlas(path)


@st.cache_resource(max_entries=4, show_spinner="Comparing notes and exam guide…")
def _coverage(path: str, version: str, exam: str) -> Coverage:
    return api.coverage(_read(path, version)[0], exam)


def _fingerprint(path: Path) -> str:
    """Return a text that changes when a file of the workspace changes."""
    if path.is_file():
        files = [path]
    else:
        roots = [path / "graph", path / "data" if (path / "data").is_dir() else path]
        files = [f for root in roots for f in root.rglob("*") if f.suffix.lower() in _READ]
    stats = [(str(file), file.stat()) for file in sorted(files) if file.is_file()]
    return str(hash(tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)))


def parameter(name: str) -> str:
    """Return a value from the URL; empty where there is none."""
    return str(st.query_params.get(name, ""))


def set_parameters(**values: str) -> None:
    """Put values into the URL; an empty one is taken out."""
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def remember_pages(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages of this session, so that one can lead to another."""
    st.session_state["pages"] = dict(pages)


def go_to(page: str, **parameters: str) -> None:
    """Open another page with these values in its URL."""
    pages: dict[str, Any] = st.session_state["pages"]
    st.switch_page(pages[page], query_params=parameters)
