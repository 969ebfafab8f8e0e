"""The details and the comparison in real Chromium."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import boxes, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("details_app_for_tests.py")
NOTES_LINK = re.compile(r"notes\?note=data%2Fnotes\.md&line=8&end=9$")


@pytest.fixture(scope="module")
def address(served) -> Iterator[str]:
    flags = ["--server.headless", "true", "--server.address", "127.0.0.1"]
    flags += ["--browser.gatherUsageStats", "false", "--server.port"]
    with served([sys.executable, "-m", "streamlit", "run", str(APP), *flags]) as where:
        yield where


def opened(page, address: str, name: str = "details", **query: str):
    page.goto(f"{address}/?" + "&".join(f"{key}={value}" for key, value in query.items()))
    panel = page.locator(f".{name}")
    panel.wait_for()
    return panel


def event(page, **words: object) -> None:
    """Wait until Python has heard of this."""
    page.get_by_text(f"event: {sorted(words.items())}", exact=True).wait_for()


def test_tells_what_a_node_is(page, address) -> None:
    panel = opened(page, address)
    expect(panel.get_by_role("heading", name="Dough", level=2)).to_be_visible()
    for words in ("Flour and water, kneaded.", "Also called paste", "Concept", "Requires"):
        expect(panel).to_contain_text(words)
    link = panel.get_by_role("link", name="Official page")
    expect(link).to_have_attribute("href", "https://example.org/dough")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(page.get_by_role("region", name="Details: Dough")).to_have_count(1)


def test_a_relation_shows_its_source_and_leads_to_the_other_node(page, address) -> None:
    panel = opened(page, address, node="dryness")
    origin = panel.locator(".rows .origin").first
    expect(origin).to_have_text("curated")
    expect(origin).to_have_attribute("title", re.compile("written by hand"))
    panel.get_by_role("button", name="Resting").click()
    event(page, kind="select", id="resting")
    expect(panel.get_by_role("heading", name="Resting", level=2)).to_be_visible()


def test_a_source_line_opens_the_note_and_is_a_link_of_its_own(page, address) -> None:
    panel = opened(page, address)
    link = panel.locator("[data-group=explained] a")
    expect(link).to_have_attribute("href", NOTES_LINK)
    expect(link).to_have_text(re.compile(r"data/notes\.md:8–9$"))
    with page.context.expect_page() as tab:
        link.click(modifiers=["Control"])
    tab.value.wait_for_url(NOTES_LINK)
    tab.value.close()
    page.evaluate("window.kept = true")
    link.click()
    page.wait_for_url(NOTES_LINK)
    assert page.evaluate("window.kept")


def test_buttons_tell_what_to_do(page, address) -> None:
    panel = opened(page, address)
    panel.get_by_role("button", name="Pin").click()
    event(page, kind="pin", id="dough", on=True)
    panel.get_by_role("button", name="Unpin").click()
    event(page, kind="pin", id="dough", on=False)
    known = panel.get_by_role("button", name="Known", exact=True)
    known.click()
    event(page, kind="mark", id="dough", state="known")
    expect(known).to_have_attribute("aria-pressed", "true")
    known.click()
    event(page, kind="mark", id="dough", state="unknown")
    panel.get_by_role("button", name="Hide").click()
    event(page, kind="hide", id="dough")
    panel.get_by_role("button", name="Path from here").click()
    event(page, kind="path", id="dough")
    panel.get_by_role("button", name="Draw around").click()
    event(page, kind="open", id="dough")
    expect(panel.get_by_role("button", name="Draw around")).to_have_count(0)


def test_an_item_tells_its_verdict_and_leads_to_its_evidence(page, address) -> None:
    panel = opened(page, address, node="bakery/1.1.K1")
    verdict = panel.locator(".coverage .verdict")
    expect(verdict).to_have_text("◐ thin")
    expect(panel.locator(".coverage")).to_contain_text("only a part of it, or a mention.")
    panel.get_by_role("button", name="Its evidence").click()
    event(page, kind="evidence", id="bakery/1.1.K1")


def test_more_shows_the_rest_and_keeps_the_keyboard_there(page, address) -> None:
    panel = opened(page, address)
    group = panel.locator("details[data-group='<uses']")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    expect(group.locator("li")).to_have_count(6)
    more = group.get_by_role("button", name="55 more in “Is used by”")
    more.focus()
    page.keyboard.press("Enter")
    expect(group.locator("li")).to_have_count(61)
    expect(group).to_have_attribute("open", "")
    settled(page)
    expect(group.locator("li .name").nth(6)).to_be_focused()


def test_the_keyboard_alone_reaches_everything_and_streamlit_hears_nothing(page, address) -> None:
    panel = opened(page, address)
    panel.get_by_role("button", name="Pin").focus()
    page.keyboard.press("Enter")
    event(page, kind="pin", id="dough", on=True)
    expect(panel.get_by_role("button", name="Unpin")).to_be_focused()
    page.keyboard.press("c")
    expect(settled(page).get_by_role("dialog")).to_have_count(0)

    row = panel.get_by_role("button", name="Flour", exact=True)
    row.focus()
    page.keyboard.press("Enter")
    title = panel.get_by_role("heading", name="Flour", level=2)
    expect(title).to_be_focused()
    panel.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(panel.locator("details").first).not_to_have_attribute("open", "")


def test_a_group_that_was_closed_stays_closed(page, address) -> None:
    panel = opened(page, address)
    group = panel.locator("details[data-group='>requires']")
    group.locator("summary").click()
    panel.get_by_role("button", name="Pin").click()
    event(page, kind="pin", id="dough", on=True)
    expect(group).not_to_have_attribute("open", "")
    panel.locator("[data-group='>used_for'] .name").click()
    event(page, kind="select", id="baking")
    panel.get_by_role("button", name="Dough").click()
    expect(panel.get_by_role("heading", name="Dough", level=2)).to_be_visible()
    expect(group).not_to_have_attribute("open", "")


def test_the_parts_are_a_click_away(page, address) -> None:
    panel = opened(page, address, height="400")
    panel.get_by_role("button", name="In the exam 1").click()
    expect(panel.get_by_role("heading", name="In the exam")).to_be_in_viewport()
    expect(panel.locator("[data-part='2']")).to_be_focused()
    settled(page)
    assert panel.evaluate("panel => panel.clientHeight") <= 400


def test_a_panel_that_scrolls_starts_each_node_at_its_top(page, address) -> None:
    panel = opened(page, address, height="300")
    settled(page)
    assert panel.evaluate("panel => (panel.scrollTop = 200, panel.scrollTop)") == 200
    panel.locator("[data-group='>requires'] .name").click()
    expect(panel.get_by_role("heading", name="Flour", level=2)).to_be_visible()
    expect(panel).to_have_js_property("scrollTop", 0)


def test_a_box_that_scrolls_the_panel_starts_each_node_at_its_top(page, address) -> None:
    panel = opened(page, address, frame="300")
    box = page.locator(".st-key-side")
    settled(page)
    assert box.evaluate("box => (box.scrollTop = 200, box.scrollTop)") == 200
    page.get_by_role("button", name="Elsewhere").click()
    expect(panel.get_by_role("heading", name="Flour", level=2)).to_be_visible()
    expect(box).to_have_js_property("scrollTop", 0)


def test_hostile_text_is_shown_as_text(page, address) -> None:
    panel = opened(page, address, node="hostile")
    expect(panel.get_by_role("heading", level=2)).to_contain_text("onerror")
    expect(panel.locator("img, a[href^='javascript']")).to_have_count(0)
    expect(panel.get_by_role("link", name="Official page")).to_have_count(0)
    opened(page, address, name="comparison", node="hostile", **{"with": "dough"})
    expect(page.locator(".comparison h3").first).to_contain_text("onerror")
    expect(settled(page).locator(".comparison img")).to_have_count(0)
    assert page.evaluate("window.hacked") is None


def small_targets(panel) -> list[str]:
    """Return the buttons and folds that are lower than 24 pixels; links in a line are exempt."""
    return panel.evaluate(
        """panel => [...panel.querySelectorAll("button, summary, .official")]
            .filter((made) => made.offsetParent && made.getBoundingClientRect().height < 24)
            .map((made) => made.textContent)"""
    )


@pytest.mark.parametrize("other", ["", "batter"])
def test_a_narrow_panel_fits_and_can_be_touched(page, address, other) -> None:
    query = {"node": "dough", "width": "340"} | ({"with": other} if other else {})
    panel = opened(page, address, "comparison" if other else "details", **query)
    settled(page)
    sizes = panel.evaluate("panel => [panel.scrollWidth, panel.clientWidth]")
    assert sizes[0] <= sizes[1] <= 340
    assert small_targets(panel) == []


def test_compares_two_nodes_side_by_side(page, address) -> None:
    query = {"node": "dough", "with": "batter", "width": "860"}
    panel = opened(page, address, "comparison", **query)
    expect(panel.get_by_role("heading", name="What they share 1")).to_be_visible()
    mitigates = panel.locator("details[data-group='>mitigates'] .side")
    expect(mitigates.nth(0)).to_have_text("Dough nothing")
    expect(mitigates.nth(1)).to_contain_text("Dryness")
    settled(page)
    left, right = boxes(mitigates)
    assert (left["y"], left["x"] < right["x"]) == (right["y"], True)
    panel.get_by_role("button", name="Path between them").click()
    event(page, kind="path")
    panel.get_by_role("button", name="Swap").click()
    event(page, kind="swap")
    panel.get_by_role("button", name="Close").click()
    event(page, kind="close")
    panel.get_by_role("button", name="Dryness").click()
    event(page, kind="select", id="dryness")


def test_a_narrow_comparison_names_each_side_and_leaves_out_the_empty_one(page, address) -> None:
    query = {"node": "dough", "with": "batter", "width": "340"}
    panel = opened(page, address, "comparison", **query)
    mitigates = panel.locator("details[data-group='>mitigates'] .side")
    expect(mitigates.nth(0)).to_be_hidden()
    expect(mitigates.nth(1).get_by_text("Batter", exact=True)).to_be_visible()


def test_the_comparison_shows_more_of_one_side(page, address) -> None:
    panel = opened(page, address, "comparison", node="dough", **{"with": "batter"})
    group = panel.locator("details[data-group='<uses']")
    group.get_by_role("button", name="55 more").click()
    expect(group.locator("li")).to_have_count(61)
