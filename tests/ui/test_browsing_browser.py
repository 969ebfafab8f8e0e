"""The waiting of all browser tests: it ends when it may, and not before."""

from pathlib import Path

import browsing
import pytest
from browsing import boxes, eventually, resized, settled, timers_fired

TESTS = Path(__file__).parents[1]
MOVING = """
<p style="position: absolute">Here</p>
<script>
  let frames = 0;
  const move = () => {
    document.querySelector("p").style.left = `${frames}px`;
    frames += 1;
    if (frames < 40) requestAnimationFrame(move);
  };
  move();
</script>
"""


@pytest.mark.browser
def test_a_page_rests_when_nothing_moves_any_more(page) -> None:
    page.set_content(MOVING)
    assert settled(page).evaluate("frames") == 40


@pytest.mark.browser
def test_a_page_rests_when_the_server_has_answered(page) -> None:
    page.set_content("<p>Here</p>")
    page.evaluate("window.owed = true; setTimeout(() => { window.owed = false; }, 400); 0")
    assert settled(page).evaluate("owed") is False


@pytest.mark.browser
def test_a_page_rests_when_a_colour_has_changed(page) -> None:
    page.set_content("<p style='transition: opacity 0.5s'>Here</p>")
    page.locator("p").evaluate("p => { getComputedStyle(p).opacity; p.style.opacity = 0.5; }")
    assert settled(page).locator("p").evaluate("p => getComputedStyle(p).opacity") == "0.5"


@pytest.mark.browser
def test_a_resized_page_is_measured_as_it_is_then(page) -> None:
    page.set_content("<p>One</p><p>Two</p>")
    first, second = boxes(resized(page, 500, 400).locator("p"))
    assert first["width"] == second["width"] < 500
    with pytest.raises(AssertionError, match="there is none"):
        boxes(page.locator("img"))


@pytest.mark.browser
def test_what_never_holds_fails_with_its_own_words(page, monkeypatch) -> None:
    monkeypatch.setattr(browsing, "PATIENCE", 200)
    page.set_content("<p>Here</p>")
    tries = []

    def never() -> None:
        tries.append(page.locator("p").inner_text())
        raise AssertionError("it never does")

    with pytest.raises(AssertionError, match="it never does"):
        eventually(page, never)
    assert len(tries) > 1


@pytest.mark.browser
def test_timers_fire_in_their_turn(page) -> None:
    page.set_content("<p>Here</p>")
    page.evaluate("window.fired = false; setTimeout(() => { window.fired = true; }, 200); 0")
    assert timers_fired(page, 250).evaluate("fired")


def test_no_browser_test_waits_for_a_time() -> None:
    files = [file for file in TESTS.rglob("*.py") if file != Path(__file__)]
    waiting = [file.name for file in files if "wait_for_timeout(" in file.read_text("utf-8")]
    assert waiting == ["browsing.py"], "wait for what must come true: see tests/shared/browsing.py"
