"""The two apps, each as a person would start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_PLAIN_APP = Path(__file__).with_name("plain_app.py")
_PATIENCE = 60
"""Seconds for a server to answer."""


@contextmanager
def studyatlas(workspace: Path) -> Iterator[str]:
    """Serve our app on a workspace; yield its address."""
    with watched(workspace) as (address, _):
        yield address


@contextmanager
def watched(workspace: Path) -> Iterator[tuple[str, int]]:
    """Serve our app on a workspace; yield its address and the number of its process."""
    command = [sys.executable, "-m", "studyatlas", "-w", str(workspace), "serve", "--no-browser"]
    with _served([*command, "--port"], {}) as served:
        yield served


@contextmanager
def plain(workspace: Path, cap: int) -> Iterator[str]:
    """Serve the plain Streamlit + pyvis app on a workspace; yield its address."""
    options = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    options += ["--browser.gatherUsageStats", "false", "--server.port"]
    told = {"PLAIN_WORKSPACE": str(workspace), "PLAIN_CAP": str(cap)}
    command = [sys.executable, "-m", "streamlit", "run", str(_PLAIN_APP), *options]
    with _served(command, told) as (address, _):
        yield address


@contextmanager
def _served(command: list[str], told: dict[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(
        [*command, str(port)], env=os.environ | told, stdin=quiet, stdout=quiet, stderr=quiet
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:  # on a busy machine it waits for pages that are closing
            server.kill()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server says that it is well.

    Raises:
        RuntimeError: it ended, or did not answer in time.
    """
    deadline = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=1) as answer:  # noqa: S310 - http
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server at {address} does not answer")
