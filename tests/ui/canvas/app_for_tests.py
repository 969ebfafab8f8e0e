"""A small page with a canvas: what is clicked is written above it."""

import os

import streamlit as st

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.canvas import clicked, draw

HOSTILE = '<img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">n</a>'
TYPES = ("concept", "technique", "problem", "service", "algorithm", "metric", "tool", "section")


def sixty_nodes() -> Atlas:
    """Return a tree of 60 nodes of all types, with some relations across and one hostile text."""
    at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    guess = Provenance(Position("notes.md"), "guess", Origin.INFERRED)
    nodes = [
        Node(f"n{i:02}", f"Node number {i}", TYPES[i % len(TYPES)], at, summary=f"It is node {i}.")
        for i in range(59)
    ]
    nodes.append(Node("hostile", HOSTILE, "concept", at, summary=HOSTILE))
    relations = [Relation(f"n{i:02}", "requires", f"n{(i - 1) // 3:02}", at) for i in range(1, 59)]
    relations += [
        Relation(f"n{i:02}", "affects", f"n{i + 7:02}", guess, "+") for i in range(0, 50, 9)
    ]
    return make_atlas(nodes, [*relations, Relation("hostile", "uses", "n00", at)])


def page() -> None:
    """Show the chosen node above the canvas, which is drawn last."""
    atlas = sixty_nodes()
    event = clicked("atlas")
    if event:
        st.session_state["chosen"] = event.node_id
    st.text(f"chosen: {st.session_state.get('chosen', 'none')} ({event.kind if event else '-'})")
    drawn = draw(atlas, atlas.nodes, key="atlas", selected=st.session_state.get("chosen"))
    st.text(f"drawn: {drawn.node_id if drawn else 'none'}")


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    page()
