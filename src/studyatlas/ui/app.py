"""The pages and how to get from one to another."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from studyatlas.ui import state
from studyatlas.ui.pages import coverage, explore, paths
from studyatlas.ui.text import plain
from studyatlas.wording import count

_HERE = Path(__file__).parent
_STYLE = """<style>
.block-container { padding-top: 4.2rem; padding-bottom: 2rem; max-width: 1500px; }
[class*="st-key-follow-"] button, [class*="st-key-pick-"] button, [class*="st-key-gap-"] button {
  justify-content: flex-start; text-align: left; min-height: 0; padding: .1rem .3rem; }
.st-key-totals { column-gap: 2.5rem; }
[class*="st-key-cell-"] button { min-width: 4.6rem; border-width: 2px; }
[class*="st-key-cell-covered-"] button { border-color: #2a9d72; background: #2a9d7224; }
[class*="st-key-cell-thin-"] button {
  border-style: dashed; border-color: #c99426; background: #e0a03020; }
[class*="st-key-cell-missing-"] button { border-style: dotted; border-color: #c8553d; }
[class*="st-key-cell-chosen-"] button { outline: 3px solid #1f6f8b; outline-offset: 2px; }
.st-key-details, .st-key-gaps { gap: .55rem; }
@media (min-width: 641px) {
  [class*="st-key-side-"], .st-key-verdict {
    position: sticky; top: 4.5rem; max-height: calc(100vh - 6.5rem); overflow-y: auto; }
}
@media (max-width: 640px) {
  [data-testid="stColumn"]:has(.st-key-evidence) { order: -1; }
}
</style>"""


def main() -> None:
    """Draw the app."""
    st.set_page_config("studyatlas", _HERE / "icon.svg", layout="wide")
    st.logo(_HERE / "logo.svg", size="large")
    st.html(_STYLE)
    pages = {
        "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", default=True),
        "paths": st.Page(paths.page, title="Paths", icon=":material/route:", url_path="paths"),
        "coverage": st.Page(
            coverage.page, title="Coverage", icon=":material/checklist:", url_path="coverage"
        ),
    }
    current = st.navigation(list(pages.values()), position="top")
    state.remember_pages(pages)
    _say_problems()
    current.run()
    _footer()


def _say_problems() -> None:
    """Name what is wrong with the workspace, and let the person open the list."""
    problems = state.problems()
    if not problems:
        return
    with st.expander(f"{count(len(problems), 'problem')} in the input", icon=":material/warning:"):
        for problem in problems[:200]:
            st.markdown(plain(str(problem)))


def _footer() -> None:
    atlas = state.atlas()
    names = f", names of {plain(atlas.vocabulary)}" if atlas.vocabulary else ""
    st.caption(
        f"{plain(state.workspace().name)}: {count(len(atlas.nodes), 'node')}, "
        f"{count(len(atlas.relations), 'relation')}, "
        f"{count(len(atlas.documents), 'document')}{names}. "
        "Everything is read from your files and stays on this machine."
    )
