"""A real Chromium that says when a graph is on the screen and how many bytes a deed costs."""

from __future__ import annotations

import base64
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FloatRect,
    Page,
    sync_playwright,
)

LOCAL_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Other hosts fail at once: pyvis's page asks one for Bootstrap, and a network is not measured."""
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", LOCAL_ONLY)
_WATCH = Path(__file__).with_name("watch.js")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium.

    Raises:
        SystemExit: there is none.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


class Visit:
    """A page, what its watcher said, and the bytes it got."""

    def __init__(self, page: Page, limit: float, quiet: float = 2.0) -> None:
        self.page = page
        self._limit = limit
        self._quiet = quiet  # seconds without a byte, after which a deed is over
        self._start = 0.0
        self._said: dict[str, dict[str, float]] = {}
        self._bytes = 0
        self._last_byte = time.monotonic()
        page.set_default_timeout(limit * 1000)
        page.add_init_script(path=_WATCH)
        page.on("console", self._hear)
        self._listen()

    def open(self, url: str) -> None:
        """Go to an address; seconds are counted from here."""
        self.page.goto(url, wait_until="commit")
        self._start = self.page.evaluate("performance.timeOrigin")

    def seconds_until(self, *events: str) -> float:
        """Return when all of `seen` and `search` had happened; the limit where they have not."""
        found = [self._wait_for(event) for event in events]
        at = [said["at"] for said in found if said]
        return (max(at) - self._start) / 1000 if len(at) == len(found) else self._limit

    def seconds_of_recentring(self, canvas: str, node: str) -> float:
        """Double click a node of ours; return the seconds until what lies around it is drawn."""
        self._said.pop("recentred", None)
        self.page.evaluate("([key, goal]) => benchmarkRecentre(key, goal)", [canvas, node])
        self.page.mouse.dblclick(*self.place_of(canvas, node))
        said = self._wait_for("recentred")
        self.page.wait_for_url(f"**/?*around={quote(node)}*", wait_until="commit")
        return (said["at"] - said["clicked"]) / 1000 if said else self._limit

    def place_of(self, canvas: str, node: str) -> tuple[float, float]:
        """Return where on the page a node of ours is drawn, once it has come to rest."""
        before, place = None, self._place(canvas, node)
        while before != place:
            self.page.wait_for_timeout(150)
            self.page.locator("[data-test-script-state=notRunning]").wait_for()
            before, place = place, self._place(canvas, node)
        return place

    def clicking(self, canvas: str, node: str) -> Callable[[], None]:
        """Return the deed of clicking a node of ours until the page says that it is selected."""

        def click() -> None:
            self.page.mouse.click(*self.place_of(canvas, node))
            self.page.wait_for_url(f"**/?*node={quote(node)}*", wait_until="commit")

        return click

    def searching(self, label: str) -> Callable[[], None]:
        """Return the deed of picking a node in a search box until the page tells about it."""

        def pick() -> None:
            self.page.get_by_role("combobox").first.fill(label)
            self.page.keyboard.press("Enter")
            self.page.get_by_role("heading", name=label).wait_for()

        return pick

    def check_search(self) -> None:
        """Type into the search box and wait until it offers something: it can really be used."""
        self.page.get_by_role("combobox").first.fill("e")
        self.page.get_by_role("option").first.wait_for()

    def middlemost(self, canvas: str) -> list[str]:
        """Return the nodes on our canvas, those in its middle first: nothing lies over them."""
        box = self._canvas()
        x, y = box["width"] / 2, box["height"] / 2
        spots = self.drawn_on(canvas)
        return sorted(spots, key=lambda n: (spots[n]["x"] - x) ** 2 + (spots[n]["y"] - y) ** 2)

    def drawn_on(self, canvas: str) -> dict[str, dict[str, float]]:
        """Return the nodes on our canvas with their places."""
        described: dict[str, Any] = self.page.evaluate("key => studyatlas.describe(key)", canvas)
        return dict(described["positions"])

    def bytes_of(self, deed: Callable[[], object]) -> int:
        """Do something; return the bytes that went to and fro until all was quiet again."""
        self.settle()
        self._bytes = 0
        deed()
        self._last_byte = time.monotonic()
        self.settle()
        return self._bytes

    def settle(self) -> None:
        """Wait until no byte has come for a while."""
        while time.monotonic() - self._last_byte < self._quiet:
            self.page.wait_for_timeout(100)

    def _place(self, canvas: str, node: str) -> tuple[float, float]:
        spot, box = self.drawn_on(canvas)[node], self._canvas()
        return round(box["x"] + spot["x"], 1), round(box["y"] + spot["y"], 1)

    def _canvas(self) -> FloatRect:
        box = self.page.locator(".stage canvas").first.bounding_box()
        if box is None:
            raise RuntimeError("our canvas is not on the page")
        return box

    def _wait_for(self, event: str) -> dict[str, float] | None:
        deadline = time.monotonic() + self._limit
        while event not in self._said and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
        return self._said.get(event)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.text.startswith('{"benchmark"'):
            said = json.loads(message.text)
            self._said.setdefault(said["benchmark"], said)

    def _listen(self) -> None:
        """Count what the web socket carries, to and fro: a Streamlit app hardly asks for more."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameReceived", self._count_frame)
        session.on("Network.webSocketFrameSent", self._count_frame)

    def _count_frame(self, told: dict[str, Any]) -> None:
        frame = told["response"]
        text = frame["payloadData"]
        binary = frame["opcode"] != 1
        self._bytes += len(base64.b64decode(text)) if binary else len(text.encode())
        self._last_byte = time.monotonic()


def new_context(browser: Browser) -> BrowserContext:
    """Return a context where nothing is cached yet."""
    return browser.new_context(viewport={"width": 1400, "height": 900})


@contextmanager
def visit(context: BrowserContext, url: str, limit: float, quiet: float = 2.0) -> Iterator[Visit]:
    """Open an address in a page of its own."""
    made = Visit(context.new_page(), limit, quiet)
    made.open(url)
    yield made
    made.page.close()
