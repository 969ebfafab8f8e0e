"""Reading notes on other machines: a Dask scheduler hands them out to its workers.

Every worker must have the very code that is here, or it might read a note in another way: a part
whose worker has not is read here instead, as is what was lost with a worker, or with all of them.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, TypeVar

from studyatlas.ingest.program import code_fingerprint
from studyatlas.model.errors import ClusterError

Result = TypeVar("Result")

_PATIENCE = 5.0
"""Seconds until a scheduler that does not answer is taken for one that is not there."""
_ALONE = 5.0
"""Seconds without any worker, or without the scheduler, after which nothing more is expected."""
_LOOKS = 0.5


@contextmanager
def workers_at(address: str) -> Iterator[Executor]:
    """Yield an executor whose work is done by the workers of a scheduler.

    Args:
        address: where the scheduler listens, for example `tcp://10.0.0.7:8786`.

    Raises:
        ClusterError: Dask is not installed, nothing answers there, there is no worker, or one has
            not the code that is here.
    """
    client = _client(address)
    try:
        executor = _Workers(client)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
    finally:
        _close(client)


def _client(address: str) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as failure:
        raise ClusterError("this needs Dask: pip install 'studyatlas[cluster]'") from failure
    for name in ("distributed", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # one line of our own says what is wrong
    client = _connected(distributed, address) if address else None  # none would start a cluster
    if client is None:
        # Dask dead-locks where a client that failed is collected while another one starts
        gc.collect()
        raise ClusterError(f"no Dask scheduler answers at {address or 'no address'}")
    try:
        _check(client, address)
    except BaseException:
        _close(client)
        raise
    return client


def _connected(distributed: Any, address: str) -> Any:
    """Return a client of the scheduler at an address; None where none answers."""
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError):
        return None


def _close(client: Any) -> None:
    with suppress(Exception):  # the scheduler may be gone; what was read is not lost for that
        client.close(timeout=_PATIENCE)


def _check(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found = client.run(code_fingerprint)
    except TimeoutError as failure:
        raise ClusterError(f"the scheduler at {address} has no workers") from failure
    except Exception as failure:
        raise ClusterError(f"a worker of {address} cannot run studyatlas: {failure}") from failure
    other = sorted(worker for worker, code in found.items() if code != code_fingerprint())
    if other:
        raise ClusterError(f"the worker at {other[0]} has another version of studyatlas")


class _Workers(Executor):
    """Dask's own executor; what can never be done any more fails instead of being waited for.

    Its calls count as begun at once: whether a worker is at one already, Dask does not tell.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor: Executor = client.get_executor(pure=False)
        self._waiting: set[Future[Any]] = set()
        self._over = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, task: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Hand out a call.

        Raises:
            RuntimeError: there is nobody left to do it.
        """
        promised: Future[Result] = Future()
        promised.set_running_or_notify_cancel()
        with self._lock:
            if self._over.is_set():
                raise RuntimeError("no worker is left")
            self._waiting.add(promised)
        handed = self._executor.submit(checked_call, code_fingerprint(), task, *args, **kwargs)
        handed.add_done_callback(lambda done: self._answer(promised, done))
        return promised

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the signature is the standard library's
        """Take no more calls; those that were handed out end with the client."""
        self._over.set()

    def _answer(self, promised: Future[Any], done: Future[Any]) -> None:
        with self._lock:
            if promised not in self._waiting:  # given up before
                return
            self._waiting.remove(promised)
        if done.cancelled():
            promised.set_exception(ClusterError("the scheduler is gone"))
        elif failure := done.exception():
            promised.set_exception(failure)
        else:
            promised.set_result(done.result())

    def _watch(self) -> None:
        """Give up when there has been nobody to do anything for a while."""
        last = time.monotonic()
        while not self._over.wait(_LOOKS):
            if self._client.status == "running" and self._client.scheduler_info().get("workers"):
                last = time.monotonic()
            elif time.monotonic() - last > _ALONE:
                with self._lock:
                    self._over.set()
                    left, self._waiting = self._waiting, set()
                for promised in left:
                    promised.set_exception(ClusterError("no worker is left"))


def checked_call(code: str, task: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    """Do something on a worker.

    Raises:
        ClusterError: it has not the code that whoever asks has.
    """
    if code != code_fingerprint():
        raise ClusterError("another version of studyatlas")
    return task(*args, **kwargs)
