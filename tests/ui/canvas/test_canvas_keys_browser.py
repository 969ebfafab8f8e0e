"""In real Chromium: everything by the keyboard, and nothing typed reaches Streamlit."""

import pytest
from browsing import boxes, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_arrows_walk_along_relations_and_enter_opens(board) -> None:
    board.open()
    board.press("ArrowRight")
    first = board.wait("now.selected")["selected"]
    board.says(f"chosen: {first} (select)")
    board.press("ArrowLeft")
    second = board.wait("now.selected !== arg", first)["selected"]
    board.says(f"chosen: {second} (select)")
    board.press("Enter")
    board.says(f"chosen: {second} (open)")


def test_a_walk_may_go_on_while_python_answers(board) -> None:
    board.open("/?chosen=n00")
    keys = ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowDown")
    last = [board.walk(key) for key in keys][-1]
    assert board.selections_until(f"chosen: {last} (select)") == [last]


def test_shift_and_arrows_choose_a_second_node(board) -> None:
    board.open("/?chosen=n01")
    board.press("Shift+ArrowRight")
    second = board.wait("now.also")["also"]
    assert second != "n01"
    board.says(f"also: {second}")
    assert board.now()["selected"] == "n01"


def test_back_at_the_first_node_there_is_no_second_and_python_is_followed(page, board) -> None:
    board.open("/?chosen=n01")
    board.press("Shift+ArrowRight")
    second = board.wait("now.also")["also"]
    board.says(f"also: {second}")
    for key in ("ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight"):
        board.press(f"Shift+{key}")
        if board.now()["also"] is None:
            break
    assert board.now()["also"] is None
    board.says("also: none")
    page.get_by_role("button", name="Choose n05").click()
    board.wait("now.selected === 'n05'")


def test_a_walk_and_a_second_node_at_once_are_both_heard(board) -> None:
    board.open("/?chosen=n01")
    board.press("ArrowRight", "Shift+ArrowRight")
    now = board.wait("now.also")
    board.says(f"chosen: {now['selected']}")
    board.says(f"also: {now['also']}")


def test_letters_pin_hide_undo_and_open_the_table(page, board) -> None:
    board.open("/?chosen=n04")
    board.press("p")
    board.says("pinned: ['n04']")
    board.press("h")
    board.says("hidden: ['n04']")
    board.press("u")
    board.says("hidden: []")
    board.press("Control+z")
    board.says("pinned: []")
    board.press("t")
    expect(page.locator(".panel table")).to_have_count(2)
    board.press("t")
    expect(page.locator(".panel table")).to_have_count(0)


def test_delete_hides(board) -> None:
    board.open("/?chosen=n04")
    board.press("Delete")
    board.says("hidden: ['n04']")


def test_signs_zoom_and_nought_shows_everything(board) -> None:
    board.open()
    before = board.now()
    board.press("+", "+")
    assert board.now()["scale"] == pytest.approx(before["scale"] * 1.35**2)
    board.press("-")
    assert board.now()["scale"] == pytest.approx(before["scale"] * 1.35)
    board.press("0")
    assert board.now()["scale"] == pytest.approx(before["scale"])
    assert board.now()["center"] == pytest.approx(before["center"])


def test_no_key_reaches_the_page_but_the_slash(page, board) -> None:
    board.open()
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    board.press("c", "r", "Escape", "ArrowRight", "x", "/")
    settled(page)
    assert page.evaluate("heard") == ["/"]
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_control_is_reached_with_tab_and_large_enough(page, board) -> None:
    board.open("/?chosen=n04")
    page.locator(".canvas-root button").first.focus()
    names = []
    for _ in range(30):
        names.append(
            page.evaluate(
                "() => { const here = document.activeElement.shadowRoot?.activeElement"
                " ?? document.activeElement;"
                " return here.getAttribute('aria-label') ?? here.textContent; }"
            )
        )
        page.keyboard.press("Tab")
    whole = ["Zoom in", "Zoom out", "Show everything", "Rearrange", "Undo", "Table", "Save picture"]
    assert names[:7] == whole
    assert names[7].startswith("Graph of 60 nodes")
    assert any("Tools" in name for name in names)
    for box in boxes(page.locator(".canvas-root button:visible")):
        assert min(box["width"], box["height"]) >= 24, box


def test_the_menu_of_pictures_closes_with_escape(page, board) -> None:
    board.open("/?chosen=n04")
    save = board.button("Save picture")
    save.press("Enter")
    expect(board.button("As PNG")).to_be_focused()
    page.keyboard.press("Escape")
    expect(save).to_be_focused()
    expect(save).to_have_attribute("aria-expanded", "false")
    assert board.now()["selected"] == "n04"
