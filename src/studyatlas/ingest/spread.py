"""Work on many things, done in chunks by an executor, with this process helping.

What an executor fails to do (a worker died, a scheduler is gone) is done here, so that the answer
never depends on it. Only some chunks are on their way at a time: memory stays bounded.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_CHUNK = 32
_ON_THEIR_WAY = 16
"""How many chunks are handed out ahead of the one that is waited for."""


@dataclass(frozen=True)
class Job(Generic[Thing, Result]):
    """What is done to many things."""

    here: Callable[[Thing], Result]
    """Does it to one thing in this process."""
    there: Callable[[Sequence[Any], bytes], Sequence[bytes]]
    """Does it to some packed things in another process; a result for each."""
    shared: bytes
    """What all of it needs to know."""
    pack: Callable[[Thing], Any]
    unpack: Callable[[Thing, bytes], Result]
    """Makes a result of what came from there."""


def spread(
    executor: Executor | None, job: Job[Thing, Result], things: Sequence[Thing]
) -> Iterator[Result]:
    """Yield the results in order."""
    if executor is None or len(things) <= _CHUNK:
        yield from map(job.here, things)
        return
    waiting: deque[_Chunk[Thing, Result]] = deque()
    for start in range(0, len(things), _CHUNK):
        waiting.append(_Chunk(job, things[start : start + _CHUNK], executor))
        if len(waiting) > _ON_THEIR_WAY:
            yield from _first(waiting)
    while waiting:
        yield from _first(waiting)


def _first(waiting: deque[_Chunk[Thing, Result]]) -> Sequence[Result]:
    """Return the results of the first chunk; as long as it is not done, help.

    It is done here if nobody has begun with it, else one of the last that nobody has.
    """
    first = waiting.popleft()
    if not first.take_back():
        while not first.is_done and any(chunk.take_back() for chunk in reversed(waiting)):
            pass
    return first.results()


class _Chunk(Generic[Thing, Result]):
    """Some things, handed out."""

    def __init__(
        self, job: Job[Thing, Result], things: Sequence[Thing], executor: Executor
    ) -> None:
        self._job = job
        self._things = things
        self._results: list[Result] | None = None
        self._future: Future[Sequence[bytes]] | None = None
        try:
            packed = [job.pack(thing) for thing in things]
            self._future = executor.submit(job.there, packed, job.shared)
        except Exception as failure:  # noqa: BLE001 - whatever one raises that takes no more work
            _told(failure)

    @property
    def is_done(self) -> bool:
        """Tell whether its results are there, or can only be worked out here."""
        return self._results is not None or self._future is None or self._future.done()

    def take_back(self) -> bool:
        """Do it here if nobody has begun with it; tell whether that was so."""
        if self.is_done or self._future is None or not self._future.cancel():
            return False
        self._do_here()
        return True

    def results(self) -> Sequence[Result]:
        """Return its results; wait for them if need be."""
        if self._results is None and self._future is not None:
            try:
                packed = self._future.result()
                pairs = zip(self._things, packed, strict=True)
                return [self._job.unpack(thing, one) for thing, one in pairs]
            except (Exception, CancelledError) as failure:  # noqa: BLE001 - what fails there is done here
                _told(failure)
        return self._results if self._results is not None else self._do_here()

    def _do_here(self) -> list[Result]:
        self._results = [self._job.here(thing) for thing in self._things]
        return self._results


def _told(failure: BaseException) -> None:
    logging.getLogger(__name__).info("done in this process: %s", failure)
