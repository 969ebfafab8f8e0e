"""Walking through the atlas as a person does, in real Chromium; places are read from the canvas."""

import re

import pytest
from board import Board
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def bundled(serve_atlas) -> str:
    return serve_atlas(None)


@pytest.fixture
def atlas(page) -> Board:
    """Give the canvas of the page, not yet opened."""
    return Board(page, key="explore-canvas")


def drawn(atlas, *nodes: str) -> dict:
    """Wait until the canvas has drawn these nodes and rests; return what it says of itself."""
    atlas.wait("arg.every((node) => node in now.positions)", list(nodes))
    return atlas.at_rest()


def selected(atlas, node: str | None) -> None:
    atlas.wait("now.selected === arg", node)


def spot(atlas, node: str) -> tuple[float, float]:
    """Return where a node is on the screen, once the picture has come to rest."""
    drawn(atlas, node)
    return atlas.point(node)


def details(page):
    return page.get_by_role("region", name=re.compile("^Details"))


def search(page, text: str) -> None:
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially(text, delay=15)
    page.get_by_role("option").first.wait_for()


def around(page, name: str) -> None:
    expect(page.get_by_text(re.compile(rf"^Showing \d+ of \d+ around {name}\.$"))).to_be_visible()


def test_a_search_a_relation_and_back_again(page, atlas, bundled) -> None:
    page.goto(bundled)
    drawn(atlas, "mla-c01/2.1")
    search(page, "overfiting")
    page.keyboard.press("Enter")
    around(page, "Overfitting")
    expect(details(page)).to_contain_text("model-fit.md")
    details(page).get_by_role("button", name="Dropout", exact=True).click()
    selected(atlas, "dropout")
    expect(page).to_have_url(re.compile("node=dropout"))
    around(page, "Overfitting")
    page.go_back()
    selected(atlas, "overfitting")
    page.go_back()
    expect(page.get_by_text("What do you want to know?")).to_be_visible()
    assert "around" not in page.url
    page.go_forward()
    around(page, "Overfitting")


