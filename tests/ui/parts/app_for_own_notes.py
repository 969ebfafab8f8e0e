"""A small app: the part that opens notes, and what is open."""

import streamlit as st

from studyatlas.ui import state
from studyatlas.ui.parts import own_notes

st.set_page_config("own notes", layout="wide")
state.prepare()
with st.sidebar:
    own_notes.draw()
atlas = state.atlas()
st.text(f"name: {state.workspace_name()}")
st.text(f"topics: {', '.join(sorted(node.label for node in atlas.nodes.values())[:40])}")
st.text(f"documents: {len(atlas.documents)}")
for problem in state.problems()[:5]:
    st.text(f"problem: {problem}")
