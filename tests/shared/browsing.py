"""Waiting in a browser: for a page at rest, and for what must come true however long it takes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from playwright.sync_api import Error, Locator, Page

Value = TypeVar("Value")

PATIENCE = 60_000  # milliseconds; a machine that is slow, or shared with others, is no fault
STILL_FRAMES = 10
LISTEN = """{
  // Put into every page before its own scripts: how often the server was asked, and whether it
  // still owes an answer.
  window.asked = 0;
  window.owed = false;
  const send = WebSocket.prototype.send;
  const heard = new WeakSet();
  WebSocket.prototype.send = function (...given) {
    if (!heard.has(this)) this.addEventListener("message", () => { window.owed = false; });
    heard.add(this);
    window.asked += 1;
    window.owed = true;
    return send.apply(this, given);
  };
}"""
STILL = """([frames, canvas]) => {
  const restless = () => { window.stillness = {count: 0}; return false; };
  const state = document.querySelector("[data-test-script-state]")?.dataset.testScriptState;
  if (window.owed || (state ?? "notRunning") !== "notRunning") return restless();
  if (document.fonts.status !== "loaded") return restless();
  const places = [];
  let moving = false;
  const look = (root) => {
    for (const {playState, effect} of root.getAnimations()) {
      if (playState === "running" && effect?.getComputedTiming().endTime < Infinity) moving = true;
    }
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (!one.checkVisibility({contentVisibilityAuto: true})) continue;
      const {x, y, width, height} = one.getBoundingClientRect();
      places.push(x, y, width, height);
    }
  };
  look(document);
  if (moving) return restless();
  if (canvas) places.push(JSON.stringify(globalThis.studyatlas?.describe?.(canvas)));
  const now = places.join();
  const before = window.stillness;
  window.stillness = {now, count: now === before?.now ? before.count + 1 : 0};
  return window.stillness.count >= frames;
}"""


def settled(page: Page, canvas: str | None = None) -> Page:
    """Wait until the app owes no answer and everything, on this canvas too, stays where it is."""
    page.evaluate("delete window.stillness, 0")
    page.wait_for_function(STILL, arg=[STILL_FRAMES, canvas])
    return page


def resized(page: Page, width: int, height: int) -> Page:
    """Give the window this size and wait until the page is laid out for it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "([width, height]) => innerWidth === width && innerHeight === height",
        arg=[width, height],
    )
    return settled(page)


def boxes(*places: Locator) -> list[dict[str, float]]:
    """Measure all these elements at one moment, so that their boxes are of one layout."""
    found = [place.element_handles() for place in places]
    assert all(found), f"there is none of {places[found.index([])]}"
    return places[0].page.evaluate(
        """all => all.map((one) => {
            if (!one.isConnected) throw new Error("it was drawn anew while it was measured");
            const {x, y, width, height} = one.getBoundingClientRect();
            return {x, y, width, height};
        })""",
        [one for handles in found for one in handles],
    )


def eventually(page: Page, check: Callable[[], Value]) -> Value:
    """Ask until what a check asserts holds, and return its value; in the end let it fail."""
    end = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            return check()
        except (AssertionError, Error):
            if time.monotonic() > end:
                raise
        page.wait_for_timeout(50)


@contextmanager
def asking(page: Page) -> Iterator[None]:
    """Do something, and wait until the page asked its server for an answer to it."""
    before = page.evaluate("asked")
    yield
    page.wait_for_function("before => asked > before", arg=before)


def timers_fired(page: Page, milliseconds: int) -> Page:
    """Let every timer fire that the page has set for no later than this.

    The page keeps the time itself, so what a slow machine delays is not overtaken.
    """
    page.evaluate("late => new Promise((done) => setTimeout(done, late))", milliseconds)
    return settled(page)
