"""The coverage report to take away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from studyatlas.analysis.coverage import Coverage
from studyatlas.export import COVERAGE_FORMATS

_SUFFIXES = {"csv": "csv", "markdown": "md", "html": "html"}


def draw(report: Coverage) -> None:
    """Offer the report as a file; it is made when it is asked for."""
    with st.container(horizontal=True, key="downloads"):
        for name, suffix in _SUFFIXES.items():
            st.download_button(
                "Markdown" if name == "markdown" else name.upper(),
                partial(COVERAGE_FORMATS[name], report),
                file_name=f"coverage-{report.exam}.{suffix}",
                mime=f"text/{name}",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
