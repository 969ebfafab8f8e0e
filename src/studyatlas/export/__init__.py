"""An atlas or a result as bytes or plain data, one format per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studyatlas.analysis.coverage import Coverage
from studyatlas.export import coverage_csv, coverage_html, coverage_markdown, node_link
from studyatlas.model.atlas import Atlas

ATLAS_FORMATS: Mapping[str, Callable[[Atlas], bytes]] = {"json": node_link.render}
"""Formats of `studyatlas export`, by file suffix."""

COVERAGE_FORMATS: Mapping[str, Callable[[Coverage], str]] = {
    "csv": coverage_csv.render,
    "markdown": coverage_markdown.render,
    "html": coverage_html.render,
}
"""Formats of a coverage report beside text and JSON."""
