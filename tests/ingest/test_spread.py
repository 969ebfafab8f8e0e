"""What comes out does not depend on where it was worked out, or on what dies meanwhile."""

import os
import signal
import sys
import threading
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from studyatlas.ingest import workers
from studyatlas.ingest.build import build_workspace
from studyatlas.ingest.documents import LateBlocks, LateLinks
from studyatlas.ingest.spread import Job, spread
from studyatlas.ingest.workers import Workers, workers_for
from studyatlas.model.atlas import make_atlas
from studyatlas.store.source_file import SourceFile
from studyatlas.store.workspace import Workspace

NOTES = tuple(
    SourceFile(
        f"n{number:03}.md",
        f"---\naliases: [alias {number}]\n---\n# Moss {number}\n\nMoss {number} requires moss "
        f"{number - 1}.\n\n- **Fern {number % 7}**: uses moss {number} in the wood.\n\n"
        f"See [[n{(number * 3) % 200:03}]].\n\nrequires:: [[Moss {number // 2}]]\n",
    )
    for number in range(200)
)
GARDEN = Workspace(None, "garden", NOTES)


@pytest.fixture(scope="module")
def expected():
    return build_workspace(GARDEN)


class Broken(Executor):
    """Takes a few calls and no more."""

    def __init__(self, takes: int) -> None:
        self.takes = takes

    def submit(self, *_, **__):
        self.takes -= 1
        if self.takes < 0:
            raise RuntimeError("cannot schedule new futures")
        future: Future = Future()
        future.set_exception(ConnectionError("the scheduler is gone"))
        return future


class Counting:
    """Counts what is written to a file."""

    def __init__(self, file) -> None:
        self.file, self.count = file, 0

    def write(self, data) -> None:
        self.count += len(data)
        self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


class Never(Executor):
    """Begins nothing: everything can be taken back."""

    def submit(self, *_, **__):
        return Future()


def there(things, shared):
    return [str(thing).encode() + shared for thing in things]


JOB = Job(
    here=lambda thing: f"{thing}!",
    there=there,
    shared=b"!",
    pack=lambda thing: thing,
    unpack=lambda _, packed: packed.decode(),
)


@pytest.mark.parametrize("executor", [None, Broken(0), Broken(3), ThreadPoolExecutor(3)])
@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 1000])
def test_results_come_in_order(executor, count) -> None:
    assert list(spread(executor, JOB, range(count))) == [f"{n}!" for n in range(count)]


def test_what_nobody_begins_is_done_here() -> None:
    assert list(spread(Never(), JOB, range(90))) == [f"{n}!" for n in range(90)]


@pytest.mark.parametrize("executor", [Broken(0), Broken(4), ThreadPoolExecutor(2)])
def test_the_atlas_is_the_same_by_any_executor(expected, executor) -> None:
    assert build_workspace(GARDEN, executor=executor) == expected


def test_the_atlas_is_the_same_by_processes(expected) -> None:
    with Workers(2) as workers:
        assert build_workspace(GARDEN, executor=workers) == expected


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.parametrize("killed", [[0], [0, 1]])
def test_the_atlas_is_the_same_when_workers_die(expected, killed) -> None:
    with Workers(2) as workers:
        told = []

        def progress(*news: object) -> None:
            told.append(news)
            if len(told) == 40:  # half way
                for number in killed:
                    workers.processes[number].send_signal(signal.SIGKILL)

        assert build_workspace(GARDEN, progress, executor=workers) == expected


def test_what_a_call_raises_is_raised_here() -> None:
    with Workers(1) as workers:
        with pytest.raises(ZeroDivisionError):
            workers.submit(divmod, 1, 0).result()
        assert workers.submit(divmod, 7, 2).result() == (3, 1)  # and the worker lives on


def test_what_a_call_prints_is_no_answer() -> None:
    with Workers(1) as workers:
        assert workers.submit(print, "loud").result() is None


def test_what_all_calls_share_is_sent_once() -> None:
    large, other = b"moss" * 50_000, b"fern" * 50_000
    read, write = os.pipe()
    with os.fdopen(read, "rb") as end, os.fdopen(write, "wb") as begin:
        told, heard = workers._Sent(), workers._Sent()  # noqa: SLF001 - what goes over the pipe
        sizes = []
        for args in ((1, large), (2, large), (3, other), (4, large, b"moss")):
            counted = Counting(begin)
            sending = threading.Thread(target=workers._send, args=(counted, args, told))  # noqa: SLF001
            sending.start()
            assert workers._receive(end, heard) == args  # noqa: SLF001
            sending.join()
            sizes.append(counted.count > len(large))
    assert sizes == [True, False, True, True]


def test_workers_know_what_was_sent_once() -> None:
    with Workers(1) as executor:
        for part in (b"moss", b"moss", b"fern", b"moss"):
            assert executor.submit(max, part * 50_000, b"a").result() == part * 50_000


def test_workers_end_with_their_executor() -> None:
    with Workers(2) as workers:
        assert workers.submit(os.getpid).result() in {p.pid for p in workers.processes}
    assert all(process.returncode == 0 for process in workers.processes)


def test_workers_come_only_where_they_are_worth_it(monkeypatch) -> None:
    with workers_for(["short"], cores=8) as none:
        assert none is None
    with workers_for(["x" * 2_000_000], cores=1) as none:
        assert none is None
    with workers_for(["x" * 2_000_000], cores=2) as one:
        assert isinstance(one, Workers)
        assert len(one.processes) == 1
    monkeypatch.setattr(sys, "executable", "")
    with workers_for(["x" * 2_000_000], cores=2) as none:
        assert none is None


def test_without_processes_it_is_read_here(monkeypatch, expected) -> None:
    def denied(*_, **__):
        raise OSError("Resource temporarily unavailable")

    monkeypatch.setattr("studyatlas.ingest.workers.subprocess.Popen", denied)
    with workers_for(["x" * 2_000_000], cores=2) as none:
        assert build_workspace(GARDEN, executor=none) == expected


def test_a_worker_with_another_studyatlas_reads_nothing(expected, monkeypatch) -> None:
    command = "from studyatlas.ingest.workers import work; work('elsewhere')"
    monkeypatch.setattr(workers, "_COMMAND", command)
    with Workers(1) as executor:
        assert build_workspace(GARDEN, executor=executor) == expected
        assert executor.processes[0].wait(timeout=60) == 0


def test_workers_end_once_all_is_searched(monkeypatch, expected) -> None:
    """Joining needs the memory that they take."""
    told: list[str] = []

    @contextmanager
    def some_workers(_):
        with ThreadPoolExecutor(1) as executor:
            yield executor
        told.append("ended")

    def joined(*given):
        told.append("joined")
        return make_atlas(*given)

    monkeypatch.setattr("studyatlas.ingest.build.workers_for", some_workers)
    monkeypatch.setattr("studyatlas.ingest.joined.make_atlas", joined)
    assert build_workspace(GARDEN, with_workers=True) == expected
    assert told == ["ended", "joined"]


def test_notes_that_were_read_elsewhere_stay_packed(expected) -> None:
    with ThreadPoolExecutor(1) as executor:
        atlas, _ = build_workspace(GARDEN, executor=executor)
    for document in atlas.documents:
        assert all(isinstance(section.blocks, LateBlocks) for section in document.sections)
        assert isinstance(document.links, LateLinks)
    assert atlas.documents == expected[0].documents
