"""Seeing that files changed without looking at them on every click."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from studyatlas.store.listing import Listing, list_files
from studyatlas.ui.state.work import Work

_PAUSE_SECONDS = 2.0
_PAUSE_PER_LOOK = 20
"""Looking takes at most a twentieth of the time, however many files there are."""
_MOST_PATHS = 16


class Seen(NamedTuple):
    """What a look at a workspace found."""

    listing: Listing | None
    """None where there is no such folder or file."""
    ended: float
    took: float

    @property
    def version(self) -> int:
        """A number that changes when a file does."""
        return self.listing.version if self.listing else 0


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the files of a workspace, and what the one before it saw."""

    work: Work[Seen]
    before: Seen | None = None


class Watch:
    """Looks at workspaces, for all sessions together and not too often."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        list_at: Callable[[Path], Listing | None] = list_files,
    ) -> None:
        self._clock = clock
        self._list_at = list_at
        self._lock = Lock()
        self._looks: OrderedDict[Path, Look] = OrderedDict()

    def look(self, path: Path, *, now: bool) -> Look:
        """Return the last look at a workspace, or begin one if it is old, or is wanted `now`."""
        with self._lock:
            last = self._looks.get(path)
            if last is None or last.work.failed:
                look = Look(self._begin(path))
            elif last.work.wait(0) and (now or self._is_old(last.work.result())):
                look = Look(self._begin(path), last.work.result())
            else:
                look = last
            self._looks[path] = look
            self._looks.move_to_end(path)
            while len(self._looks) > _MOST_PATHS:
                self._looks.popitem(last=False)
            return look

    def _is_old(self, seen: Seen) -> bool:
        pause = max(_PAUSE_SECONDS, _PAUSE_PER_LOOK * seen.took)
        return self._clock() - seen.ended >= pause

    def _begin(self, path: Path) -> Work[Seen]:
        def look(_: object) -> Seen:
            begun = self._clock()
            listing = self._list_at(path)
            ended = self._clock()
            return Seen(listing, ended, ended - begun)

        return Work(look)
