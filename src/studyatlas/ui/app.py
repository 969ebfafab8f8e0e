"""The pages, what stands on all of them, and how to get from one to another."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from studyatlas.ui import state
from studyatlas.ui.pages import compare, coverage, explore, notes, paths, plan
from studyatlas.ui.parts import own_notes, phone_bar, search
from studyatlas.ui.text import plain
from studyatlas.wording import count

_HERE = Path(__file__).parent
_MOST_PROBLEMS = 200


def main() -> None:
    """Draw the app."""
    st.set_page_config("studyatlas", _HERE / "icon.svg", layout="wide")
    st.logo(_HERE / "logo.svg", size="large")
    st.html(_HERE / "app.css")
    state.prepare()
    pages = {
        "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", default=True),
        "paths": st.Page(paths.page, title="Paths", icon=":material/route:", url_path="paths"),
        "plan": st.Page(plan.page, title="Plan", icon=":material/checklist_rtl:", url_path="plan"),
        "compare": st.Page(
            compare.page, title="Compare", icon=":material/compare:", url_path="compare"
        ),
        "coverage": st.Page(
            coverage.page, title="Coverage", icon=":material/checklist:", url_path="coverage"
        ),
        "notes": st.Page(notes.page, title="Notes", icon=":material/notes:", url_path="notes"),
    }
    current = st.navigation(list(pages.values()), position="top")
    here = next(name for name, page in pages.items() if page is current)
    state.remember_pages(pages)
    state.enter(here)
    with st.sidebar:
        search.draw(state.atlas(), here)
    phone_bar.draw(state.atlas(), here)
    _say_problems()
    current.run()
    with st.sidebar:
        own_notes.draw()
    _footer()
    state.leave(here)


def _say_problems() -> None:
    """Name what is wrong with the workspace, and let the person open the list."""
    problems = state.problems()
    if not problems:
        return
    with st.expander(f"{count(len(problems), 'problem')} in the input", icon=":material/warning:"):
        for problem in problems[:_MOST_PROBLEMS]:
            st.markdown(plain(str(problem)))
        if len(problems) > _MOST_PROBLEMS:
            st.caption(f"and {len(problems) - _MOST_PROBLEMS:,} more: see `studyatlas check`.")


def _footer() -> None:
    atlas = state.atlas()
    names = f", names of {plain(atlas.vocabulary)}" if atlas.vocabulary else ""
    st.caption(
        f"{plain(state.workspace_name())}: {count(len(atlas.nodes), 'node')}, "
        f"{count(len(atlas.relations), 'relation')}, "
        f"{count(len(atlas.documents), 'document')}{names}. "
        "Everything is read from your files and stays on this machine."
    )
