"""Everything the atlas knows of one node, beside the canvas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TypedDict, Unpack
from urllib.parse import urlsplit

from studyatlas.analysis.coverage import Status
from studyatlas.analysis.details import ASKED_ABOUT, Details, grouped, show
from studyatlas.analysis.evidence import opening_of
from studyatlas.analysis.material import material
from studyatlas.analysis.plan import topics_of, without_topics
from studyatlas.model.atlas import Atlas
from studyatlas.model.entities import Node
from studyatlas.ui.elements.mount import load, mount
from studyatlas.ui.elements.opened import opened_groups
from studyatlas.ui.elements.rows import Json, Rows, item_code, role_key, role_title, type_label
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS, short, spoken

_NONE: Mapping[str, str] = MappingProxyType({})
_USES = ("rows", "badges", "marking")
_OPEN_ROWS = 14
_TOPIC_WORDS = {
    Status.COVERED: "a line of the notes explains it",
    Status.THIN: "the notes name it, but no line explains it",
    Status.MISSING: "the notes have nothing on it",
}
_LABEL, _SUMMARY, _ALIAS, _ALIASES, _ADDRESS = 400, 700, 60, 12, 2000


class Shown(TypedDict, total=False):
    """What `details_data` is told beside the node."""

    verdicts: Mapping[str, str]
    focus: str
    pinned: bool
    state: str
    first: int
    open_groups: Collection[str]


def load_details() -> None:
    """Send the panel's script to a page that may show a panel later."""
    load("details", _USES)


def details(
    atlas: Atlas,
    node_id: str,
    *,
    key: str,
    height: int = 0,
    loaded: bool = False,
    **shown: Unpack[Shown],
) -> None:
    """Draw a node's details; `mount.event_of(key)` tells what was done there.

    Events with an `id`: `select`, `open` (draw around it), `path` (from it), `evidence` (of an
    item), `compare` (with another), `plan`, `hide`, `pin`, where `on` says whether it shall be so,
    and `mark` with a `state`. `more` is answered here: the group is sent whole.

    Args:
        atlas: where the node stands.
        node_id: which node to show.
        key: names this panel on the page; keep it, and what it stands in, when the node changes.
        height: in pixels, where the panel is to scroll by itself; 0 to be as high as it is.
        loaded: whether `load_details` was called in this run.
        **shown: see `details_data`.

    Raises:
        KeyError: there is no such node.
    """
    shown["open_groups"] = {*shown.get("open_groups", ()), *opened_groups(key, node_id)}
    data = details_data(atlas, node_id, **shown) | {"height": height}
    mount("details", key, data, uses=_USES, loaded=loaded)


def details_data(
    atlas: Atlas,
    node_id: str,
    *,
    verdicts: Mapping[str, str] = _NONE,
    focus: str = "",
    pinned: bool = False,
    state: str = "",
    first: int = 6,
    open_groups: Collection[str] = (),
) -> Json:
    """Return what the panel shows of a node, as plain JSON.

    Args:
        atlas: where the node stands.
        node_id: which node to show.
        verdicts: the verdict of each exam item, by the item's node id.
        focus: the node that the picture is drawn around.
        pinned: whether the node is pinned to the picture.
        state: how well the person says they know it; empty for not at all.
        first: how many rows of a group are sent at first.
        open_groups: keys of the groups to send whole.

    Raises:
        KeyError: there is no such node.
    """
    found, rows = show(atlas, node_id), Rows(atlas, verdicts, first)
    parts = [
        {"title": "Relations", "groups": _relations(atlas, found, rows, open_groups)},
        {"title": "In the notes", "groups": _sections(found, rows, open_groups)},
        {"title": "In the exam", "groups": _asked(found, rows, open_groups)},
    ]
    return {
        **_head(atlas, found.node, rows),
        "actions": _actions(atlas, node_id, focus),
        "pinned": pinned,
        "state": None if _is_outline(atlas, node_id) else state,
        "parts": [part for part in parts if part["groups"]],
        "legend": rows.legend(),
    }


