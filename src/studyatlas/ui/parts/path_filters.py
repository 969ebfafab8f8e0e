"""Which ways a path may take: read from the URL, and the controls that change it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from studyatlas.analysis.view import types_present
from studyatlas.model.atlas import Atlas
from studyatlas.model.position import Origin
from studyatlas.ui import state
from studyatlas.ui.elements.finder import search_box
from studyatlas.ui.parts import controls, gone
from studyatlas.ui.text import plain
from studyatlas.wording import name_of, short

_NAMES = ("through", "avoid", "only", "without", "without-types", "origins")
_NAME, _MOST = 30, 20


@dataclass(frozen=True, slots=True)
class PathFilters:
    """What is asked of a path; see `analysis.paths.find_paths`."""

    via: tuple[str, ...]
    without: tuple[str, ...]
    avoid: tuple[str, ...]
    through: tuple[str, ...]


def draw(atlas: Atlas) -> PathFilters:
    """Draw the controls; return what they say."""
    through = _nodes(atlas, "Go through", "through")
    avoid = _nodes(atlas, "Keep away from", "avoid")
    with st.expander("Filters", icon=":material/filter_list:"):
        via, without = _types(atlas)
    return PathFilters(via, without, avoid, through)


def lift() -> None:
    """Take all filters out of the URL; which parts of the outline are open to paths is none."""
    state.set_parameters(**dict.fromkeys((*_NAMES, "way"), ""))


def pass_through(kinds: Collection[str]) -> None:
    """Let paths pass through outline nodes of these types as well."""
    opened = dict.fromkeys((*state.parameters("pass"), *kinds))
    state.set_parameters(**{"pass": list(opened), "way": ""})


def _types(atlas: Atlas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return relation types, node types and origins to stay on, and those to do without."""
    relations, nodes = atlas.schema.relation_types, atlas.schema.node_types
    drawn, _ = state.answer(types_present, atlas)
    present = [name for name in relations if name in drawn]
    topics = [name for name, kind in nodes.items() if not kind.outline]
    outline = [name for name, kind in nodes.items() if kind.outline]
    only = _relations(atlas, "Only these relations", "only", present, "All")
    avoided = _relations(atlas, "Without these relations", "without", present, "None")
    kinds = _kinds(atlas, "Without these types", "without-types", topics)
    origins = controls.several("Origin", "origins", [str(origin) for origin in Origin])
    opened = _kinds(atlas, "Also by way of", "pass", outline)
    return only + origins + opened, avoided + kinds


def _relations(
    atlas: Atlas, label: str, name: str, present: list[str], placeholder: str
) -> tuple[str, ...]:
    kinds = atlas.schema.relation_types
    return controls.several(
        label, name, present, words=lambda one: kinds[one].forward, placeholder=placeholder
    )


def _kinds(atlas: Atlas, label: str, name: str, kinds: list[str]) -> tuple[str, ...]:
    types = atlas.schema.node_types
    return controls.several(
        label, name, kinds, words=lambda one: types[one].plural, placeholder="None"
    )


def _nodes(atlas: Atlas, label: str, name: str) -> tuple[str, ...]:
    """Let the person choose nodes; a click on one takes it out again."""
    found = (gone.look_up_name(atlas, asked) for asked in state.parameters(name)[:_MOST])
    nodes = tuple(dict.fromkeys(filter(None, found)))
    picked = search_box(
        atlas,
        key=f"paths-{name}",
        label=label,
        placeholder="A topic",
        clear_on_pick=False,
    )
    if picked and picked not in nodes:
        state.set_parameters(**{name: [*nodes, picked], "way": ""})
        st.rerun()
    for node in nodes:
        words = plain(short(name_of(atlas, node), _NAME))
        left = [other for other in nodes if other != node]
        controls.chip(words, f"paths-{name}-drop-{node}", **{name: left, "way": ""})
    return nodes
