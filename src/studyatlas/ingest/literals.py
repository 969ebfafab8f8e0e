"""Which letters a regular expression cannot do without, so that most texts need not be searched.

A set of literals is read off the parsed expression: every match has one of them in it. One pass of
a matcher over a text then says which of many expressions are worth trying (the prefilters of GNU
grep and of Rust's `regex` work so).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined] # the names of what a parser finds
from re import _parser as parser  # type: ignore[attr-defined] # the standard library's own
from typing import Any

from ahocorasick_rs import AhoCorasick

_SHORTEST = 2
_NO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


class Prefilter:
    """Tells which of some expressions may match a text, without trying them."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        owners: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, pattern in enumerate(patterns):
            literals = needed(pattern)
            if not literals:
                self._always.append(number)
            for literal in literals:
                owners.setdefault(literal, []).append(number)
        self._owners = list(owners.values())
        self._matcher = AhoCorasick(list(owners))

    def may_match(self, text: str) -> set[int]:
        """Return the numbers of the expressions that may match; none that does is left out."""
        found = {which for which, _, _ in self._matcher.find_matches_as_indexes(text, True)}
        return {number for which in found for number in self._owners[which]}.union(self._always)


def needed(pattern: re.Pattern[str]) -> frozenset[str]:
    r"""Return texts of which every match has one in it; none where that cannot be told.

    >>> sorted(needed(re.compile(r"(?:is|are) based on|uses?\b|relies (?:heavily )?on")))
    [' based on', 'relies ', 'use']
    """
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    found = _of(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return found if found and min(map(len, found)) >= _SHORTEST else frozenset()


def _of(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the best set of literals among those of the parts that every match has."""
    sets: list[frozenset[str]] = []
    run = ""
    for code, value in items:
        if code is codes.LITERAL:
            run += chr(value)
            sets.append(frozenset((run,)))
        elif code not in _NO_WIDTH:
            inside, starts = _inside(code, value)
            sets += [inside, frozenset(run + start for start in starts)]
            run = ""
    return max(sets, key=_worth, default=frozenset())


def _inside(code: Any, value: Any) -> tuple[frozenset[str], list[str]]:
    """Return the literals of one part, and what it may begin with, literally."""
    if code is codes.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _of(value[-1]), _starts(value[-1])
    if code is codes.BRANCH:
        ways = [_of(way) for way in value[1]]
        starts = [start for way in value[1] for start in _starts(way)]
        return frozenset().union(*ways) if all(ways) else frozenset(), starts
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0]:
        return _of(value[2]), _starts(value[2])
    return frozenset(), [""]


def _starts(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return the literal texts of which one begins every match of a sequence."""
    start = ""
    for code, value in items:
        if code is codes.LITERAL:
            start += chr(value)
        elif code not in _NO_WIDTH:
            return [start + more for more in _inside(code, value)[1]]
    return [start]


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    """Tell how well some literals part texts: by the shortest, then by how few there are."""
    return min(map(len, literals), default=0), -len(literals)
