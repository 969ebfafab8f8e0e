"""What a title is about: which of the names in it are no mere part of a longer name.

"How to reduce noise" is about noise, "Noise and vibration" as well; "The noise team", "Why noise
meters fail" and "Before the noise" are not. A name counts where both its neighbours are the edge of
the title, a mark, or a word that joins; on its left may stand a verb or "your", on its right what
names a side of it ("Noise reduction *basics*", "Noise *types*").
"""

from __future__ import annotations

import re

from studyatlas.ingest.topics.words import FACETS, FIRST, GENERIC
from studyatlas.model.naming import singular

_JOINING = frozenset(
    (
        *("and", "or", "vs", "versus", "of", "for", "to", "in", "on", "with", "from", "by", "as"),
        *("at", "into", "about", "between", "using", "via", "through", "than", "under", "within"),
        *("across", "per", "the", "a", "an", "is", "are", "was", "how", "why", "when"),
    )
)
_BESIDE = frozenset(("before", "after", "without", "not", "no", "during", "besides", "beyond"))
"""What stands behind one of these is not what a title is about; what stands before them is."""
_GOING_ON = frozenset(
    ("works", "work", "worked", "happens", "happen", "matters", "matter", "explained", "course")
)
_FITTING = frozenset(("own", "right", "appropriate", "suitable", "correct", "proper", "best"))
_ARTICLES = frozenset(("the", "a", "an"))
_TO = re.compile(r"(?:^|\s)to\s+$")
_THINGS = frozenset(
    (
        *("data", "model", "models", "service", "services", "tool", "tools", "image", "images"),
        *("test", "group", "groups", "people", "table", "function", "functions", "code", "layer"),
        *("layers", "state", "states", "session", "sessions", "video", "symptom", "symptoms"),
    )
)
"""Words of no meaning alone that make another thing of the name before them: "noise data"."""
_LAST = re.compile(r"([^\W_][\w'’.)+#-]*)\s*$")
_NEXT = re.compile(r"\s*([^\W_][\w'’.+#-]*)")
_LOOK = 200
"""How far a title is looked at on each side of a name: who writes more writes no title."""


def is_about(title: str, start: int, end: int) -> bool:
    """Tell whether a title is about the name that stands in some place of it, folded.

    >>> is_about("how to reduce noise", 14, 19), is_about("the noise team", 4, 9)
    (True, False)
    """
    return _begins(title[max(0, start - _LOOK) : start]) and _ends(title[end : end + _LOOK])


def _begins(before: str) -> bool:
    last = _LAST.search(before)
    if last is None:
        return not before.endswith(("-", "/")) or before.endswith(" /")
    word = last[1].rstrip(".)")
    if word in _ARTICLES:
        earlier = _LAST.search(before[: last.start()])
        return earlier is None or earlier[1] not in _BESIDE
    if word in _FITTING or _TO.search(before[: last.start()]):
        return True  # "choose the right engine", "to oil engines"
    return word not in _BESIDE and (word in _JOINING or word in FIRST or word.isdigit())


def _ends(after: str) -> bool:
    place = 0
    while found := _NEXT.match(after, place):
        word = found[1].rstrip(".")
        if word in _JOINING or word in _BESIDE:
            return True
        is_side = singular(word) in FACETS or (word in GENERIC and word not in _THINGS)
        if not (is_side or word in _GOING_ON):
            return False
        place = found.end()
    return not after.startswith(("-", "/"), place)
