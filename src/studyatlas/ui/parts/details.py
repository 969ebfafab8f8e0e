"""A node's details: summary, relations with their sources, and where the notes have it."""

from __future__ import annotations

import streamlit as st

from studyatlas.analysis.details import Details, show
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Relation
from studyatlas.ui import state
from studyatlas.ui.parts.sources import evidence_line, origin_legend, relation_source
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short, verb

_FIRST = 6


def draw(atlas: Atlas, node_id: str, focus: str) -> None:
    """Draw everything the atlas knows of a node."""
    found = show(atlas, node_id)
    node = found.node
    with st.container(key="details"):
        item = node_id in atlas.items
        code = node_id.rpartition("/")[2]
        st.subheader(plain(code if item else short(node.label, 160)), anchor=False)
        if item:
            st.markdown(plain(node.label))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(plain(atlas.schema.node_types[node.type].label), color="gray")
            if node.id != focus:
                st.button(
                    "Draw around it",
                    icon=":material/center_focus_strong:",
                    type="tertiary",
                    on_click=state.set_parameters,
                    kwargs={"around": node.id},
                )
            if node.url.startswith("https://"):
                st.link_button(
                    "Official page", node.url, icon=":material/open_in_new:", type="tertiary"
                )
        if node.summary:
            st.markdown(plain(node.summary))
        if node.aliases and node.type != "item":
            st.caption(f"Also: {plain(', '.join(node.aliases))}")
        if item and st.button("Its evidence", icon=":material/checklist:"):
            state.go_to("coverage", item=code)
        _relations(atlas, found)
        if not atlas.schema.is_outline(node.type):
            _sections(found)
        origin_legend()


def _relations(atlas: Atlas, found: Details) -> None:
    groups: dict[str, list[Relation]] = {}
    for relation in found.relations:
        backward = relation.source != found.node.id
        groups.setdefault(verb(atlas, relation, backward=backward), []).append(relation)
    for words, relations in groups.items():
        st.markdown(f"**{plain(words[0].upper() + words[1:])}**")
        for relation in relations[:_FIRST]:
            _relation(atlas, relation, found.node.id)
        if len(relations) > _FIRST:
            with st.expander(f"{len(relations) - _FIRST} more"):
                for relation in relations[_FIRST:]:
                    _relation(atlas, relation, found.node.id)


def _relation(atlas: Atlas, relation: Relation, here: str) -> None:
    other = relation.target if relation.source == here else relation.source
    with st.container(gap=None):
        st.button(
            plain(short(name_of(atlas, other), 90)),
            key=f"follow-{relation.relation}-{relation.source}-{relation.target}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=state.set_parameters,
            kwargs={"node": other},
        )
        relation_source(relation)


def _sections(found: Details) -> None:
    if not found.sections:
        st.caption("Nothing on it in the notes.")
        return
    st.markdown("**In the notes**")
    for evidence in found.sections[:_FIRST]:
        evidence_line(evidence)
    if len(found.sections) > _FIRST:
        with st.expander(f"{len(found.sections) - _FIRST} more"):
            for evidence in found.sections[_FIRST:]:
                evidence_line(evidence)
