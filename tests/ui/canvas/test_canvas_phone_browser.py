"""In real Chromium, on a screen of a phone's size."""

import pytest
from browsing import resized
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 390, 844


@pytest.fixture(autouse=True)
def phone(page, board):
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return board.open("/?chosen=n04&overlay=1")


def test_the_canvas_leaves_room_to_scroll_the_page(page) -> None:
    box = page.locator(".stage").bounding_box()
    assert box["height"] <= 0.62 * HEIGHT + 1
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDTH
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH


def test_every_button_is_there_and_large_enough_for_a_finger(phone) -> None:
    for name in ("Zoom in", "Save picture", "Undo", "Table"):
        box = phone.button(name).bounding_box()
        assert min(box["width"], box["height"]) >= 32
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDTH


def test_labels_can_be_read_and_stay_on_the_screen(page, phone) -> None:
    now = phone.now()
    surface = page.locator(".surface").bounding_box()
    assert len(now["labels"]) > 8
    for label in now["labels"].values():
        assert (label["bottom"] - label["top"]) >= 11
        assert label["left"] >= -6
        assert label["right"] <= surface["width"] + 6


def test_the_legend_is_one_line_that_scrolls_sideways(page) -> None:
    legend = page.locator(".legend")
    assert legend.bounding_box()["height"] < 45
    wide, shown = legend.evaluate("(e) => [e.scrollWidth, e.clientWidth]")
    assert wide > shown


def test_a_page_turned_on_its_side_shows_everything_again(page, phone) -> None:
    resized(page, 844, 390)
    now = phone.at_rest()
    surface = page.locator(".surface").bounding_box()
    for spot in now["positions"].values():
        assert 0 <= spot["x"] <= surface["width"]
        assert 0 <= spot["y"] <= surface["height"]


def test_a_finger_that_rests_on_a_node_adds_it(page, phone) -> None:
    x, y = phone.point("n13")
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    assert phone.wait("now.also === 'n13'")["selected"] == "n04"
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.says("also: n13")
    assert phone.now()["also"] == "n13"
    expect(page.locator(".tip")).to_be_hidden()
