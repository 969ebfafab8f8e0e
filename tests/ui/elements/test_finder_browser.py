"""Search boxes on a page of Streamlit's, in real Chromium."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import asking, boxes, eventually, settled
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("finder_app_for_tests.py")


@pytest.fixture(scope="module")
def address(served) -> Iterator[str]:
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    flags += ["--browser.gatherUsageStats", "false", "--server.port"]
    with served([sys.executable, "-m", "streamlit", "run", str(APP), *flags]) as where:
        yield where


@pytest.fixture
def search(page, address) -> Locator:
    return opened(page, address)


def opened(page, address: str) -> Locator:
    page.goto(address)
    page.get_by_text("ended: 1").wait_for()
    return box(page, "Search")


def box(page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def options(page) -> Locator:
    return page.get_by_role("option")


def ran(page, runs: int, picked: str = "None") -> None:
    expect(page.get_by_text(f"runs: {runs}; picked: {picked}", exact=True)).to_be_visible()


def test_typing_shows_what_fits_and_runs_only_the_fragment(page, search) -> None:
    search.press_sequentially("drop", delay=40)
    expect(options(page)).to_have_count(3)
    expect(options(page).nth(1)).to_have_accessible_name("Dropout Technique")
    expect(options(page).nth(1).locator("mark")).to_have_text("Drop")
    expect(options(page).nth(2)).to_have_accessible_name("Dropout in notes.md Section")
    expect(options(page).first.locator("svg path")).to_have_attribute("d", re.compile("^M"))
    expect(page.get_by_role("status").filter(has_text="3 results")).to_have_count(1)
    for query, first in (("overfiting", "Overfitting"), ("2.1.k4", "2.1.K4 Built-in algorithms")):
        search.fill(query)
        expect(options(page).first).to_contain_text(first)
    ran(settled(page), 1)


def test_an_acronym_shows_what_it_matched(page, search) -> None:
    search.press_sequentially("AMT")
    expect(options(page)).to_have_accessible_name("Automatic model tuning also called AMT Service")
    expect(options(page).locator("mark")).to_have_text("AMT")


def test_the_list_says_how_many_it_leaves_out(page, search) -> None:
    search.press_sequentially("layer")
    expect(page.get_by_text("8 of 20; type more to narrow it")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="8 of 20 results")).to_have_count(1)


def test_arrows_move_and_enter_picks_in_one_run_of_the_app(page, search) -> None:
    search.press_sequentially("drop")
    expect(options(page)).to_have_count(3)
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(search).not_to_have_attribute("aria-activedescendant", re.compile(""))
    search.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    search.press("ArrowDown")
    search.press("ArrowDown")
    expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
    expect(search).to_have_attribute("aria-activedescendant", "option-1")
    search.press("Enter")
    ran(page, 2, "dropout")
    expect(search).to_have_value("")
    expect(options(page).first).to_be_hidden()
    expect(search).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="Run").click()
    ran(page, 3)


def test_enter_takes_the_first_and_does_not_wait_for_the_list(page, search) -> None:
    for runs, query, picked in (
        (2, "amt", "tuning"),
        (3, "dropout", "dropout"),
        (4, "amt", "tuning"),
    ):
        search.press_sequentially(query)
        search.press("Enter")
        ran(page, runs, picked)


def test_a_click_picks(page, search) -> None:
    search.press_sequentially("layer")
    options(page).nth(4).click()
    ran(page, 2, "layer-05")


def test_escape_closes_then_clears(page, search) -> None:
    search.press_sequentially("drop")
    expect(options(page)).to_have_count(3)
    search.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(search).to_have_value("drop")
    search.press("Escape")
    expect(search).to_have_value("")
    ran(settled(page), 1)


def test_slash_leads_to_the_search_on_every_page(page, search) -> None:
    page.get_by_role("textbox", name="Other").press_sequentially("a/b")
    expect(page.get_by_role("textbox", name="Other")).to_have_value("a/b")
    page.get_by_text("ended").click()
    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.get_by_role("link", name="Two").click()
    expect(box(page, "To")).to_have_count(0)
    page.get_by_text("ended").click()
    page.keyboard.press("/")
    page.keyboard.type("amt")
    expect(search).to_have_value("amt")
    expect(options(page)).to_have_count(1)


def test_nothing_fits(page, search) -> None:
    search.press_sequentially("dropout fitting")
    expect(page.get_by_text("Nothing fits “dropout fitting”.").first).to_be_visible()
    expect(options(page).first).to_contain_text("Dropout")
    search.fill("qqqqqq")
    expect(page.get_by_text("Nothing fits “qqqqqq”.").first).to_be_visible()
    expect(options(page)).to_have_count(0)


def test_letters_that_streamlit_listens_for_stay_here(page, search) -> None:
    with asking(page):
        search.press_sequentially("crcr", delay=30)
    expect(settled(page).get_by_role("dialog")).to_have_count(0)
    expect(search).to_have_value("crcr")
    ran(page, 1)


SENTENCE = "overfitting and dropout, typed by someone who types very fast and never looks up"


def test_fast_typing_loses_no_letter_while_the_app_is_busy(page, address) -> None:
    search = opened(page, f"{address}/?seconds=1.5")
    page.get_by_role("button", name="Run").click()
    for part in re.findall(".{1,9}", SENTENCE):  # pauses long enough for a question each
        with asking(page):
            search.press_sequentially(part, delay=8)
    expect(search).to_have_value(SENTENCE)
    page.get_by_text("ended: 2").wait_for()
    expect(page.get_by_text(f"Nothing fits “{SENTENCE}”").first).to_be_visible()
    expect(search).to_have_value(SENTENCE)
    ran(page, 2)


def test_a_pick_while_the_app_is_busy_is_not_lost(page, address) -> None:
    search = opened(page, f"{address}/?seconds=1")
    search.press_sequentially("amt")
    expect(options(page)).to_have_count(1)
    page.get_by_role("button", name="Run").dispatch_event("click")
    page.get_by_text("runs: 2").wait_for()
    search.press("Enter")
    search.press_sequentially("drop", delay=50)
    expect(page.get_by_text("picked: tuning")).to_be_visible()
    expect(search).to_have_value("drop")
    expect(options(page)).to_have_count(3)


def test_hostile_labels_are_text(page, search) -> None:
    search.press_sequentially("img")
    expect(options(page).first).to_contain_text('<img src=x onerror="window.hacked=1"></mark>')
    search.press("Enter")
    ran(page, 2, "hostile")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.usefixtures("search")
def test_a_field_keeps_what_was_picked_and_takes_a_refusal_back(page) -> None:
    field = box(page, "To")
    expect(field).to_have_value("Dropout")
    field.fill("over")
    options(page).first.click()
    expect(page.get_by_text("To: overfitting")).to_be_visible()
    expect(field).to_have_value("Overfitting")
    expect(box(page, "From")).to_have_value("Dropout")
    field.fill("dropl")
    expect(options(page)).to_have_count(1)
    field.press("Enter")
    expect(field).to_have_value("Overfitting")
    expect(page.get_by_text("To: overfitting")).to_be_visible()
    field.fill("layer")
    expect(page.get_by_text("Nothing fits “layer”").first).to_be_visible()


@pytest.mark.usefixtures("search")
def test_the_same_key_on_another_page(page) -> None:
    page.get_by_role("link", name="Two").click()
    expect(box(page, "To")).to_have_count(0)
    field = box(page, "From")
    field.fill("amt")
    options(page).first.click()
    expect(field).to_have_value("Automatic model tuning")
    page.get_by_role("link", name="One").click()
    expect(page.get_by_text("From: tuning")).to_be_visible()
    expect(box(page, "From")).to_have_value("Automatic model tuning")


@pytest.mark.parametrize("width", [1400, 390])
def test_the_list_is_whole_and_on_top(page, address, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    opened(page, address)
    field = box(page, "From")
    field.fill("layer")
    expect(options(page)).to_have_count(8)

    def whole() -> None:
        for area in boxes(options(page).first, options(page).last):
            assert area["x"] >= 0
            assert area["x"] + area["width"] <= width
            assert area["height"] >= 24
            spot = area["x"] + area["width"] / 2, area["y"] + area["height"] / 2
            on_top = "([x, y]) => document.elementFromPoint(x, y).shadowRoot !== null"
            assert page.evaluate(on_top, spot)

    eventually(settled(page), whole)
    options(page).last.click()
    expect(field).to_have_value("Layer number 8")


def test_the_sidebars_list_is_whole_on_a_phone(page, address) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    search = opened(page, address)
    page.keyboard.press("/")
    expect(search).not_to_be_focused()
    page.get_by_test_id("stExpandSidebarButton").click()
    search.press_sequentially("layer")

    def whole() -> None:
        (area,) = boxes(options(page).last)
        assert area["x"] >= 0
        assert area["x"] + area["width"] <= 390

    eventually(page, whole)
    options(page).last.click()
    ran(page, 2, "layer-08")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    expect(page.get_by_text("picked: layer-08")).to_be_in_viewport()