def test_a_double_click_draws_around_and_undo_takes_it_back(page, atlas, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    page.mouse.dblclick(*spot(atlas, "regularization"))
    around(page, "Regularization")
    page.get_by_role("button", name=re.compile("^Undo")).click()
    around(page, "Overfitting")


def test_shift_and_click_compares_two(page, atlas, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    place = spot(atlas, "underfitting")
    page.keyboard.down("Shift")
    page.mouse.click(*place)
    page.keyboard.up("Shift")
    compared = page.locator(".comparison")
    expect(compared).to_contain_text("Overfitting contrasts with Underfitting")
    compared.get_by_role("button", name=re.compile("Path")).first.click()
    expect(page).to_have_url(re.compile("/paths.*from=overfitting.*to=underfitting"))
    expect(page.get_by_text("The numbered relations are the path")).to_be_visible()


def test_places_stay_over_search_filter_theme_and_page(page, atlas, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    first = drawn(atlas, "dropout", "overfitting")
    search(page, "dropo")
    kept(atlas, first)
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    kept(atlas, first)
    page.get_by_role("button", name=re.compile("^Techniques")).click()
    atlas.wait("!('dropout' in now.positions)")
    placed(atlas, first)
    page.get_by_role("button", name=re.compile("^Techniques")).click()
    drawn(atlas, "dropout")
    kept(atlas, first)
    page.get_by_role("link", name="Coverage").click()
    expect(page.get_by_role("button", name=re.compile("Missing")).first).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    drawn(atlas, "dropout")
    kept(atlas, first)
    selected(atlas, "overfitting")


def kept(atlas, first: dict) -> None:
    """Every node drawn now and at first stands where it stood, seen at the same zoom."""
    assert placed(atlas, first)["scale"] == pytest.approx(first["scale"], rel=0.01)


def placed(atlas, first: dict) -> dict:
    """Every node drawn now and at first stands where it stood."""
    now = atlas.at_rest()
    both = now["places"].keys() & first["places"].keys()
    assert len(both) > 5
    for node in both:
        assert now["places"][node] == pytest.approx(first["places"][node], abs=0.5), node
    return now


def test_more_hops_bring_nodes_and_move_none(page, atlas, bundled) -> None:
    page.goto(f"{bundled}/?node=dropout&around=dropout")
    first = drawn(atlas, "dropout", "overfitting")
    page.locator(".st-key-control-depth").get_by_text("2", exact=True).click()
    expect(page).to_have_url(re.compile("depth=2"))
    atlas.wait("Object.keys(now.positions).length > arg", len(first["positions"]))
    now = atlas.at_rest()
    for node, place in first["places"].items():
        assert now["places"][node] == pytest.approx(place, abs=0.5), node


@pytest.mark.parametrize("layout", ["layered", "radial"])
def test_a_layout_is_another_picture_of_the_same(page, atlas, bundled, layout) -> None:
    page.goto(f"{bundled}/?around=overfitting")
    organic = drawn(atlas, "overfitting", "dropout")
    page.get_by_text(layout.capitalize(), exact=True).click()
    expect(page).to_have_url(re.compile(f"layout={layout}"))
    before = organic["places"]["dropout"]["x"]
    atlas.wait("Math.abs(now.places.dropout.x - arg) > 1", before)
    assert atlas.at_rest()["places"].keys() == organic["places"].keys()


def test_a_deep_link_opens_the_same_picture(page, atlas, bundled) -> None:
    link = (
        f"{bundled}/?node=dropout&around=overfitting&depth=2&layout=radial&overlay=coverage"
        "&off=item,section&hide=n-gram&pin=amazon-bedrock&cap=60"
    )
    page.goto(link)
    once = drawn(atlas, "dropout", "overfitting", "amazon-bedrock")
    assert "n-gram" not in once["places"]
    selected(atlas, "dropout")
    page.goto("about:blank")
    page.goto(link)
    again = drawn(atlas, "dropout", "overfitting", "amazon-bedrock")
    assert again["places"] == once["places"]
    assert again["scale"] == pytest.approx(once["scale"])


def test_the_keyboard_alone_is_enough(page, atlas, bundled) -> None:
    page.goto(f"{bundled}/?around=overfitting")
    drawn(atlas, "overfitting", "dropout")
    page.keyboard.press("/")
    page.keyboard.type("dropout")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    around(page, "Dropout")
    selected(atlas, "dropout")
    page.locator(".surface").focus()
    page.keyboard.press("ArrowRight")
    reached = atlas.wait("now.selected !== 'dropout'")["selected"]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"around={re.escape(reached)}"))
    page.keyboard.press("Escape")
    selected(atlas, None)
    expect(page.get_by_text("What do you want to know?")).to_be_visible()


def test_a_source_line_leads_to_the_note_and_a_topic_back(page, bundled) -> None:
    page.goto(f"{bundled}/?node=dropout&around=dropout")
    details(page).get_by_role("link", name=re.compile("model-fit.md:35")).first.click()
    expect(page).to_have_url(re.compile("/notes.*line=35"))
    line = page.locator(".reader").get_by_text("to the network.")
    expect(line).to_be_in_viewport()
    page.go_back()
    around(page, "Dropout")


def test_the_first_page_answers_a_question_with_one_click(page, bundled) -> None:
    page.goto(bundled)
    page.get_by_role("button", name=re.compile("^How does .* lead to")).click()
    expect(page).to_have_url(re.compile("/paths.*from="))
    expect(page.get_by_role("heading", name=re.compile("^1. Via"))).to_be_visible()


def test_the_cap_can_be_raised(page, atlas, bundled) -> None:
    page.goto(bundled)
    before = len(drawn(atlas, "mla-c01/2.1")["positions"])
    page.get_by_role("button", name="Show more").click()
    atlas.wait("Object.keys(now.positions).length > arg", before)
    expect(page).to_have_url(re.compile("cap=100"))
    atlas.assert_whole(atlas.at_rest())


def test_a_link_to_something_gone_offers_the_nearest(page, bundled) -> None:
    page.goto(f"{bundled}/?node=overfiting-of-models&around=dropoutt")
    expect(page.get_by_text("Nothing here is called dropoutt")).to_be_visible()
    page.get_by_role("button", name="Dropout", exact=True).click()
    around(page, "Dropout")
