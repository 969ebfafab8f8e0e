"""Processes of our own that read notes, as an executor.

`concurrent.futures.ProcessPoolExecutor` either forks, which a server with threads must not do, or
imports the script that was started once more in every worker: one without a `__main__` guard would
run twice. A worker here is a fresh interpreter that knows how to read notes and nothing else. It
takes pickled calls from its standard input and ends when that closes; both ends are this program.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from queue import Empty, SimpleQueue
from typing import IO, Any, TypeVar

Result = TypeVar("Result")

WORTH_IT = 1_500_000
"""How many characters of notes there must be: below that a worker has hardly started."""
_MOST = 8
_SIZE = 8
_LARGE = 1 << 16
"""So many bytes are not sent twice."""
_THE_SAME = 0
_COMMAND = "import sys; from studyatlas.ingest.workers import work; work(sys.argv[1])"


class Workers(Executor):
    """Some processes; each call goes to one that is idle."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count)
        self._idle: SimpleQueue[tuple[subprocess.Popen[bytes], _Sent]] = SimpleQueue()
        self.processes = [_started() for _ in range(count)]
        for process in self.processes:
            self._idle.put((process, _Sent()))

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Call a function of a module in one of the processes."""
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the standard library's signature
        """End the processes."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        for process in self.processes:
            _end(process)

    def _call(self, fn: Callable[..., Result], args: Any, kwargs: Any) -> Result:
        try:
            process, sent = self._idle.get_nowait()
        except Empty:
            raise BrokenExecutor("no worker is left") from None
        try:
            _send(process.stdin, (fn, args, kwargs), sent)
            good, result = _receive(process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as failure:
            raise BrokenExecutor(f"a worker ended: {failure}") from failure
        self._idle.put((process, sent))
        if not good:
            raise result
        return result  # type: ignore[no-any-return] # what `fn` returned, by way of pickle


@contextmanager
def workers_for(texts: Iterable[str], cores: int | None = None) -> Iterator[Executor | None]:
    """Give workers where there is enough to read for them, one less than there are cores.

    This process reads as well, so nothing is lost where only one core is free.
    """
    free = (cores or _cores()) - 1
    if free < 1 or not sys.executable or sum(map(len, texts)) < WORTH_IT:
        yield None
        return
    try:
        workers = Workers(min(free, _MOST))
    except OSError:  # no more processes are allowed
        yield None
        return
    with workers:
        yield workers


def work(program: str) -> None:
    """Answer calls until the other end closes: what runs in a worker.

    A program that changed where it imports from may have another studyatlas than its worker, which
    then has nothing to say.

    Args:
        program: the path of this module where the calls come from.
    """
    if program != __file__:
        return
    gc.disable()  # it holds nothing for longer than a call
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not get between the answers
    sent = _Sent()
    while True:
        try:
            fn, args, kwargs = _receive(calls, sent)
        except EOFError:
            return
        try:
            answer = True, fn(*args, **kwargs)
        except Exception as failure:  # noqa: BLE001 - it is raised again where the call came from
            answer = False, failure
        _send(answers, answer)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-c", _COMMAND, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    for end in (process.stdin, process.stdout):
        try:
            if end:
                end.close()
        except OSError:  # it died with a call half written
            pass
    process.wait()


class _Sent:
    """What both ends remember of what went one way: what all calls share is sent once."""

    def __init__(self) -> None:
        self.last: object = None
        """The last large bytes."""


class _Pickler(pickle.Pickler):
    def __init__(self, file: IO[bytes], sent: _Sent) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._sent = sent

    def persistent_id(self, obj: object) -> object:
        if not isinstance(obj, bytes) or len(obj) < _LARGE:
            return None
        if obj == self._sent.last:
            return _THE_SAME
        self._sent.last = obj
        return obj


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: IO[bytes], sent: _Sent) -> None:
        super().__init__(file)
        self._sent = sent

    def persistent_load(self, pid: object) -> object:
        if pid != _THE_SAME:
            self._sent.last = pid
        return self._sent.last


def _send(end: IO[bytes] | None, what: object, sent: _Sent | None = None) -> None:
    if end is None:
        raise EOFError
    packed = BytesIO()
    _Pickler(packed, sent or _Sent()).dump(what)
    data = packed.getbuffer()
    end.write(len(data).to_bytes(_SIZE, "big"))
    end.write(data)
    end.flush()


def _receive(end: IO[bytes] | None, sent: _Sent | None = None) -> Any:
    if end is None:
        raise EOFError
    head = end.read(_SIZE)
    if len(head) < _SIZE:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = end.read(size)
    if len(data) < size:
        raise EOFError
    return _Unpickler(BytesIO(data), sent or _Sent()).load()  # from our own process, by a pipe


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
