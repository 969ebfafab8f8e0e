"""Words of an item that the notes have in another form only: "containerization", "containers"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_LEAST = 5
_DERIVED = """
able abl al at ator en er i ian ibl ic ism ist iv ment or ori ship
"""
_ENDINGS = frozenset(_DERIVED.split())


def kin_of(stems: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return for each stem that is not known the known one that it is made of, or that is of it.

    Only what differs by an ending of derived words counts, and only where the shorter has five
    letters: "counter" is of "count", and that is the price.

    Args:
        stems: of the items.
        known: of the notes.

    >>> kin_of(["container", "extract", "boil"], ["boil", "contain", "extra"])
    {'container': 'contain'}
    """
    found = {}
    for stem in dict.fromkeys(stems):
        if stem not in known:
            longer = (stem + ending for ending in _ENDINGS if len(stem) >= _LEAST)
            shorter = (stem.removesuffix(ending) for ending in _ENDINGS)
            kin = [s for s in (*longer, *shorter) if s in known and len(s) >= _LEAST]
            if kin:
                found[stem] = min(kin, key=lambda other: (abs(len(other) - len(stem)), other))
    return found
