"""In real Chromium: nodes stay where they are, read from the canvas itself."""

import math

import pytest
from browsing import eventually
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CLOSE = 0.01
HALF = 31


def assert_placed(before: dict, after: dict) -> None:
    """Compare the places of nodes that are in both pictures."""
    both = before["places"].keys() & after["places"].keys()
    assert both
    assert {n: after["places"][n] for n in both} == {n: before["places"][n] for n in both}


def assert_stayed(before: dict, after: dict) -> None:
    """Compare the places of nodes that are in both pictures, and the camera."""
    assert_placed(before, after)
    assert after["scale"] == pytest.approx(before["scale"], abs=CLOSE)
    assert after["center"] == pytest.approx(before["center"], abs=1)


def moved_view(board) -> dict:
    """Drag a node, zoom and pan, so that places and camera are nobody's but the person's."""
    board.drag("n07", 40, -30)
    board.button("Zoom in").click()
    box = board.page.locator(".surface").bounding_box()
    board.page.mouse.move(box["x"] + 4, box["y"] + 4)
    board.page.mouse.down()
    board.page.mouse.move(box["x"] + 64, box["y"] + 44, steps=4)
    board.page.mouse.up()
    return board.at_rest()


def test_a_filter_of_nodes_moves_nothing_and_they_return_to_where_they_were(page, board) -> None:
    board.open()
    before = moved_view(board)
    page.get_by_text("First half").click()
    assert_stayed(before, board.drawn(HALF))
    page.get_by_text("First half").click()
    after = board.drawn(60)
    assert_placed(before, after)
    assert after["places"].keys() == before["places"].keys()


def test_new_nodes_come_into_sight_and_a_view_that_has_them_stays(page, board) -> None:
    board.open("/?few=1")
    page.get_by_text("First half").click()
    few = board.drawn(HALF)
    board.assert_whole(few)
    page.get_by_text("First half").click()
    board.assert_whole(board.drawn(60))
    page.get_by_text("First half").click()
    assert board.drawn(HALF)["scale"] == pytest.approx(few["scale"], abs=CLOSE)
    near = moved_view(board)
    page.get_by_text("First half").click()
    after = board.drawn(60)
    assert_placed(near, after)
    board.assert_whole(after)
    for _ in range(2):
        board.button("Zoom out").click()
    page.get_by_text("First half").click()
    far = board.drawn(HALF)
    page.get_by_text("First half").click()
    assert_stayed(far, board.drawn(60))


