"""Beyond one process: notes read by the workers of a cluster, and tables for other programs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import studyatlas as sa
from benchmarks import vault
from benchmarks.results import Comparison, Missing, Row
from studyatlas.export.node_link import render
from studyatlas.ingest.build import build
from studyatlas.ingest.cluster import workers_at
from studyatlas.model.atlas import Atlas

_PATIENCE = 60


def measure(folder: Path, *, small: bool) -> Iterator[Row]:
    """Compare bytes and counts; that they are the same is the point, not how long it takes."""
    count, rounds = (70, 1) if small else (2_000, 5)
    notes = vault.write(folder / f"vault-{count}", count)
    yield _cluster(notes, count, rounds)
    yield from _tables(sa.open(notes), folder / "tables.parquet")


def _cluster(notes: Path, count: int, rounds: int) -> Row:
    """Return how long the same bytes took here and there, a worker killed in each round.

    Raises:
        RuntimeError: they are not the same.
    """
    what = f"{count:,} notes read, the same bytes, one of two workers killed half way"
    sides = ("this process", "Dask on this machine")
    if not find_spec("distributed"):
        return Missing(what, sides, "", "distributed is not installed")
    here, there = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        alone = _bytes(*build(notes))
        here.append(time.perf_counter() - start)
        with _cluster_of_two() as (address, worker), workers_at(address) as executor:
            start = time.perf_counter()
            spread = _bytes(*build(notes, _Killing(worker), executor=executor))
            there.append(time.perf_counter() - start)
        if spread != alone:
            raise RuntimeError("what the cluster read is not what is read here")
    return Comparison(what, sides, "s", "", tuple(here), tuple(there))


def _bytes(atlas: Atlas, problems: list[Any]) -> bytes:
    return render(atlas) + "\n".join(map(str, problems)).encode()


class _Killing:
    """Told of progress; kills a process when half of the notes are read."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __call__(self, done: int, total: int, _: str) -> None:
        if done * 5 > total and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=_PATIENCE)


@contextmanager
def _cluster_of_two() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a scheduler and two workers; yield its address and one of them."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, ExitStack() as opened:
        file = Path(folder) / "scheduler.json"
        local = ("--host", "127.0.0.1", "--no-dashboard")
        listen = (*local, "--port", "0", "--no-show", "--scheduler-file", str(file))
        opened.enter_context(_process("dask_scheduler", *listen))
        address = _address_in(file)
        alone = ("--no-nanny", "--nthreads", "1", *local)
        one = opened.enter_context(_process("dask_worker", address, *alone))
        opened.enter_context(_process("dask_worker", address, *alone))
        yield address, one


@contextmanager
def _process(module: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", f"distributed.cli.{module}", *words]
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.kill()


def _address_in(file: Path) -> str:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            address: str = json.loads(file.read_text("utf-8"))["address"]
            return address
        time.sleep(0.05)
    raise RuntimeError("the scheduler did not start")


def _tables(atlas: Atlas, folder: Path) -> Iterator[Row]:
    """Yield how many rows DuckDB counts in the tables, beside what the atlas holds."""
    sides = ("studyatlas", "DuckDB")
    if not find_spec("duckdb"):
        yield Missing("rows of the Parquet tables", sides, "exactly 1", "duckdb is not installed")
        return
    import duckdb

    sa.export(atlas, folder)
    for table, things in (("nodes", atlas.nodes), ("relations", atlas.relations)):
        counted = float(len(duckdb.read_parquet(str(folder / f"{table}.parquet"))))
        what = f"rows of {table}.parquet"
        yield Comparison(what, sides, "rows", "exactly 1", (float(len(things)),), (counted,))
