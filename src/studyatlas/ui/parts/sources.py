"""Where something comes from, as a line under it that leads to the note."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.evidence import Evidence
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin
from studyatlas.ui import state
from studyatlas.ui.text import plain
from studyatlas.wording import ORIGIN_WORDS, short, spoken

_MARKS = {
    Origin.CURATED: ":material/edit_note:",
    Origin.STATED: ":material/format_quote:",
    Origin.INFERRED: ":material/psychology_alt:",
}


def origin_badge(origin: Origin) -> str:
    """Return an origin as Markdown for a label: a sign and its word, so it reads without colour."""
    return f":gray-badge[{_MARKS[origin]} {origin}]"


def note_link(label: str, path: str, line: int = 0, end_line: int = 0) -> None:
    """Draw a link to a line of a note, from any page but Notes itself.

    A link of Streamlit's own: a real anchor that keeps the session. Where there is no Notes page,
    the label stands alone.

    Args:
        label: Markdown; text of notes must be escaped (`text.plain`).
        path: of the note.
        line: 1-based; 0 for the note as a whole.
        end_line: the last line to light, where it is not `line`.
    """
    page = state.page("notes")
    if page is None:
        st.caption(label)
        return
    place = {"note": path, "line": line, "end": end_line if end_line > line else 0}
    query = {name: str(value) for name, value in place.items() if value}
    st.page_link(page, label=label, icon="", help="", query_params=query)


def relation_source(relation: Relation) -> None:
    """Draw a relation's origin, line and quoted words."""
    at = relation.provenance
    quote = f" “{plain(short(spoken(at.quote), 110))}”" if at.quote else ""
    label = f":small[{origin_badge(at.origin)} **{plain(str(at.position))}**{quote}]"
    note_link(label, at.position.path, at.position.line)


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
    note_link(
        f":small[**{plain(lines)}** {plain(evidence.why)}]",
        evidence.path,
        evidence.line,
        evidence.end_line,
    )
