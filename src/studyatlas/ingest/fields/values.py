"""The names in a field's value: `[[links]]`, or plain names with commas between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")
_SEPARATOR = re.compile(r"[,;]")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Value:
    """One name in a field's value."""

    names: tuple[str, ...]
    """What it may be called, the likeliest first: a link's part, its note, its own text."""

    @property
    def shown(self) -> str:
        """How a message calls it."""
        return self.names[0]


def values(text: str) -> Iterator[Value]:
    """Yield the names of a value, in order.

    >>> [value.names for value in values("[[trees/Oak#Bark|its bark]], [[Elm]]")]
    [('Bark', 'Oak', 'its bark'), ('Elm',)]
    >>> [value.names for value in values("Oak bark, elm")]
    [('Oak bark',), ('elm',)]
    """
    links = list(_LINK.finditer(text))[:_MOST]
    for link in links:
        path, _, part = link.group(1).partition("#")
        stem = path.rpartition("/")[2].removesuffix(".md")
        names = (part.rpartition("#")[2], stem, link.group(2) or "")
        if any(name.strip() for name in names):
            yield Value(tuple(name.strip() for name in names if name.strip()))
    if not links:
        for name in _SEPARATOR.split(text)[:_MOST]:
            if name.strip(" \"'"):
                yield Value((name.strip(" \"'"),))
