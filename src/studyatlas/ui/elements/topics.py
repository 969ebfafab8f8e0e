"""Topics beside a plan: what is ready now, and what one of them opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from studyatlas.analysis.plan import Frontier, Opened, Ready, Unlocks
from studyatlas.model.atlas import Atlas
from studyatlas.model.mark import State
from studyatlas.ui.elements.mount import mount
from studyatlas.ui.elements.rows import Json, Rows, item_code
from studyatlas.ui.elements.topic_rows import facts, listed, reads, topic_row
from studyatlas.wording import count, leads_words, short, unlocks_words

_READS, _SHOWN, _ITEMS, _ITEM = 2, 12, 24, 140
_USES = ("rows", "badges", "marking", "topic_rows")


def draw_ready(atlas: Atlas, found: Frontier, states: Mapping[str, State], *, key: str) -> None:
    """Draw what is ready to be learned; `mount.event_of(key)` tells what was done there.

    Events with an `id`: `select`, and `mark` with a `state`.
    """
    mount("topics", key, ready_data(atlas, found, states), uses=_USES)


def draw_unlocks(atlas: Atlas, found: Unlocks, states: Mapping[str, State], *, key: str) -> None:
    """Draw what a topic opens; events as of `draw_ready`, and `open`, `item` and `close`."""
    mount("topics", key, unlocks_data(atlas, found, states), uses=_USES)


def ready_data(atlas: Atlas, found: Frontier, states: Mapping[str, State]) -> Json:
    """Return what the browser gets of what is ready."""
    rows = Rows(atlas, {}, 0)
    made = [_ready(atlas, rows, topic, states) for topic in found.ready]
    known = f"{len(found.known)} of {count(found.topics, 'topic')} known"
    return {
        "title": "Ready to learn now",
        "words": f"{known}. The most useful first." if made else f"{known}. Nothing is left.",
        "groups": [{"title": "", "count": found.total, "rows": made}],
        "items": [],
        "legend": rows.legend(),
    }


def _ready(atlas: Atlas, rows: Rows, topic: Ready, states: Mapping[str, State]) -> Json:
    with_words = f"together with {listed(atlas, topic.together)}" if topic.together else ""
    return {
        **topic_row(atlas, topic.id, states),
        "facts": facts(topic.minutes, 0.0),
        "why": ". ".join(filter(None, (leads_words(topic), with_words))),
        "marks": True,
        **reads(rows, topic.sections, _READS),
    }


def unlocks_data(atlas: Atlas, found: Unlocks, states: Mapping[str, State]) -> Json:
    """Return what the browser gets of what a topic opens."""
    rows = Rows(atlas, {}, 0)
    groups = (("Directly", found.directly), ("In the end", found.later))
    return {
        "title": short(atlas.nodes[found.node].label, _ITEM),
        "words": unlocks_words(atlas, found),
        "node": topic_row(atlas, found.node, states),
        "groups": [
            _opened(atlas, rows, title, topics, states) for title, topics in groups if topics
        ],
        "items": [
            {"id": item, "code": item_code(item), "text": short(atlas.nodes[item].label, _ITEM)}
            for item in found.items[:_ITEMS]
        ],
        "legend": rows.legend(),
    }


def _opened(
    atlas: Atlas, rows: Rows, title: str, topics: Sequence[Opened], states: Mapping[str, State]
) -> Json:
    made = [
        {
            **topic_row(atlas, topic.id, states),
            "why": f"needs also {listed(atlas, topic.needs)}" if topic.needs else "",
            "source": rows.source(topic.because[0].provenance),
        }
        for topic in topics[:_SHOWN]
    ]
    return {"title": title, "count": len(topics), "rows": made}
