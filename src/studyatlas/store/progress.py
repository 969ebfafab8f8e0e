"""Telling how far long work is, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

Progress = Callable[[int, int, str], None]
"""Takes how much is done, of how much, and what is being read."""


def part(progress: Progress | None, first: int, last: int) -> Progress:
    """Return a progress that fills a stretch of another, given in percent; None tells nobody.

    >>> part(lambda *told: print(told), 50, 70)(1, 4, "a.md")
    (55, 100, 'a.md')
    """

    def told(done: int, total: int, what: str) -> None:
        if progress is not None:
            progress(first + (last - first) * done // max(total, 1), 100, what)

    return told


def each(
    things: Sequence[Thing], progress: Progress | None, name: Callable[[Thing], str]
) -> Iterator[Thing]:
    """Yield things one by one and tell before each which one it is.

    >>> list(each(["a.md", "b.md"], lambda *told: print(told), str))
    (0, 2, 'a.md')
    (1, 2, 'b.md')
    ['a.md', 'b.md']
    """
    for done, thing in enumerate(things):
        if progress is not None:
            progress(done, len(things), name(thing))
        yield thing
