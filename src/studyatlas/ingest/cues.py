"""Wordings that join two names, and which of them may stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from studyatlas.ingest.literals import Prefilter


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A wording that joins two names."""

    wording: re.Pattern[str]
    relation: str
    backward: bool = False
    """True where the relation leads from what stands behind the wording to what stands before."""
    sign: str = ""
    modifiers: int = 0
    """How many plain words may stand right before the object: "a *simple* algorithm". But for what
    something is, they must tell a quality."""
    tails: str = ""
    """Words that may follow the object and add nothing: "used for regression *problems*"."""
    unless_before: str = ""
    """What must not follow the object: "requires users *to log in*" says nothing of users."""
    alone: bool = True
    """False where a clause that begins with the wording is no statement on what it stands under."""
    only_alone: bool = False
    """True where it means something only at the start of what a lead-in or first cell leads to."""
    anywhere: bool = False
    """True where any words may stand before the name in front of the wording: "all Y such as"."""


_MADE: list[Cue] = []
"""Every cue there is: rules make them when they are imported."""
_NONE: frozenset[Cue] = frozenset()


def cue(wording: str, relation: str, **more: object) -> Cue:
    """Return a cue from the source of a pattern over folded text."""
    pattern = re.compile(rf"(?<![\w-])(?:{wording})(?![\w-])")
    made = Cue(pattern, relation, **more)  # type: ignore[arg-type]
    _MADE.append(made)
    return made


def cues_in(text: str) -> frozenset[Cue]:
    """Return the cues whose wording may stand in a folded text; most texts have none."""
    which = _prefilter(len(_MADE)).may_match(text)
    return frozenset([_MADE[number] for number in which]) if which else _NONE


@cache
def _prefilter(count: int) -> Prefilter:
    return Prefilter([made.wording for made in _MADE[:count]])
