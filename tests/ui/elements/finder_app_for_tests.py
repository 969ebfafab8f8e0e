"""Two pages with search boxes, which write how often the whole app ran and what was picked."""

import os
import time

import streamlit as st

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui.elements.finder import search_box

HOSTILE = '<img src=x onerror="window.hacked=1"></mark><script>window.hacked=1</script> :red[x]'
TOPICS = (
    ("overfitting", "Overfitting", "concept", ("overfit",), "It fits the noise."),
    ("underfitting", "Underfitting", "concept", (), ""),
    ("tuning", "Automatic model tuning", "service", ("AMT",), "Finds hyperparameters."),
    ("dropout", "Dropout", "technique", (), "Randomly leaves units out during training."),
    ("droplet", "Droplet", "tool", (), ""),
    ("x/2.1.K4", "Built-in algorithms, and when each of them fits", "item", ("2.1.K4",), ""),
    ("hostile", HOSTILE, "concept", (HOSTILE + " too",), HOSTILE),
    ("notes.md#dropout", "Dropout", "section", (), ""),
    *((f"layer-{i:02}", f"Layer number {i}", "algorithm", (), "") for i in range(1, 21)),
)


def topics() -> Atlas:
    """Return a small atlas: typos, an acronym, an item, a hostile label, and twenty of a kind."""
    at = Provenance(Position("data/notes.md"), "curated", Origin.CURATED)
    return make_atlas(
        [Node(i, label, kind, at, names, text) for i, label, kind, names, text in TOPICS], []
    )


def _field(atlas: Atlas, name: str, types: tuple[str, ...] = ()) -> None:
    chosen = st.session_state.get(name, "dropout")
    picked = search_box(
        atlas,
        key=f"box-{name}",
        label=name,
        placeholder="A topic",
        value=atlas.nodes[chosen].label,
        clear_on_pick=False,
        types=types,
    )
    if picked and picked != "droplet":  # a page may refuse
        st.session_state[name] = picked
        st.rerun()
    st.text(f"{name}: {chosen}")


def one() -> None:
    """Show two fields beside each other, and an input of Streamlit's."""
    atlas = topics()
    left, right = st.columns(2)
    with left:
        _field(atlas, "From")
    with right:
        _field(atlas, "To", ("concept", "tool"))
    st.text_input("Other")
    st.button("Run")


def two() -> None:
    """Show a field with the key of one on the first page."""
    _field(topics(), "From")


def app() -> None:
    """Count the runs of the whole app; a slow one lasts as long as the URL says."""
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    page = st.navigation([st.Page(one, title="One", default=True), st.Page(two, title="Two")])
    with st.sidebar:
        picked = search_box(
            topics(), key="search", label="Search", placeholder="Search a topic", hotkey=True
        )
    st.text(f"runs: {st.session_state['runs']}; picked: {picked}")
    page.run()
    time.sleep(float(st.query_params.get("seconds", 0)))
    st.text(f"ended: {st.session_state['runs']}")


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    app()
