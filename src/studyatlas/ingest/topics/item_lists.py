"""Lists in the brackets of an exam item, and words for what is done."""

from __future__ import annotations

import re

_COMMA = re.compile(r",\s+(?:and\s+|or\s+)?|;\s+")
_AND = re.compile(r"\s+and\s+")


def closing(text: str) -> int:
    """Return where a bracket that is open at the beginning of a text is closed."""
    depth = 0
    for place, sign in enumerate(text):
        if sign == ")" and not depth:
            return place
        depth += (sign == "(") - (sign == ")")
    return len(text)


def entries_in(inside: str) -> list[str]:
    """Return the entries of a list; "and" parts the last of several only."""
    parts = [part.strip() for part in _COMMA.split(inside) if part.strip()]
    if len(parts) == 1 and " or " in parts[0]:
        return []
    last = [part.strip() for part in _AND.split(parts.pop())] if parts else []
    if len(last) > 1 and last[0].endswith("ing") and is_doing(last[1]):
        del last[0]  # "detecting and treating outliers"
    return [*parts, *last]


def is_doing(entry: str) -> bool:
    """Tell whether an entry says what is done to something: "treating outliers"."""
    first, _, rest = entry.partition(" ")
    return bool(rest) and first.endswith("ing") and first.islower()
