"""In real Chromium: what is clicked reaches Python, and what Python says is drawn."""

import re

import pytest
from browsing import boxes, eventually, timers_fired
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_click_reaches_python_and_the_picture_stays(page, board) -> None:
    board.open()
    board.button("Zoom in").click()
    before = board.now()
    assert len(before["positions"]) == 60
    board.click("n04")
    board.says("chosen: n04 (select)")
    board.says("drawn: n04")
    after = board.at_rest()
    assert after["selected"] == "n04"
    assert after["positions"] == before["positions"]
    assert after["scale"] == before["scale"]
    assert page.locator(".stage").count() == 1


def test_a_double_click_draws_around_a_node(board) -> None:
    board.open()
    board.page.mouse.dblclick(*board.point("n13"))
    board.says("chosen: n13 (open)")
    board.says("also: none, center: n13")
    board.wait("Object.keys(now.positions).length < 60")


def test_a_click_on_nothing_clears_and_so_does_escape(page, board) -> None:
    board.open()
    board.select("n04")
    box = page.locator(".surface").bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + 3)
    board.says("chosen: none (select)")
    board.wait("now.selected === null")
    board.select("n04")
    board.click("n13", "Shift")
    board.says("also: n13")
    page.keyboard.press("Escape")
    board.says("chosen: none (select)")
    board.wait("now.selected === null && now.also === null")


def test_a_click_with_shift_adds_a_second_node(board) -> None:
    board.open()
    board.click("n13", "Shift")  # the first of two is the first
    board.says("chosen: n13 (select)")
    board.click("n04", "Shift")
    board.says("also: n04")
    now = board.wait("now.also === 'n04'")
    assert now["selected"] == "n13"
    board.select("n05")
    board.says("also: none")
    board.wait("now.also === null")


def test_clicks_that_overtake_python_are_all_heard(board) -> None:
    board.open()
    for node in ("n04", "n13", "n01", "n05"):
        board.click(node)
        assert board.now()["selected"] == node
    assert board.selections_until("chosen: n05 (select)") == ["n05"]


def test_a_box_drawn_with_shift_catches_nothing(page, board) -> None:
    board.open()
    before = board.places()
    box = page.locator(".surface").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] - 5, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    board.drag("n04", 30, 30)
    moved = [node for node, place in board.places().items() if place != before[node]]
    assert moved == ["n04"]


def test_pointing_lights_neighbours_and_names_relations(page, board) -> None:
    board.open()
    assert board.now()["tags"] == []
    shown = board.now()["labels"]
    board.point_at("n01")
    now = board.wait("now.tags.length")
    assert all("n01" in (tag["edge"]["from"], tag["edge"]["to"]) for tag in now["tags"])
    assert {tag["text"] for tag in now["tags"]} <= {"requires", "raises", "requires · raises"}
    assert {n: box for n, box in now["labels"].items() if n in shown} == {
        n: box for n, box in shown.items() if n in now["labels"]
    }
    expect(page.locator(".tip")).to_contain_text("It is node 1.")
    page.mouse.move(5, 5)
    board.wait("now.hovered === null && now.tags.length === 0")


def test_wordings_show_when_one_is_near_and_labels_never_cover_each_other(board) -> None:
    board.open()
    for _ in range(8):
        now = board.at_rest()
        assert_apart(now)
        if now["scale"] < 1.6:
            assert not now["tags"]
        board.button("Zoom in").click()
    now = board.at_rest()
    assert now["scale"] > 1.6
    assert len(now["tags"]) > 20


def assert_apart(now: dict) -> None:
    boxes = [*now["labels"].items(), *((tag["text"], tag) for tag in now["tags"])]
    for place, (one, a) in enumerate(boxes):
        for other, b in boxes[place + 1 :]:
            across = min(a["right"], b["right"]) - max(a["left"], b["left"])
            down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            assert across <= 0.5 or down <= 0.5, (one, other)


def test_a_selected_node_keeps_its_label_and_its_neighbours(board) -> None:
    board.open("/?chosen=n01")
    now = board.wait("now.selected === 'n01'")
    assert "n01" in now["labels"]
    assert_apart(now)