def test_new_nodes_enter_near_their_neighbours_and_cover_nothing(page, board) -> None:
    board.open("/?few=1")
    page.get_by_text("First half").click()
    board.drawn(HALF)
    board.button("Rearrange").click()
    board.drag("n01", 90, 60)
    before = board.now()
    page.get_by_text("First half").click()
    after = board.drawn(60)
    assert_placed(before, after)
    places = after["places"]
    joined = [(f"n{i:02}", f"n{(i - 1) // 3:02}") for i in range(30, 59)]
    near = [math.dist(at(places, one), at(places, other)) for one, other in joined]
    all_apart = [math.dist(at(places, a), at(places, b)) for a in places for b in places if a < b]
    assert sorted(near)[len(near) // 2] < sorted(all_apart)[len(all_apart) // 2] / 2
    assert min(all_apart) > 25


def at(places: dict, node: str) -> tuple[float, float]:
    return places[node]["x"], places[node]["y"]


def test_a_filter_of_relations_moves_nothing(page, board) -> None:
    board.open()
    before = moved_view(board)
    page.get_by_text("Only requires").click()
    page.get_by_label("Legend").get_by_text("Inferred").wait_for(state="detached")
    assert_stayed(before, board.at_rest())


def test_a_search_and_a_selection_move_nothing(page, board) -> None:
    board.open()
    before = moved_view(board)
    page.get_by_label("Search").fill("words")
    page.get_by_label("Search").press("Enter")
    board.at_rest()
    board.select("n04")
    assert_stayed(before, board.at_rest())


def test_a_change_of_theme_moves_nothing_and_changes_the_colours(page, board) -> None:
    board.open()
    before = moved_view(board)
    assert brightness(page) > 200
    page.emulate_media(color_scheme="dark")

    def dark() -> None:
        assert brightness(page) < 60

    eventually(page, dark)
    assert_stayed(before, board.at_rest())


def brightness(page) -> float:
    """Return how light the canvas is painted, over the page's colour."""
    return page.locator(".stage").evaluate(
        """(stage) => {
            const { width, height } = stage.querySelector('canvas');
            const flat = Object.assign(document.createElement('canvas'), { width, height });
            const ctx = flat.getContext('2d');
            ctx.fillStyle = getComputedStyle(stage).backgroundColor;
            ctx.fillRect(0, 0, width, height);
            ctx.drawImage(stage.querySelector('canvas'), 0, 0);
            const { data } = ctx.getImageData(0, 0, width, height);
            const red = data.filter((value, place) => place % 4 === 0);
            return red.reduce((sum, value) => sum + value, 0) / red.length;
        }"""
    )


def test_a_visit_to_another_page_changes_nothing(page, board) -> None:
    board.open()
    before = moved_view(board)
    page.get_by_role("link", name="Other").click()
    board.says("nothing to see here")
    page.get_by_role("link", name="Picture").click()
    board.ready()
    assert_stayed(before, board.drawn(60))


def test_each_layout_keeps_its_own_places(page, board) -> None:
    board.open()
    before = moved_view(board)
    page.get_by_text("radial", exact=True).click()
    other = board.wait("JSON.stringify(now.places) !== arg", compact(page, before["places"]))
    assert at(other["places"], "n07") != at(before["places"], "n07")
    page.get_by_text("organic", exact=True).click()
    board.wait("JSON.stringify(now.places) === arg", compact(page, before["places"]))
    assert_stayed(before, board.now())


def compact(page, places: dict) -> str:
    return page.evaluate("(places) => JSON.stringify(places)", places)


def test_recentring_keeps_what_is_mostly_the_same(page, board) -> None:
    board.open()
    page.get_by_text("First half").click()
    before = board.drawn(HALF)
    board.page.mouse.dblclick(*board.point("n00"))
    board.says("center: n00")
    board.wait("!arg.every((id) => id in now.positions)", sorted(before["positions"]))
    after = board.at_rest()
    shared = after["places"].keys() & before["places"].keys()
    assert len(shared) * 2 >= len(after["places"])
    board.assert_whole(after)
    assert {n: after["places"][n] for n in shared} == {n: before["places"][n] for n in shared}


def test_another_subject_is_laid_out_afresh(page, board) -> None:
    board.open("/?center=n04&chosen=n04")
    fresh = board.places()
    before = board.open("/?center=n40&chosen=n40").places()
    assert len(fresh.keys() & before.keys()) * 2 < len(fresh)
    board.button("Zoom in").click()
    page.mouse.dblclick(*board.point("n04"))
    board.says("center: n04")
    after = board.drawn(len(fresh))
    assert after["places"] == fresh
    board.assert_whole(after)


def test_rearrange_forgets_and_undo_brings_back(board) -> None:
    board.open()
    start = board.now()
    before = moved_view(board)
    board.button("Rearrange").click()
    assert board.places() == start["places"]
    assert board.now()["scale"] == pytest.approx(start["scale"])
    board.button("Undo").click()
    assert board.places() == before["places"]


def test_a_drag_is_undone_in_the_browser_before_python_is_asked(board) -> None:
    board.open()
    before = board.places()
    expect(board.button("Undo")).to_have_attribute("aria-disabled", "true")
    board.select("n04")
    board.press("h")
    board.drawn(59)
    board.drag("n07", 60, 40)
    assert board.places()["n07"] != before["n07"]
    board.button("Undo").click()
    assert board.places()["n07"] == pytest.approx(before["n07"], abs=CLOSE)
    board.says("hidden: ['n04']")
    board.button("Undo").click()
    board.says("hidden: []")
    assert board.drawn(60)["places"]["n04"] == pytest.approx(before["n04"], abs=CLOSE)


def test_the_wheel_zooms_at_the_pointer(page, board) -> None:
    board.open()
    x, y = board.point("n04")
    before = board.now()["scale"]
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    board.wait("now.scale > arg", before)
    board.at_rest()
    assert board.point("n04") == pytest.approx((x, y), abs=1)


def test_a_page_that_is_being_scrolled_scrolls_on_over_the_canvas(page, board) -> None:
    page.set_viewport_size({"width": 1400, "height": 420})
    board.open("/?height=700")
    before = board.now()["scale"]
    box = page.locator(".surface").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    page.evaluate(  # the page scrolls just before, however late the wheel comes
        """() => addEventListener("wheel", () => {
            document.dispatchEvent(new Event("scroll"));
            window.wheeled = true;
        }, {capture: true, once: true})"""
    )
    page.mouse.wheel(0, 120)
    page.wait_for_function("window.wheeled")
    assert board.at_rest()["scale"] == before
