"""A small app around the Notes page: sources on the first page, and what a chip opened."""

import os
from pathlib import Path

import streamlit as st

from studyatlas.analysis.details import show
from studyatlas.ui import state
from studyatlas.ui.pages import notes
from studyatlas.ui.parts import sources
from studyatlas.ui.parts.sources import evidence_line, origin_legend, relation_source


def explore() -> None:
    """Name the node, and draw every source of it."""
    node = state.parameter("node")
    st.text(f"exploring: {node or 'nothing'}")
    if node:
        found = show(state.atlas(), node)
        for relation in found.relations[:12]:
            relation_source(relation)
        for evidence in (*found.explained, *found.mentioned)[:6]:
            evidence_line(evidence)
        origin_legend()


def main() -> None:
    """Draw the app."""
    st.set_page_config("notes", layout="wide")
    st.html(Path(sources.__file__).with_name("sources.css"))
    pages = {
        "explore": st.Page(explore, title="Explore", default=True),
        "notes": st.Page(notes.page, title="Notes", url_path="notes"),
    }
    current = st.navigation(list(pages.values()), position="top")
    state.remember_pages(pages)
    current.run()


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    main()
