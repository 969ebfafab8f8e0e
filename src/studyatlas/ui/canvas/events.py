"""What a person does on a canvas, as pages hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from studyatlas.ui.elements.mount import event_of

Kind = Literal["select", "also", "open", "hide", "pin", "type", "undo"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LAST_TURN = 2**53


@dataclass(frozen=True, slots=True)
class CanvasEvent:
    """What a person just did on a canvas."""

    kind: Kind
    """`select`: a click or an arrow key; `also`: a second node, by a click with Shift; `open`:
    draw around it, by a double click or Enter; `hide` and `pin` it (or unpin a pinned one);
    `type`: switch a node type on or off; `undo` the last of these."""
    id: str
    """Of the node, or a type's name. Empty for `undo`, and for a `select` that clears all."""


def turn_of(key: str) -> int:
    """Return the browser's own number of the event that caused this run; 0 where none did.

    It goes back with the view, so that a click that Python has not yet heard of is not overruled.
    """
    turn = (event_of(key) or {}).get("turn")
    return turn if isinstance(turn, int) and 0 < turn < _LAST_TURN else 0


def clicked(key: str) -> CanvasEvent | None:
    """Return what the person just did on the canvas of this key, before it is drawn.

    The node may have left the atlas since, and what a browser sends is not to be trusted: look the
    id up before use. In a test: `app.session_state[key] = {"event": {"kind": "select", "id":
    "dropout"}}`.
    """
    event = event_of(key) or {}
    kind = next((kind for kind in KINDS if kind == event.get("kind")), None)
    name = event.get("id")
    if kind is None or not isinstance(name, str):
        return None
    may_be_empty = kind in ("undo", "select")
    return CanvasEvent(kind, name) if name or may_be_empty else None
