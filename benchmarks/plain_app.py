"""The plain Streamlit + pyvis app: a search box, the graph, and what is known of the chosen node.

Run by the benchmark; by hand: `PLAIN_WORKSPACE=. streamlit run benchmarks/plain_app.py`.
"""

from __future__ import annotations

import os

import streamlit as st
from plain import plain_html

import studyatlas as sa
from studyatlas.analysis.view import ViewRequest, make_view


@st.cache_resource
def read(path: str) -> sa.Atlas:
    """Read the workspace once: a newcomer would cache it too."""
    return sa.open(path)


st.set_page_config("Plain", layout="wide")
atlas = read(os.environ["PLAIN_WORKSPACE"])
drawn = make_view(atlas, ViewRequest(cap=int(os.environ.get("PLAIN_CAP", "0")))).nodes
with st.sidebar:
    chosen = st.selectbox(
        "Search", drawn, index=None, format_func=lambda node: atlas.nodes[node].label
    )
graph, details = st.columns([5, 3])
with graph:
    st.caption(f"Showing {len(drawn)} of {len(atlas.nodes)} nodes.")
    st.iframe(plain_html(atlas, drawn, chosen), height=680)
with details:
    if chosen:
        st.subheader(atlas.nodes[chosen].label)
        st.write(atlas.nodes[chosen].summary)
        lines = [f"- {r.source} {r.relation} {r.target}" for r in atlas.relations_of(chosen)]
        st.write("\n".join(lines))
