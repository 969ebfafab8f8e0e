"""A served app and a real Chromium, for every test that opens a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from browsing import LISTEN, PATIENCE
from playwright.sync_api import expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
LOCAL = {"127.0.0.1", "localhost", None, ""}
START_SECONDS = 90

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def served():
    """Give the context manager that runs a server."""
    return run_server


@contextmanager
def run_server(command: list[str]) -> Iterator[str]:
    """Run a server that takes a port as its last argument; yield its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*command, str(port)],
        stdin=subprocess.PIPE,  # nobody types: a question would wait for ever
        stdout=subprocess.DEVNULL,
        env=os.environ,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(server)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:  # on a busy machine it waits for pages that are closing
        server.kill()
        server.wait(timeout=20)


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=1) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.25)
        assert server.poll() is None, "the server ended before it answered"
    pytest.fail(f"{url} does not answer")


@pytest.fixture(scope="session")
def serve_atlas() -> Iterator[Callable[[Path | None], str]]:
    """Serve a workspace (the bundled one for None); the same one is served once."""
    with ExitStack() as stack:
        known: dict[Path | None, str] = {}

        def serve(workspace: Path | None) -> str:
            if workspace not in known:
                where = ["-w", str(workspace)] if workspace else []
                command = [sys.executable, "-m", "studyatlas", *where, "serve", "--no-browser"]
                known[workspace] = stack.enter_context(run_server([*command, "--port"]))
            return known[workspace]

        yield serve


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs Chromium: the browser tests must run there")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser_context(chromium):
    """One profile for all tests: the app's own scripts are fetched and compiled once."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.fixture
def page(browser_context):
    """A fresh page that remembers the hosts it asked and the errors it met."""
    made = browser_context.new_page()
    made.foreign, made.failures = [], []
    made.on("request", lambda request: made.foreign.append(request.url) if _foreign(request) else 0)
    made.on("pageerror", lambda error: made.failures.append(str(error)))
    yield made
    broken = made.get_by_text("BidiComponent Error").count()
    if urlsplit(made.url).scheme == "http":
        made.evaluate("localStorage.clear(), sessionStorage.clear()")
    for opened in browser_context.pages:
        opened.close()
    browser_context.clear_cookies()
    assert not broken, "the canvas failed"
    assert not made.foreign, "a page asked another host"
    assert not made.failures, "a script failed"


def _foreign(request) -> bool:
    return urlsplit(request.url).hostname not in LOCAL
