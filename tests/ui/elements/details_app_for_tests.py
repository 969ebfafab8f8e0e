"""A page with a node's details and, when asked for, a comparison; what is done there is written."""

import os
from pathlib import Path

import streamlit as st

from studyatlas.ingest.build import build_workspace
from studyatlas.model.atlas import Atlas
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace
from studyatlas.ui.elements.comparison import comparison
from studyatlas.ui.elements.details import details
from studyatlas.ui.elements.mount import event_of

HOSTILE = '<img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">n</a> :red[x]'

GRAPH = """
dough:
  type: concept
  label: Dough
  summary: Flour and water, kneaded.
  aliases: [paste]
  url: https://example.org/dough
  requires: [flour]
  used_for: [baking]
flour: {type: concept, label: Flour, summary: Ground grain.}
batter: {type: concept, label: Batter, requires: [flour], mitigates: [dryness]}
baking: {type: problem, label: Baking}
dryness: {type: problem, label: Dryness}
resting: {type: technique, label: Resting, mitigates: [dryness], used_for: [dough]}
""" + "".join(
    f"tool-{n:02}: {{type: tool, label: Tool number {n}, uses: [dough]}}\n" for n in range(60)
)

NOTES = """# Domain 1: Bread (100%)
## Task 1.1: Make a dough
Knowledge of:
- How dough and batter differ

# Dough

Dough is flour and water, kneaded until it is smooth and rested for an hour under a cloth.

# Batter

Batter has more water than dough and is stirred, not kneaded; flour goes in last.
"""


def bakery() -> Atlas:
    """Return an atlas with a hub of 60 relations, an exam item, notes, and a hostile node."""
    hostile = HOSTILE.replace("'", "''")
    graph = GRAPH + (
        f"hostile:\n  type: concept\n  label: '{hostile}'\n  summary: '{hostile}'\n"
        f"  aliases: ['{hostile} too']\n  url: 'javascript:window.hacked=1'\n  uses: [dough]\n"
    )
    notes = NOTES + f"\n# {HOSTILE} too\n\nWords on it, enough for a passage: {HOSTILE}\n"
    workspace = Workspace(
        Path("bakery"),
        "bakery",
        (SourceFile("data/notes.md", notes),),
        (SourceFile("graph/a.yaml", graph),),
    )
    return build_workspace(workspace)[0]


def page() -> None:
    """Show what the address names, and follow what is done as the explorer would."""
    atlas, state, query = bakery(), st.session_state, st.query_params
    event = event_of("panel") or {}
    if event.get("kind") == "select" and event.get("id") in atlas.nodes:
        query["node"] = event["id"]
    if event.get("kind") == "pin":
        state["pin"] = event["on"]
    if event.get("kind") == "mark":
        state["state"] = event["state"].replace("unknown", "")
    if event.get("kind") == "open":
        state["focus"] = event["id"]
    verdicts = dict.fromkeys(atlas.items, "thin")
    if st.button("Elsewhere"):
        query["node"] = "flour"
    height, frame = int(query.get("height", "0")), query.get("frame")
    size = {"height": int(frame)} if frame else {}
    with st.container(width=int(query.get("width", "380")), key="side", **size):
        if query.get("with"):
            one, other = query["node"], query["with"]
            comparison(atlas, one, other, key="panel", verdicts=verdicts, height=height)
        else:
            details(
                atlas,
                query.get("node", "dough"),
                key="panel",
                verdicts=verdicts,
                focus=state.get("focus", ""),
                pinned=state.get("pin", False),
                state=state.get("state", ""),
                height=height,
            )
    st.text(f"event: {sorted(event.items())}")


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    page()
