"""Long work in a thread of its own, so that a click during it neither stops nor repeats it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for_any
from threading import Lock, Thread
from typing import Generic, NamedTuple, TypeVar

from studyatlas.store.progress import Progress

Result = TypeVar("Result")


class Told(NamedTuple):
    """How far work is."""

    done: int = 0
    total: int = 0
    """0 where nobody counts."""
    what: str = ""


class Work(Generic[Result]):
    """Something that is being made; it starts at once."""

    def __init__(self, make: Callable[[Progress], Result]) -> None:
        self.told = Told()
        """The last that was heard of it."""
        self._future: Future[Result] = Future()
        Thread(target=self._run, args=(make,), daemon=True).start()

    @property
    def failed(self) -> bool:
        """Tell whether it ended without a result."""
        return self._future.done() and self._future.exception() is not None

    def wait(self, seconds: float) -> bool:
        """Wait that long at most; tell whether it is done."""
        return bool(wait_for_any([self._future], seconds).done)

    def result(self) -> Result:
        """Wait for the result and return it.

        Raises:
            BaseException: whatever making it raised.
        """
        return self._future.result()

    def _run(self, make: Callable[[Progress], Result]) -> None:
        try:
            self._future.set_result(make(self._tell))
        except BaseException as failure:  # noqa: BLE001 - whoever asks for the result meets it
            self._future.set_exception(failure)

    def _tell(self, done: int, total: int, what: str) -> None:
        self.told = Told(done, total, what)


class Works(Generic[Result]):
    """The last few works by name and version, each begun once however many ask for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Hashable, Hashable], Work[Result]] = OrderedDict()

    def get(self, name: Hashable, version: Hashable) -> Work[Result] | None:
        """Return a work that is kept, and keep it longer."""
        key = (name, version)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def ask(
        self, name: Hashable, version: Hashable, make: Callable[[Progress], Result]
    ) -> Work[Result]:
        """Return a work; begin it where it is not kept or has failed.

        Of a name the last two versions are kept: somebody may still look at the older one.
        """
        key = (name, version)
        with self._lock:
            work = self._kept.get(key)
            if work is None or work.failed:
                for old in [k for k in self._kept if k[0] == name][:-1]:
                    del self._kept[old]
                work = self._kept[key] = Work(make)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return work
