"""Paths: how one topic leads to another, hop by hop."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.paths import Paths, StudyPath, find_paths
from studyatlas.model.atlas import Atlas
from studyatlas.ui import canvas, state
from studyatlas.ui.parts.sources import relation_source
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, no_path_reason, sentence, short

_CANVAS = "paths-canvas"
_NEIGHBOURS = 4


def page() -> None:
    """Draw the page."""
    atlas = state.atlas()
    event = canvas.clicked(_CANVAS)
    if event is not None and event.kind == "open" and event.node_id in atlas.nodes:
        state.go_to("explore", node=event.node_id, around=event.node_id)
    source, target = _ends(atlas)
    if not (source and target):
        st.info("Choose where to start and where to get.", icon=":material/route:")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        alternatives = st.segmented_control(
            "Alternatives", [1, 2, 3, 5], default=3, key="alternatives", required=True
        )
        with st.popover("Filter", icon=":material/filter_list:"):
            without = _without(atlas)
    found = find_paths(atlas, source, target, alternatives=alternatives or 1, without=without)
    _draw(atlas, found)


def _ends(atlas: Atlas) -> tuple[str, str]:
    topics = sorted(
        (n for n, node in atlas.nodes.items() if node.type != "section"),
        key=lambda n: (atlas.schema.is_outline(atlas.nodes[n].type), name_of(atlas, n).lower(), n),
    )
    start, end = st.columns(2)
    with start:
        source = _end(atlas, "From", "from", topics)
    with end:
        target = _end(atlas, "To", "to", topics)
    state.set_parameters(**{"from": source, "to": target})
    return source, target


def _end(atlas: Atlas, label: str, name: str, topics: list[str]) -> str:
    asked = state.parameter(name)
    if f"end-{name}" not in st.session_state and asked in topics:
        st.session_state[f"end-{name}"] = asked
    chosen = st.selectbox(
        label,
        topics,
        index=None,
        key=f"end-{name}",
        format_func=lambda n: f"{short(name_of(atlas, n), 70)} ({atlas.nodes[n].type})",
        placeholder="Type a topic, an acronym or an item code",
    )
    return chosen or ""


def _without(atlas: Atlas) -> list[str]:
    schema = atlas.schema
    relations = st.multiselect(
        "Without these relations",
        list(schema.relation_types),
        format_func=lambda n: schema.relation_types[n].forward,
    )
    kinds = st.multiselect(
        "Without these node types",
        [n for n, kind in schema.node_types.items() if not kind.outline],
        format_func=lambda n: schema.node_types[n].label,
    )
    return relations + kinds


def _draw(atlas: Atlas, found: Paths) -> None:
    if not found.found:
        st.warning(plain(no_path_reason(atlas, found)), icon=":material/block:")
        return
    names = [f"{number}. {_way(atlas, path)}" for number, path in enumerate(found.paths, 1)]
    chosen = st.segmented_control(
        "Which path", range(len(names)), format_func=names.__getitem__, default=0, required=True
    )
    path = found.paths[chosen or 0]
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        _hops(atlas, path)
    with picture:
        _picture(atlas, path)


def _way(atlas: Atlas, path: StudyPath) -> str:
    """Return what tells one path from another: what it goes through."""
    inner = [plain(short(name_of(atlas, node), 28)) for node in path.nodes[1:-1]]
    return f"via {', '.join(inner)}" if inner else "direct"


def _hops(atlas: Atlas, path: StudyPath) -> None:
    chain = " → ".join(plain(short(name_of(atlas, node), 60)) for node in path.nodes)
    st.markdown(f"**{chain}**")
    st.caption(f"Cost {path.cost:.2f}: strong relations are cheap, passing through a hub is not.")
    for number, step in enumerate(path.steps, 1):
        st.markdown(f"{number}\\. {plain(sentence(atlas, step))}")
        relation_source(step)


def _picture(atlas: Atlas, path: StudyPath) -> None:
    """Draw the path with a few of what lies beside it, for orientation."""
    beside: dict[str, None] = {}
    for node in path.nodes:
        others = [r.target if r.source == node else r.source for r in atlas.relations_of(node)]
        topics = [n for n in others if not atlas.schema.is_outline(atlas.nodes[n].type)]
        topics.sort(key=lambda n: (-len(atlas.relations_of(n)), n))
        beside.update(dict.fromkeys(topics[:_NEIGHBOURS]))
    canvas.draw(atlas, (*path.nodes, *beside), key=_CANVAS, path=path.steps, height=560)
    st.caption("The numbered relations are the path. Double click a node to explore it.")
