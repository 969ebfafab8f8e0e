"""What may come next in a half-typed query."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.analysis.query.half_typed import HalfTyped
from studyatlas.analysis.query.parse import LONGEST_QUERY
from studyatlas.analysis.query.tokens import tokens_in
from studyatlas.model.atlas import Atlas
from studyatlas.model.naming import fold

_LONGEST_TAIL = 4  # words of a wording that is being typed
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    text: str
    """The whole query with it."""
    piece: str
    """What it adds, in full."""
    kind: str
    """`type`, `relation`, `state`, `name` or `word`."""


def complete(atlas: Atlas, text: str, limit: int = 8) -> tuple[Completion, ...]:
    """Offer types, relations, states and names for a half-typed phrase query.

    Args:
        atlas: whose words and names are offered.
        text: the query so far; a blank at its end says that its last word is finished.
        limit: how many at most.

    >>> from studyatlas.model.atlas import make_atlas
    >>> [one.text for one in complete(make_atlas([], []), "techniques mit")]
    ['techniques mitigate']
    """
    tokens = tokens_in(text[:LONGEST_QUERY])
    if len(tokens) > _MOST_WORDS or len(text) > LONGEST_QUERY:
        return ()
    least = 0 if not text or text[-1].isspace() else 1
    found: dict[str, Completion] = {}
    for size in range(min(_LONGEST_TAIL, len(tokens)), least - 1, -1):
        cut = len(tokens) - size
        start = tokens[cut].start if size else len(text)
        for piece, kind in HalfTyped(atlas, text[:start], text[start:]).offers():
            whole = f"{text[:start]}{piece}"
            if len(found) < limit and fold(whole).strip() != fold(text).strip():
                found.setdefault(whole, Completion(whole, piece, kind))
    return tuple(found.values())