def test_the_steps_of_a_path_are_numbered(board) -> None:
    board.open("/?step=n04&step=n13")
    texts = {tag["edge"]["from"]: tag["text"] for tag in board.now()["tags"]}
    assert {start: text[0] for start, text in texts.items()} == {"n04": "1", "n13": "2"}


def test_the_bar_names_what_is_selected(page, board) -> None:
    board.open()
    about = page.locator(".about")
    expect(about).to_contain_text("Shift and click a second one")
    (before,) = boxes(about)
    board.select("n04")
    expect(about).to_have_text("Node number 4 Algorithm")
    board.click("n13", "Shift")
    expect(about).to_have_text("Node number 4 + Node number 13")

    def as_high_as_before() -> None:
        (after,) = boxes(about)
        assert after["height"] == before["height"]

    eventually(page, as_high_as_before)


def test_what_is_pinned_or_hidden_shows(page, board) -> None:
    board.open()
    board.select("n04")
    board.press("p")
    board.says("pinned: ['n04']")
    board.wait("now.badges.n04?.[0] === 'pinned'")
    expect(page.locator(".legend")).to_contain_text("Pinned 1")
    board.press("p")
    board.says("pinned: []")
    expect(page.locator(".legend")).not_to_contain_text("Pinned")
    board.press("h")
    board.says("hidden: ['n04']")
    board.drawn(59)
    board.button("Undo").click()
    board.says("hidden: []")
    board.drawn(60)


def test_the_centre_of_a_picture_is_not_hidden(page, board) -> None:
    board.open("/?chosen=n13&center=n13")
    board.press("h")
    expect(page.locator("[aria-live=polite]")).to_contain_text("cannot be hidden")
    board.press("p")
    board.says("hidden: [], pinned: ['n13']")


def test_a_page_that_answers_to_little_is_offered_no_more(page, board) -> None:
    board.open("/?action=open")
    expect(page.locator(".legend")).to_contain_text("Tools")
    expect(page.locator(".legend button")).to_have_count(0)
    expect(page.locator(".about")).not_to_contain_text("second")
    spoken = page.locator(".surface").get_attribute("aria-label")
    assert "Enter draws" in spoken
    assert not [words for words in ("pins", "hides", "Shift") if words in spoken]
    board.click("n04")
    board.click("n13", "Shift")
    board.wait("now.selected === 'n13' && now.also === null")
    board.press("h", "p", "Shift+ArrowRight")
    timers_fired(page, 600)  # a walk is told when it rests
    board.says("chosen: none (-)")
    board.says("hidden: [], pinned: [], off: []")
    assert len(board.now()["positions"]) == 60
    board.click("n04")
    board.press("Enter")
    board.says("chosen: n04 (open)")


def test_the_legend_switches_types(page, board) -> None:
    board.open()
    tools = page.locator(".legend button", has_text="Tools")
    expect(tools).to_have_attribute("aria-pressed", "true")
    expect(tools).to_contain_text("7")
    places = board.places()
    tools.click()
    board.says("off: ['tool']")
    board.drawn(53)
    expect(tools).to_have_attribute("aria-pressed", "false")
    expect(tools).to_contain_text("0/7")
    expect(tools).to_be_focused()
    tools.press("Enter")
    assert board.drawn(60)["places"] == places


def test_an_overlay_marks_nodes_and_is_told_in_the_legend(page, board) -> None:
    board.open()
    legend = page.locator(".legend")
    expect(legend).not_to_contain_text("Covered")
    page.get_by_text("Overlay").click()
    for words in ("Covered 1", "Thin 1", "Missing 1", "Waived 1", "Stale 1", "Known 1"):
        expect(legend).to_contain_text(words)
    board.wait("now.badges.n07")
    assert board.at_rest()["badges"] == {
        "n02": ["covered"], "n03": ["thin"], "n04": ["missing"], "n05": ["waived"],
        "n06": ["stale"], "n07": ["known"],
    }  # fmt: skip
    board.point_at("n04")
    expect(page.locator(".tip")).to_contain_text("missing")


def test_the_selection_is_spoken(page, board) -> None:
    board.open()
    board.press("ArrowRight")
    expect(page.locator("[aria-live=polite]")).to_contain_text("requires")
    expect(page.locator(".surface")).to_have_attribute("aria-label", re.compile("Arrow keys"))
