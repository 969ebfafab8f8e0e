"""Where something comes from, as a line under it."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.evidence import Evidence
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.ui.text import plain
from studyatlas.wording import ORIGIN_WORDS, short, spoken

_MARKS = {
    Origin.CURATED: ":material/edit_note:",
    Origin.STATED: ":material/format_quote:",
    Origin.INFERRED: ":material/psychology_alt:",
}


def relation_source(relation: Relation) -> None:
    """Draw a relation's origin, line and quoted words."""
    at = relation.provenance
    quote = f" “{plain(short(spoken(at.quote), 110))}”" if at.quote else ""
    st.caption(f"{_MARKS[at.origin]} {at.origin}, {plain(str(at.position))}{quote}")


def origin_legend() -> None:
    """Say what the three origins mean."""
    words = (f"{_MARKS[origin]} {meaning}" for origin, meaning in ORIGIN_WORDS.items())
    st.caption(". ".join(words))


def evidence_line(evidence: Evidence) -> None:
    """Draw a stretch of the notes: its heading, quoted words, place and reason."""
    lines = f"{evidence.path}:{evidence.line}"
    if evidence.end_line > evidence.line:
        lines += f"–{evidence.end_line}"
    st.markdown(
        f"{plain(short(evidence.heading, 80))}: “{plain(short(spoken(evidence.quote), 200))}”"
    )
    st.caption(f"{plain(lines)}, {plain(evidence.why)}")
