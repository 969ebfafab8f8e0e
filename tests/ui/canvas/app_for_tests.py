"""A small app with a canvas: what is done there is written above it and obeyed, as pages do."""

import json
import os
from collections import Counter
from pathlib import Path

import streamlit as st

from studyatlas.model.atlas import Atlas, make_atlas
from studyatlas.model.entities import Node, Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.model.schema import DEFAULT_SCHEMA, NodeType, RelationType
from studyatlas.ui.canvas import CanvasEvent, clicked, draw
from studyatlas.ui.canvas.events import KINDS
from studyatlas.ui.canvas.layout import LAYOUTS

HOSTILE = '<img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">n</a>'
TYPES = ("concept", "technique", "problem", "service", "algorithm", "metric", "tool", "section")
MARKS = {"n02": "covered", "n03": "thin", "n04": "missing", "n05": "waived", "n06": "stale"}
KEY = "atlas"


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


def sixty_attacks() -> Atlas:
    """Return an atlas in which every label, summary, type and wording is hostile."""
    attacks = json.loads(Path(__file__).with_name("hostile.json").read_text("utf-8"))
    at = Provenance(Position("graph/a.yaml"), "curated", Origin.CURATED)
    types = [NodeType(attack, attack, attack) for attack in attacks]
    kinds = [RelationType(attack, attack, attack) for attack in attacks]
    nodes = [Node(a, a, a, at, aliases=(a,), summary=b) for a, b in pairs(attacks)]
    relations = [Relation(a, a, b, at) for a, b in pairs(attacks)]
    return make_atlas(nodes, relations, schema=DEFAULT_SCHEMA.extended(types, kinds))


def pairs(values: list[str]) -> list[tuple[str, str]]:
    """Return each value with the next one."""
    return list(zip(values, [*values[1:], values[0]], strict=True))


def start() -> None:
    """Begin a session with nothing chosen; a test may give a start by the URL."""
    for name in ("chosen", "also", "center"):
        st.session_state.setdefault(name, st.query_params.get(name))
    for name in ("off", "hidden", "pinned", "trail"):
        st.session_state.setdefault(name, [])


def obey(event: CanvasEvent) -> None:
    """Do what was asked for on the canvas."""
    kept = st.session_state
    lists = {"hide": "hidden", "pin": "pinned", "type": "off"}
    if event.kind == "select":
        kept["chosen"], kept["also"] = event.id or None, None
    elif event.kind == "also":
        kept["also"] = event.id
    elif event.kind == "open":
        kept["chosen"] = kept["center"] = event.id
    elif event.kind == "undo":
        if kept["trail"]:
            turn(*kept["trail"].pop())
    else:
        kept["trail"].append((lists[event.kind], event.id))
        turn(lists[event.kind], event.id)


def turn(name: str, value: str) -> None:
    """Put a value into a list, or take it out."""
    values = st.session_state[name]
    (values.remove if value in values else values.append)(value)


def choose(node: str) -> None:
    """Choose a node elsewhere than on the canvas."""
    st.session_state.update(chosen=node, also=None)


def around(atlas: Atlas, center: str | None) -> list[str]:
    """Return what lies within two steps of a node; everything where there is none."""
    near = set(atlas.nodes) if center is None else {center}
    for _ in range(2):
        near |= {end for n in near for r in atlas.relations_of(n) for end in (r.source, r.target)}
    return sorted(near - set(st.session_state["hidden"]))


def canvas_page() -> None:
    """Show what was chosen above the canvas, which is drawn last."""
    atlas = sixty_attacks() if "hostile" in st.query_params else sixty_nodes()
    kept = st.session_state
    start()
    event = clicked(KEY)
    if event:
        obey(event)
    st.text(f"chosen: {kept['chosen'] or 'none'} ({event.kind if event else '-'})")
    st.text(f"also: {kept['also'] or 'none'}, center: {kept['center'] or 'none'}")
    st.text(f"hidden: {kept['hidden']}, pinned: {kept['pinned']}, off: {kept['off']}")
    with st.sidebar:
        st.text_input("Search", key="search")
        few, only = st.checkbox("First half", key="few"), st.checkbox("Only requires", key="only")
        overlay = st.checkbox("Overlay", key="overlay", value="overlay" in st.query_params)
        layout = st.radio("Layout", LAYOUTS, key="layout")
        st.button("Choose n05", on_click=choose, args=("n05",))
    nodes = [n for n in around(atlas, kept["center"]) if not few or n < "n30"]
    total = Counter(atlas.nodes[n].type for n in nodes)
    nodes = [n for n in nodes if atlas.nodes[n].type not in kept["off"]]
    shown = Counter(atlas.nodes[n].type for n in nodes)
    drawn = draw(
        atlas,
        nodes,
        key=KEY,
        selected=kept["chosen"],
        also=kept["also"],
        center=kept["center"],
        path=[r for r in atlas.relations if r.source in st.query_params.get_all("step")],
        relations=[r for r in atlas.relations if r.relation == "requires"] if only else None,
        layout=layout,
        marks=MARKS if overlay else {},
        known=["n07"] if overlay else [],
        pinned=kept["pinned"],
        types={name: (shown[name], count) for name, count in total.items()},
        actions=st.query_params.get_all("action") or KINDS,
        can_undo=bool(kept["trail"]),
        height=int(st.query_params.get("height", 560)),
    )
    st.text(f"drawn: {drawn.id if drawn else 'none'}")


def other_page() -> None:
    """Show no canvas."""
    st.text("nothing to see here")


def app() -> None:
    """Draw the chosen page."""
    st.set_page_config(layout="wide")
    picture = st.Page(canvas_page, title="Picture", default=True)
    st.navigation([picture, st.Page(other_page, title="Other")], position="top").run()


if __name__ == "__main__" or os.environ.get("STUDYATLAS_TEST_PAGE"):
    app()