def _head(atlas: Atlas, node: Node, rows: Rows) -> Json:
    """Return the node itself; an exam item is headed by its code, its text is the summary."""
    item = node.id in atlas.items
    return {
        "id": node.id,
        "title": item_code(node.id) if item else short(node.label, _LABEL),
        "type": type_label(atlas, node.id),
        "summary": short(node.label if item else node.summary or _opening(atlas, node), _SUMMARY),
        "aliases": [] if item else [short(alias, _ALIAS) for alias in node.aliases[:_ALIASES]],
        "url": node.url if _is_official(node.url) else "",
        "mark": _mark(atlas, node, rows),
        "source": rows.source(node.provenance) | {"quote": ""},
    }


def _mark(atlas: Atlas, node: Node, rows: Rows) -> Json | None:
    """Return what the coverage overlay says of a node, and what that means; None for nothing."""
    if node.id in atlas.items:
        status, meanings = rows.verdict(node.id), STATUS_WORDS
    else:
        status, meanings = material(atlas, [node.id], {}).get(node.id, ""), _TOPIC_WORDS
    if not status:
        return None
    sign = STATUS_MARKS[Status(status)]
    return {"status": status, "sign": sign, "words": f"{meanings[Status(status)]}."}


def _opening(atlas: Atlas, node: Node) -> str:
    """Return a section's first words; empty for any other node."""
    _, section = atlas.sections.get(node.id, (None, None))
    return spoken(opening_of(section).text) if section and section.blocks else ""


def _is_official(url: str) -> bool:
    """Tell whether an address is one to link to: `https` with a host, and no blanks in it."""
    if not url.startswith("https://") or len(url) > _ADDRESS or url.split() != [url]:
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def _actions(atlas: Atlas, node_id: str, focus: str) -> list[str]:
    actions = [] if node_id == focus else ["open"]
    if node_id in atlas.items:
        actions.append("evidence")
    if not _is_outline(atlas, node_id):
        actions += ["path", "compare"]
    if topics_of(atlas, node_id) or without_topics(atlas, [node_id]):
        actions.append("plan")
    return [*actions, "pin"] if node_id == focus else [*actions, "pin", "hide"]


def _is_outline(atlas: Atlas, node_id: str) -> bool:
    return atlas.schema.is_outline(atlas.nodes[node_id].type)


def _relations(
    atlas: Atlas, found: Details, rows: Rows, open_groups: Collection[str]
) -> list[Json]:
    """Return the groups of relations; the first are open, the others show their headings."""
    here = found.node.id
    made = [
        rows.group(
            role_key(group.role),
            role_title(atlas, group.role),
            group.relations,
            lambda relation: rows.relation(relation, here),
            open_groups,
        )
        for group in grouped(atlas, here, found.relations)
        if group.role != ASKED_ABOUT
    ]
    room = _OPEN_ROWS
    for group in made:
        group["open"] = room > 0
        room -= len(group["rows"])
    return made


def _sections(found: Details, rows: Rows, open_groups: Collection[str]) -> list[Json]:
    explained = rows.group("explained", "Explained", found.explained, rows.evidence, open_groups)
    mentioned = rows.group("mentioned", "Mentioned", found.mentioned, rows.evidence, open_groups)
    explained["open"], mentioned["open"] = True, not found.explained
    return [group for group in (explained, mentioned) if group["count"]]


def _asked(found: Details, rows: Rows, open_groups: Collection[str]) -> list[Json]:
    here = found.node.id
    asked = [r for r in found.relations if r.relation == ASKED_ABOUT.relation and r.target == here]
    group = rows.group(
        role_key(ASKED_ABOUT),
        "Items that ask about it",
        asked,
        lambda relation: rows.relation(relation, here),
        open_groups,
    )
    return [group | {"open": True}] if asked else []
