"""In real Chromium: sixty hostile strings in every field are shown as text."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from browsing import settled
from playwright.sync_api import expect

from studyatlas.ui.canvas import standalone_html

pytestmark = pytest.mark.browser
ATTACKS = json.loads(Path(__file__).with_name("hostile.json").read_text("utf-8"))
OURS = {
    "div", "p", "span", "strong", "small", "button", "svg", "path", "canvas",
    "section", "header", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def elements(page) -> set[str]:
    names = "(root) => [...root.querySelectorAll('*')].map((e) => e.localName)"
    return set(page.locator(".canvas-root").evaluate(names))


def point_at_everything(board) -> None:
    """Hover, select, open the table and save: every place where a text may show."""
    page = board.page
    for node in ATTACKS:
        board.point_at(node)
    board.button("Table").click()
    expect(page.locator(".panel table")).to_have_count(2)
    board.button("Save picture").click()
    with page.expect_download() as waiting:
        board.button("As SVG").click()
    svg = fromstring(waiting.value.path().read_bytes())  # noqa: S314 - our own file
    kinds = {e.tag.rpartition("}")[2] for e in svg.iter()}
    assert kinds <= {"svg", "g", "rect", "path", "text", "tspan"}


def test_sixty_attacks_stay_text(page, board) -> None:
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    board.open("/?hostile=1")
    assert len(ATTACKS) == 60
    board.drawn(60)
    board.click(ATTACKS[0])
    board.says(f"chosen: {ATTACKS[0]} (select)")
    point_at_everything(board)
    assert elements(page) <= OURS
    settled(page)
    assert not dialogs
    assert page.evaluate("window.hacked") is None


def test_so_they_do_in_a_page_of_its_own(page, loose_board, attacked, tmp_path) -> None:
    dialogs, requests = [], []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    file = tmp_path / "atlas.html"
    file.write_text(standalone_html(attacked, attacked.nodes, title=ATTACKS[6]), encoding="utf-8")
    page.goto(file.as_uri())
    loose_board.ready()
    point_at_everything(loose_board)
    assert elements(page) <= OURS
    assert not dialogs
    assert page.evaluate("window.hacked") is None
    assert [url for url in requests if not url.startswith("blob:")] == [file.as_uri()]
