"""Waiting in a browser: for a page at rest, and for what must come true however long it takes."""

import time
from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page

PATIENCE = 30_000  # milliseconds; a slow machine shared with others is no fault of the app
STILL_FRAMES = 4
STILL = """frames => {
  const parts = [];
  const look = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) look(one.shadowRoot);
      if (!one.checkVisibility({contentVisibilityAuto: true})) continue;
      const {x, y, width, height} = one.getBoundingClientRect();
      parts.push(x, y, width, height);
    }
  };
  look(document);
  const now = parts.join();
  const state = document.querySelector('[data-test-script-state]')?.dataset.testScriptState;
  const rests = (state ?? 'notRunning') === 'notRunning' && document.fonts.status === 'loaded';
  const before = window.stillness ?? {};
  const same = rests && now === before.now;
  window.stillness = {now, count: same ? before.count + 1 : 0};
  return window.stillness.count >= frames;
}"""


def settled(page: Page) -> Page:
    """Wait until no run of the app goes on and everything stays where it is for some frames."""
    page.evaluate("delete window.stillness, 0")
    page.wait_for_function(STILL, arg=STILL_FRAMES, timeout=PATIENCE)
    return page


def resized(page: Page, width: int, height: int) -> Page:
    """Give the window this size and wait until the page is laid out for it."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "([width, height]) => innerWidth === width && innerHeight === height",
        arg=[width, height],
        timeout=PATIENCE,
    )
    return settled(page)


def boxes(page: Page, *places: Locator) -> list[dict[str, float]]:
    """Measure several elements at one moment, so that all boxes are of one layout."""
    return page.evaluate(
        """all => all.map((one) => {
            if (!one.isConnected) throw new Error('it was drawn anew while it was measured');
            const {x, y, width, height} = one.getBoundingClientRect();
            return {x, y, width, height};
        })""",
        [place.element_handle() for place in places],
    )


def eventually(page: Page, check: Callable[[], object], patience: int = PATIENCE) -> None:
    """Ask again until a check's assertions hold; after that long its last failure is the test's."""
    end = time.monotonic() + patience / 1000
    while True:
        try:
            check()
        except (AssertionError, Error):
            if time.monotonic() > end:
                raise
        else:
            return
        page.wait_for_timeout(50)
