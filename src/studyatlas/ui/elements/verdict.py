"""The verdict on one exam item, with everything it rests on.

What it sends: `{"kind": "item", "code"}`, `{"kind": "topic", "id"}`, `{"kind": "atlas"}`, `{"kind":
"plan"}` and `{"kind": "close"}`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from studyatlas.analysis.coverage import Gap, ItemCoverage
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.atlas import Atlas
from studyatlas.model.mark import State
from studyatlas.ui.elements.mount import mount
from studyatlas.wording import STATUS_MARKS, STATUS_WORDS, count, name_of, short, spoken

_HEADING, _QUOTE = 80, 320
_LEAST = 0.05  # what rounds to 0.1


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic that an exam item asks about."""

    id: str
    name: str
    state: str
    """How well the person says they know it; empty for not at all."""


def draw_verdict(
    key: str,
    item: ItemCoverage,
    items: Sequence[ItemCoverage],
    kept: Sequence[ItemCoverage],
    found: Sequence[Gap],
    *,
    waived: str = "",
    asked: Sequence[Asked] = (),
) -> None:
    """Draw an item's text, verdict and evidence, and ways on.

    Args:
        key: names the element on its page.
        item: the item that is open.
        items: all of them, in the guide's order.
        kept: those the filters keep; one steps through these, where the item is one of them.
        found: all gaps, the most rewarding first.
        waived: why the person leaves the item out.
        asked: the topics it asks about; see `asked_by`.
    """
    data = verdict_data(item, items, kept, found, waived=waived, asked=asked)
    mount("verdict", key, data, uses=("status",))


def asked_by(atlas: Atlas, item: str, states: Mapping[str, State]) -> tuple[Asked, ...]:
    """Return the topics that an item asks about, with how well the person knows each."""
    topics = dict.fromkeys(atlas.targets(item, "asks_about"))
    return tuple(Asked(t, name_of(atlas, t), str(states.get(t, ""))) for t in topics)


def verdict_data(
    item: ItemCoverage,
    items: Sequence[ItemCoverage],
    kept: Sequence[ItemCoverage],
    found: Sequence[Gap],
    *,
    waived: str = "",
    asked: Sequence[Asked] = (),
) -> dict[str, Any]:
    """Return what the frontend draws."""
    known = sum(one.state == State.KNOWN for one in asked)
    gain = next((points(gap.gain) for gap in found if gap.item.code == item.code), "")
    codes = {one.code for one in kept}
    stepped = kept if item.code in codes else items
    gaps = [gap.item.code for gap in found if gap.item.code in codes]
    return {
        "code": item.code,
        "text": item.text,
        "status": str(item.status),
        "mark": STATUS_MARKS[item.status],
        "word": item.status.capitalize(),
        "meaning": STATUS_WORDS[item.status],
        "waived": waived.rstrip("."),
        "gain": gain,
        "evidence": [passage(evidence) for evidence in item.evidence],
        "missing": list(item.without_material),
        "nearest": passage(item.nearest) if item.nearest else None,
        "asked": [{**asdict(one), "name": short(one.name, _HEADING)} for one in asked],
        "knows": f"You know {known} of {count(len(asked), 'topic')} it asks about",
        "steps": [
            {"name": "item", **around([one.code for one in stepped], item.code)},
            {"name": "gap", **around(gaps, item.code)},
        ],
    }


def points(gain: float) -> str:
    """Return a gain in percentage points as text.

    >>> points(1.4), points(0.02)
    ('+1.4', '+<0.1')
    """
    return f"+{gain:.1f}" if gain >= _LEAST else "+<0.1"


def passage(evidence: Evidence) -> dict[str, Any]:
    """Return a stretch of the notes as the frontends draw it."""
    lines = f"{evidence.path}:{evidence.line}"
    if evidence.end_line > evidence.line:
        lines += f"–{evidence.end_line}"
    return {
        "path": evidence.path,
        "line": evidence.line,
        "end": evidence.end_line if evidence.end_line > evidence.line else 0,
        "lines": lines,
        "heading": short(evidence.heading, _HEADING),
        "quote": short(spoken(evidence.quote), _QUOTE),
        "why": evidence.why,
    }


def around(codes: Sequence[str], code: str) -> dict[str, Any]:
    """Return the codes before and after one; from outside the list the way leads to its start.

    >>> around(["a", "b", "c"], "b")
    {'before': 'a', 'after': 'c', 'place': 2, 'of': 3}
    >>> around(["a", "b"], "x")
    {'before': '', 'after': 'a', 'place': 0, 'of': 2}
    """
    place = codes.index(code) + 1 if code in codes else 0
    before = codes[place - 2] if place > 1 else ""
    after = codes[place] if place < len(codes) else ""
    return {"before": before, "after": after, "place": place, "of": len(codes)}
