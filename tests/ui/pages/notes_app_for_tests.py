"""A small app around the Notes page, and what a chip opened."""

import os

import streamlit as st

from studyatlas.ui import state
from studyatlas.ui.pages import notes


def explore() -> None:
    """Name the node."""
    st.text(f"exploring: {state.parameter('node') or 'nothing'}")


def main() -> None:
    """Draw the app."""
    st.set_page_config("notes", layout="wide")
    state.prepare()
    pages = {
        "explore": st.Page(explore, title="Explore", default=True),
        "notes": st.Page(notes.page, title="Notes", url_path="notes"),
    }
    current = st.navigation(list(pages.values()), position="top")
    state.remember_pages(pages)
    current.run()


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    main()
