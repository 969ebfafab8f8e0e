"""Planning and comparing as a person does, in real Chromium."""

import re

import pytest
from board import Board
from browsing import settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
GRAPH = """
bread: {type: concept, label: Bread, requires: [dough, oven]}
dough: {type: concept, label: Dough, requires: [flour, water]}
flour: {type: concept, label: Flour}
water: {type: concept, label: Water}
oven: {type: tool, label: Oven}
rye: {type: concept, label: Rye, is_a: [flour]}
spelt: {type: concept, label: Spelt, is_a: [flour], contrasts_with: [rye]}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kitchen")
    (folder / "graph").mkdir()
    (folder / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    (folder / "notes.md").write_text("# Flour\n\nFlour is ground grain.\n", encoding="utf-8")
    return folder


@pytest.fixture
def kitchen(folder, serve_atlas):
    """Serve a kitchen of which nobody knows anything yet."""
    (folder / ".studyatlas" / "progress.json").unlink(missing_ok=True)
    return serve_atlas(folder)


def plan(page):
    return page.get_by_role("region", name="Plan for Bread")


def ready(page):
    return page.get_by_role("region", name="Ready to learn now")


def tick(region, name: str):
    return region.get_by_role("checkbox", name=f"Known: {name}")


def test_a_tick_changes_plan_frontier_and_the_other_window(page, kitchen, browser_context) -> None:
    page.goto(f"{kitchen}/plan?for=bread")
    expect(plan(page).locator(".total")).to_contain_text("5 steps in 3 stages")
    other = browser_context.new_page()
    other.goto(f"{kitchen}/plan?for=bread")
    expect(plan(other).locator(".total")).to_contain_text("5 steps")

    tick(plan(page), "Flour").focus()
    page.keyboard.press("Enter")
    expect(plan(page).locator(".total")).to_contain_text("4 steps")
    expect(tick(plan(page), "Flour")).to_have_attribute("aria-checked", "true")
    expect(tick(plan(page), "Oven")).to_be_focused()
    tick(plan(page), "Water").click()
    expect(ready(page).get_by_role("button", name="Dough")).to_be_visible()
    expect(ready(page).get_by_role("button", name="Water")).to_have_count(0)

    tick(plan(other), "Oven").click()
    expect(plan(other).locator(".total")).to_contain_text("2 steps")
    other.close()
    page.get_by_role("button", name="Take the last mark back").click()
    expect(plan(page).locator(".total")).to_contain_text("3 steps")


def test_a_link_shows_the_stages_as_a_picture_and_what_is_known_steps_back(page, kitchen) -> None:
    page.goto(f"{kitchen}/plan?for=bread&view=picture&topic=flour")
    picture = Board(page, key="plan-canvas")
    picture.wait("now.selected === 'flour'")
    places = picture.at_rest()["places"]
    assert places["flour"]["x"] == places["oven"]["x"] < places["dough"]["x"] < places["bread"]["x"]
    page.get_by_role("button", name="Save picture").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="As SVG").click()
    assert all(f">Stage {n}<" in saved.value.path().read_text("utf-8") for n in (1, 2, 3))
    opened = page.get_by_role("region", name="Flour", exact=True)
    expect(opened).to_contain_text("opens 2 topics")
    opened.get_by_role("button", name="Known", exact=True).click()
    picture.wait("now.badges.flour?.includes('known')")
    picture.wait("now.places.flour.x < now.places.oven.x")


def test_a_plan_can_be_taken_away(page, kitchen) -> None:
    page.goto(f"{kitchen}/plan?for=bread")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Markdown checklist").click()
    assert "- [ ] **Bread**" in taken.value.path().read_text("utf-8")
    page.get_by_role("button", name="Calendar", exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="iCalendar file").click()
    assert taken.value.path().read_text("utf-8").count("BEGIN:VEVENT") == 5


def test_two_topics_are_compared_by_a_link_and_from_the_atlas(page, kitchen) -> None:
    page.goto(f"{kitchen}/?node=rye&also=spelt")
    page.get_by_role("button", name="Own page").click()
    expect(page).to_have_url(re.compile(r"/compare\?one=rye&other=spelt$"))
    compared = page.get_by_role("region", name="Comparison: Rye and Spelt")
    expect(compared.get_by_role("heading", name="What they share 1")).to_be_visible()
    page.reload()
    expect(compared).to_contain_text("Spelt contrasts with Rye.")


def test_a_question_is_asked_with_the_help_of_offers(page, kitchen) -> None:
    page.goto(f"{kitchen}/plan")
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially("concepts requ", delay=15)
    page.get_by_role("option", name="concepts require").first.click()
    box.press_sequentially("oven", delay=15)
    expect(page.get_by_text("Read as: concepts that require Oven", exact=True)).to_be_visible()
    page.get_by_role("option", name="Bread").click()
    expect(page).to_have_url(re.compile(r"node=bread"))


@pytest.mark.parametrize(
    ("where", "landmark"),
    [
        ("/plan?for=bread&topic=flour", ".checklist .stage"),
        ("/plan?for=bread&view=picture", ".stage[data-ready=true]"),
        ("/compare?one=rye&other=spelt", ".comparison"),
    ],
)
def test_a_phone_scrolls_down_and_never_sideways(page, kitchen, where, landmark) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(kitchen + where)
    page.locator(landmark).first.wait_for()
    settled(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
