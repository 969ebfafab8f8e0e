"""In real Chromium: a click reaches Python, the picture stays, nothing leaves the machine."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studyatlas.ui.canvas import standalone_html

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("app_for_tests.py")


@pytest.fixture(scope="module")
def address(served) -> Iterator[str]:
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    flags += ["--browser.gatherUsageStats", "false", "--server.port"]
    with served([sys.executable, "-m", "streamlit", "run", str(APP), *flags]) as where:
        yield where


def described(page, key: str = "atlas") -> dict:
    return page.evaluate("key => globalThis.studyatlas.describe(key)", key)


def point_of(page, node: str) -> tuple[float, float]:
    spot = described(page)["positions"][node]
    box = page.locator(".surface").bounding_box()
    return box["x"] + spot["x"], box["y"] + spot["y"]


def opened(page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".stage[data-ready=true]", timeout=60_000)
    page.wait_for_timeout(300)


def test_a_click_reaches_python_and_the_picture_stays(page, address) -> None:
    opened(page, address)
    page.evaluate("document.querySelector('.stBidiComponent').dataset.mark = 'first'")
    page.get_by_role("button", name="Zoom in").click()
    before = described(page)
    assert len(before["positions"]) == 60

    page.mouse.click(*point_of(page, "n04"))
    page.get_by_text("chosen: n04 (select)").wait_for()
    page.get_by_text("drawn: n04").wait_for()
    page.wait_for_selector(".stage[data-selected=n04]")
    after = described(page)
    assert after["positions"] == before["positions"]
    assert after["scale"] == before["scale"]
    assert page.locator(".stage").count() == 1

    page.mouse.dblclick(*point_of(page, "n01"))
    page.get_by_text("chosen: n01 (open)").wait_for()


def test_keys_walk_along_relations_and_do_not_reach_streamlit(page, address) -> None:
    opened(page, address)
    page.locator(".surface").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("chosen: n", exact=False).wait_for()
    first = page.locator(".stage").get_attribute("data-selected")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("first => studyatlas.describe('atlas').selected !== first", arg=first)
    second = described(page)["selected"]
    page.keyboard.press("Enter")
    page.get_by_text(f"chosen: {second} (open)").wait_for()
    page.keyboard.press("c")
    page.wait_for_timeout(400)
    assert page.get_by_role("dialog").count() == 0


def test_hostile_text_is_shown_as_text(page, address) -> None:
    opened(page, address)
    page.mouse.move(*point_of(page, "hostile"))
    page.mouse.move(*(place + 1 for place in point_of(page, "hostile")))
    page.wait_for_selector(".tip:not([hidden])")
    assert "onerror" in page.locator(".tip").inner_text()
    assert page.locator(".tip img, .tip a").count() == 0
    assert page.evaluate("window.hacked") is None


def test_the_standalone_page_draws_the_same_and_loads_nothing(page, sixty_nodes, tmp_path) -> None:
    file = tmp_path / "atlas.html"
    file.write_text(standalone_html(sixty_nodes, sixty_nodes.nodes), encoding="utf-8")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector(".stage[data-ready=true]")
    assert len(described(page, "page")["positions"]) == 60
    assert requests == [file.as_uri()]
    assert page.evaluate("window.hacked") is None
