"""An atlas or a result as bytes or plain data, one format per file, listed here by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studyatlas.analysis.coverage import Coverage
from studyatlas.export import coverage_csv, coverage_html, coverage_markdown, node_link, parquet
from studyatlas.model.atlas import Atlas

ATLAS_FORMATS: Mapping[str, Callable[[Atlas], bytes]] = {"json": node_link.render}
"""Formats of `studyatlas export`, by file suffix."""

ATLAS_TABLES: Mapping[str, Callable[[Atlas], Mapping[str, bytes]]] = {"parquet": parquet.render}
"""Those that are a folder, with what belongs into it."""

COVERAGE_FORMATS: Mapping[str, Callable[[Coverage], str]] = {
    "csv": coverage_csv.render,
    "markdown": coverage_markdown.render,
    "html": coverage_html.render,
}
"""Formats of a coverage report beside text and JSON."""
