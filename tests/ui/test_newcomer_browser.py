"""What a person meets who opens the app for the first time, on a desk and on a phone."""

import re

import pytest
from browsing import boxes, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FOLDING = ("Expand", "Collapse")  # Streamlit's words
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture
def first_page(page, serve_atlas):
    def at(width: int, where: str = "/"):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(serve_atlas(None) + where)
        page.locator(".stage[data-ready=true]").wait_for()
        return page

    return at


def test_the_start_names_the_exam_and_reads_a_code(first_page) -> None:
    start = first_page(1400).locator(".st-key-welcome")
    expect(start).to_contain_text("the exam AWS Certified Machine Learning Engineer – Associate")
    expect(start).to_contain_text("is an item of task 2.1; K stands for “knowledge of”")


def test_a_phone_shows_search_and_pages_without_the_menu(first_page) -> None:
    page = first_page(390)
    bar = page.locator(".st-key-phone-bar")
    box = bar.get_by_role("combobox", name="Search")
    expect(box).to_be_in_viewport()
    box.press_sequentially("dropo", delay=15)
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("node=dropout&around=dropout"))
    expect(page.get_by_text("Showing")).to_contain_text("around Dropout")
    settled(page)
    for link in boxes(bar.get_by_role("link")):
        assert min(link["width"], link["height"]) >= 40
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bar.get_by_role("link", name="Coverage").click()
    expect(page.locator(".totals")).to_be_visible()
    bar.get_by_role("link", name="Explore").click()
    expect(page).to_have_url(re.compile("node=dropout&around=dropout"))


def test_the_menu_of_a_phone_folds_away_once_something_was_chosen_in_it(first_page) -> None:
    page = first_page(390)
    menu = page.locator("[data-testid=stSidebar]")
    unfold, fold = (page.get_by_role("button", name=f"{word} sidebar") for word in FOLDING)
    for name in ("Paths", "Explore", "Explore"):  # the last is where one is already
        unfold.click()
        menu.get_by_role("link", name=name).click()
        expect(fold).to_have_count(0)
        expect(page.locator(".st-key-phone-bar")).to_be_in_viewport(ratio=1)
    unfold.click()
    menu.get_by_role("combobox", name="Search").press_sequentially("dropo", delay=15)
    menu.get_by_role("option").first.click()
    expect(fold).to_have_count(0)
    expect(page).to_have_url(re.compile("node=dropout&around=dropout"))


def test_a_wide_screen_has_them_once(first_page) -> None:
    page = first_page(1400)
    expect(page.get_by_role("combobox", name="Search")).to_have_count(1)
    expect(page.get_by_role("link", name="Coverage")).to_have_count(1)


@pytest.mark.parametrize("where", ["/", "/?node=overfitting&around=overfitting"])
def test_a_click_in_the_table_leaves_the_page_where_it_is(first_page, where) -> None:
    page = first_page(1400, where)
    page.get_by_role("button", name="Table", exact=True).click()
    row = page.get_by_role("button", name="Regularization", exact=True).last
    row.scroll_into_view_if_needed()
    settled(page, "explore-canvas")
    before = page.evaluate(SCROLLED)
    assert before > 300
    row.click()
    panel = page.get_by_role("region", name="Details: Regularization")
    expect(panel).to_be_in_viewport()
    settled(page, "explore-canvas")
    assert page.evaluate(SCROLLED) == pytest.approx(before, abs=50)
