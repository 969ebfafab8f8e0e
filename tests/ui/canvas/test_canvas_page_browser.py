"""In real Chromium: the picture as a page of its own, without Python."""

import pytest
from playwright.sync_api import expect

from studyatlas.ui.canvas import standalone_html

pytestmark = pytest.mark.browser


@pytest.fixture
def loose(page, loose_board, sixty_nodes, tmp_path):
    file = tmp_path / "atlas.html"
    file.write_text(standalone_html(sixty_nodes, sixty_nodes.nodes), encoding="utf-8")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    yield loose_board.ready()
    assert [url for url in requests if not url.startswith("blob:")] == [file.as_uri()]


def test_the_same_is_drawn_and_can_be_selected(page, loose) -> None:
    assert len(loose.now()["positions"]) == 60
    loose.click("n04")
    assert loose.now()["selected"] == "n04"
    expect(page.locator(".about")).to_contain_text("Node number 4")
    page.keyboard.press("Escape")
    assert loose.now()["selected"] is None


def test_what_needs_python_is_not_offered(page, loose) -> None:
    loose.click("n04")
    spoken = page.locator(".surface").get_attribute("aria-label")
    assert not [words for words in ("Enter", "pins", "hides", "Shift") if words in spoken]
    expect(page.locator(".legend button")).to_have_count(0)
    expect(page.locator(".legend")).to_contain_text("Tools")
    before = loose.now()
    loose.press("h", "p", "Enter", "u")
    after = loose.now()
    # What is pointed at lights up a moment later, whatever is pressed.
    for name in ("selected", "also", "scale", "positions", "badges"):
        assert after[name] == before[name]


def test_drags_are_undone_and_files_saved(page, loose) -> None:
    before = loose.places()
    loose.drag("n04", 50, 50)
    assert loose.places()["n04"] != before["n04"]
    loose.button("Undo").click()
    assert loose.places()["n04"] == pytest.approx(before["n04"], abs=0.01)
    loose.button("Table").click()
    expect(page.locator(".panel table")).to_have_count(2)
    for name in ("As PNG", "As SVG"):
        loose.button("Save picture").click()
        with page.expect_download() as waiting:
            loose.button(name).click()
        assert waiting.value.path().stat().st_size > 10_000
