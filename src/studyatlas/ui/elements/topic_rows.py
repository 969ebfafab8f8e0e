"""Rows of topics to learn: how long, how much of the outline, and what to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studyatlas.analysis.evidence import Evidence
from studyatlas.analysis.plan import TO_EXTEND, reserve_on
from studyatlas.model.atlas import Atlas
from studyatlas.model.mark import State
from studyatlas.model.position import Position
from studyatlas.ui.elements.rows import Json, Rows, type_label
from studyatlas.wording import minutes_of, name_of, short

_NAME, _HEADING = 90, 70
_RESERVES = {
    "mention": "only a mention",
    "names it": "only names it",
    TO_EXTEND: f"the {TO_EXTEND}",
}


def topic_row(atlas: Atlas, topic: str, states: Mapping[str, State]) -> Json:
    """Return a topic: id, name, type, and how well the person says they know it.

    An exam item is said to be one: it cannot be marked.
    """
    return {
        "id": topic,
        "name": short(name_of(atlas, topic), _NAME),
        "type": type_label(atlas, topic),
        "state": str(states.get(topic, "")),
        "item": topic in atlas.items,
    }


def facts(minutes: float, share: float) -> str:
    """Return how long a topic takes and how much of the outline asks about it.

    >>> facts(2.4, 3.26), facts(0.2, 0.0), facts(0.0, 0.0)
    ('2 min · 3.3 % of the outline', '1 min', '')
    """
    parts = [f"{minutes_of(minutes)} min"] if minutes else []
    parts += [f"{share:.1f} % of the outline"] if share else []
    return " · ".join(parts)


def reads(rows: Rows, sections: Sequence[Evidence], most: int) -> Json:
    """Return where to read on a topic: the first places, and how many more there are."""
    return {
        "reads": [
            {
                "at": rows.place(Position(section.path, section.line, section.end_line)),
                "heading": short(section.heading, _HEADING),
                "reserve": _RESERVES.get(reserve := reserve_on(section), reserve),
            }
            for section in sections[:most]
        ],
        "more": max(0, len(sections) - most),
    }


def listed(atlas: Atlas, topics: Iterable[str], most: int = 5) -> str:
    """Return the first few names as a list.

    >>> from studyatlas.model.atlas import make_atlas
    >>> listed(make_atlas([], []), [])
    ''
    """
    names = [short(name_of(atlas, topic), _NAME) for topic in topics]
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
