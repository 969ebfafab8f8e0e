"""Notes read by a real scheduler and two workers come out as if they were read here."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress

import pytest
from distributed import Client

from studyatlas.export.node_link import render
from studyatlas.ingest import cluster
from studyatlas.ingest.build import build
from studyatlas.ingest.cluster import workers_at
from studyatlas.model.errors import ClusterError

NOTES = 400
PATIENCE = 60


def _start(module: str, *words: object) -> subprocess.Popen:
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", f"distributed.cli.{module}", *map(str, words)]
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)


def _kill(process) -> None:
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=PATIENCE)


@contextmanager
def _ending(*processes):
    try:
        yield
    finally:
        for process in processes:
            _kill(process)


@pytest.fixture
def scheduler(tmp_path_factory):
    file = tmp_path_factory.mktemp("scheduler") / "it.json"
    listen = ("--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--no-show")
    process = _start("dask_scheduler", *listen, "--scheduler-file", file)
    with _ending(process):
        yield _address_in(file, process), process


def _address_in(file, process) -> str:
    """Return where a scheduler listens, once it has said so."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            return json.loads(file.read_text())["address"]
        time.sleep(0.05)
    pytest.fail("the scheduler did not start")


@pytest.fixture
def two_workers(scheduler):
    address, _ = scheduler
    options = ("--no-nanny", "--nthreads", 1, "--no-dashboard", "--host", "127.0.0.1")
    workers = [_start("dask_worker", address, *options) for _ in range(2)]
    with _ending(*workers):
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
        yield address, workers


@pytest.fixture
def vault(tmp_path):
    for number in range(NOTES):
        text = (
            f"# Loom {number}\n\nLoom {number} requires [[Loom {number // 2}]] and a shuttle.\n\n"
            f"- **Warp {number}**: is part of loom {number}.\n"
        )
        (tmp_path / f"Loom {number}.md").write_text(text)
    return tmp_path


class Watched(Executor):
    """Counts what another executor has done."""

    def __init__(self, executor) -> None:
        self.executor, self.done = executor, 0

    def submit(self, task, /, *args, **kwargs):
        future = self.executor.submit(task, *args, **kwargs)
        future.add_done_callback(self._count)
        return future

    def _count(self, future) -> None:
        self.done += not future.cancelled() and future.exception() is None


class Dying:
    """Told of progress; kills processes when a fifth of all work is done, half of the reading."""

    def __init__(self, *processes) -> None:
        self.processes = list(processes)

    def __call__(self, done: int, total: int, _: str) -> None:
        while done * 5 > total and self.processes:
            _kill(self.processes.pop())


def assert_same(read, alone) -> None:
    (atlas, problems), (expected, wrong) = read, alone
    assert render(atlas) == render(expected)
    assert atlas.documents == expected.documents
    assert problems == wrong


def test_two_workers_of_which_one_dies_read_the_very_same(two_workers, vault) -> None:
    address, workers = two_workers
    dying = Dying(workers[0])
    with workers_at(address) as executor:
        watched = Watched(executor)
        read = build(vault, dying, executor=watched)
    assert dying.processes == []
    assert workers[1].poll() is None
    assert watched.done > 0
    assert_same(read, build(vault))
    command = [sys.executable, "-m", "studyatlas", "-w", vault, "build", "--cluster", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{NOTES} notes read" in said.stdout + said.stderr


@pytest.mark.parametrize("whom", ["workers", "scheduler"])
def test_where_all_of_them_die_the_rest_is_read_here(
    scheduler, two_workers, vault, whom, monkeypatch
) -> None:
    monkeypatch.setattr(cluster, "_ALONE", 1.0)
    address, workers = two_workers
    dying = Dying(*(workers if whom == "workers" else [scheduler[1]]))
    with workers_at(address) as executor:
        read = build(vault, dying, executor=executor)
    assert dying.processes == []
    assert_same(read, build(vault))


def test_a_scheduler_without_workers_is_said(scheduler, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1.0)
    with pytest.raises(ClusterError, match="has no workers"), workers_at(scheduler[0]):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tcp://", "foo://a:1"])
def test_a_scheduler_that_is_not_there_is_said_in_one_line(address, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1.0)
    with pytest.raises(ClusterError) as told, workers_at(address):
        pass
    assert str(told.value) == f"no Dask scheduler answers at {address}"


def _differs() -> str:
    return f"process {os.getpid()}"


def test_a_worker_with_other_code_is_not_asked(two_workers, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "code_fingerprint", _differs)
    with pytest.raises(ClusterError, match="has another version"), workers_at(two_workers[0]):
        pass


def test_a_worker_that_comes_with_other_code_reads_nothing() -> None:
    assert cluster.checked_call(cluster.code_fingerprint(), len, "abc") == 3
    with pytest.raises(ClusterError, match="another version"):
        cluster.checked_call("of another day", len, "abc")


class _Silent:
    """A client whose scheduler is there and says nothing of itself, and its own executor."""

    status = "running"

    def scheduler_info(self) -> dict[str, object]:
        return {}

    def get_executor(self, **_: object) -> "_Silent":
        return self

    def submit(self, *_: object) -> Future[object]:
        return Future()


def test_calls_are_given_up_where_the_scheduler_says_nothing_of_workers(monkeypatch) -> None:
    monkeypatch.setattr(cluster, "_ALONE", 0.1)
    monkeypatch.setattr(cluster, "_LOOKS", 0.05)
    promised = cluster._Workers(_Silent()).submit(len, "abc")  # noqa: SLF001 - its scheduler is a dummy
    with pytest.raises(ClusterError, match="no worker is left"):
        promised.result(timeout=20)
