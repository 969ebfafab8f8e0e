"""Walking through the atlas as a person does, in real Chromium; places are read from the canvas."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PATIENCE = 20_000
DESCRIBE = "globalThis.studyatlas?.describe?.('explore-canvas')"


@pytest.fixture
def bundled(serve_atlas) -> str:
    return serve_atlas(None)


def drawn(page, *nodes: str) -> dict:
    """Wait until the canvas has drawn these nodes and rests; return what it says of itself."""
    page.wait_for_function(
        f"nodes => {{ const seen = {DESCRIBE}?.positions ?? {{}};"
        " return nodes.every(node => node in seen); }",
        arg=list(nodes),
        timeout=PATIENCE,
    )
    return at_rest(page)


def at_rest(page) -> dict:
    """Return the picture once the page has nothing left to do that could change its size."""
    now = {}
    for _ in range(40):
        page.locator("[data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
        before, now = now, page.evaluate(DESCRIBE)
        if now == before:
            return now
        page.wait_for_timeout(300)
    raise AssertionError("the picture does not come to rest")


def selected(page, node: str | None) -> None:
    page.wait_for_function(f"node => {DESCRIBE}?.selected === node", arg=node, timeout=PATIENCE)


def spot(page, node: str) -> tuple[float, float]:
    """Return where a node is on the screen, once the picture has come to rest."""
    at = drawn(page, node)["positions"][node]
    frame = page.locator(".surface canvas").first.bounding_box()
    return frame["x"] + at["x"], frame["y"] + at["y"]


def details(page):
    return page.get_by_role("region", name=re.compile("^Details"))


def search(page, text: str) -> None:
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially(text, delay=15)
    page.get_by_role("option").first.wait_for(timeout=PATIENCE)


def around(page, name: str) -> None:
    expect(page.get_by_text(re.compile(rf"^Showing \d+ of \d+ around {name}\.$"))).to_be_visible(
        timeout=PATIENCE
    )


def test_a_search_a_relation_and_back_again(page, bundled) -> None:
    page.goto(bundled)
    drawn(page, "mla-c01/2.1")
    search(page, "overfiting")
    page.keyboard.press("Enter")
    around(page, "Overfitting")
    expect(details(page)).to_contain_text("model-fit.md", timeout=PATIENCE)
    details(page).get_by_role("button", name="Dropout", exact=True).click()
    selected(page, "dropout")
    expect(page).to_have_url(re.compile("node=dropout"))
    around(page, "Overfitting")
    page.go_back()
    selected(page, "overfitting")
    page.go_back()
    expect(page.get_by_text("What do you want to know?")).to_be_visible(timeout=PATIENCE)
    assert "around" not in page.url
    page.go_forward()
    around(page, "Overfitting")


def test_a_double_click_draws_around_and_undo_takes_it_back(page, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    page.mouse.dblclick(*spot(page, "regularization"))
    around(page, "Regularization")
    page.get_by_role("button", name=re.compile("^Undo")).click()
    around(page, "Overfitting")


def test_shift_and_click_compares_two(page, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    place = spot(page, "underfitting")
    page.keyboard.down("Shift")
    page.mouse.click(*place)
    page.keyboard.up("Shift")
    compared = page.locator(".comparison")
    expect(compared).to_contain_text("Overfitting contrasts with Underfitting", timeout=PATIENCE)
    compared.get_by_role("button", name=re.compile("Path")).first.click()
    expect(page).to_have_url(re.compile("/paths.*from=overfitting.*to=underfitting"))
    expect(page.get_by_text("The numbered relations are the path")).to_be_visible(timeout=PATIENCE)


def test_places_stay_over_search_filter_theme_and_page(page, bundled) -> None:
    page.goto(f"{bundled}/?node=overfitting&around=overfitting")
    first = drawn(page, "dropout", "overfitting")
    search(page, "dropo")
    kept(page, first)
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(600)
    kept(page, first)
    page.get_by_role("button", name=re.compile("^Techniques")).click()
    page.wait_for_function(f"!('dropout' in {DESCRIBE}.positions)", timeout=PATIENCE)
    kept(page, first)
    page.get_by_role("button", name=re.compile("^Techniques")).click()
    drawn(page, "dropout")
    kept(page, first)
    page.get_by_role("link", name="Coverage").click()
    expect(page.get_by_role("button", name=re.compile("Missing")).first).to_be_visible(
        timeout=PATIENCE
    )
    page.get_by_role("link", name="Explore").click()
    drawn(page, "dropout")
    kept(page, first)
    selected(page, "overfitting")


def kept(page, first: dict) -> None:
    """Every node drawn now and at first stands where it stood, seen at the same zoom."""
    now = at_rest(page)
    both = now["places"].keys() & first["places"].keys()
    assert len(both) > 5
    for node in both:
        assert now["places"][node] == pytest.approx(first["places"][node], abs=0.5), node
    assert now["scale"] == pytest.approx(first["scale"], rel=0.01)


def test_more_hops_bring_nodes_and_move_none(page, bundled) -> None:
    page.goto(f"{bundled}/?node=dropout&around=dropout")
    first = drawn(page, "dropout", "overfitting")
    page.locator(".st-key-control-depth").get_by_text("2", exact=True).click()
    expect(page).to_have_url(re.compile("depth=2"))
    page.wait_for_function(
        f"count => Object.keys({DESCRIBE}.positions).length > count",
        arg=len(first["positions"]),
        timeout=PATIENCE,
    )
    now = page.evaluate(DESCRIBE)
    for node, place in first["places"].items():
        assert now["places"][node] == pytest.approx(place, abs=0.5), node


@pytest.mark.parametrize("layout", ["layered", "radial"])
def test_a_layout_is_another_picture_of_the_same(page, bundled, layout) -> None:
    page.goto(f"{bundled}/?around=overfitting")
    organic = drawn(page, "overfitting", "dropout")
    page.get_by_text(layout.capitalize(), exact=True).click()
    expect(page).to_have_url(re.compile(f"layout={layout}"))
    page.wait_for_function(
        f"was => Math.abs({DESCRIBE}.places.dropout.x - was) > 1",
        arg=organic["places"]["dropout"]["x"],
        timeout=PATIENCE,
    )
    assert page.evaluate(DESCRIBE)["places"].keys() == organic["places"].keys()


def test_a_deep_link_opens_the_same_picture(page, bundled) -> None:
    link = (
        f"{bundled}/?node=dropout&around=overfitting&depth=2&layout=radial&overlay=coverage"
        "&off=item,section&hide=n-gram&pin=amazon-bedrock&cap=60"
    )
    page.goto(link)
    once = drawn(page, "dropout", "overfitting", "amazon-bedrock")
    assert "n-gram" not in once["places"]
    selected(page, "dropout")
    page.goto("about:blank")
    page.goto(link)
    again = drawn(page, "dropout", "overfitting", "amazon-bedrock")
    assert again["places"] == once["places"]
    assert again["scale"] == pytest.approx(once["scale"])


def test_the_keyboard_alone_is_enough(page, bundled) -> None:
    page.goto(f"{bundled}/?around=overfitting")
    drawn(page, "overfitting", "dropout")
    page.keyboard.press("/")
    page.keyboard.type("dropout")
    page.get_by_role("option").first.wait_for(timeout=PATIENCE)
    page.keyboard.press("Enter")
    around(page, "Dropout")
    selected(page, "dropout")
    page.locator(".surface").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{DESCRIBE}.selected !== 'dropout'", timeout=PATIENCE)
    reached = page.evaluate(DESCRIBE)["selected"]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"around={re.escape(reached)}"), timeout=PATIENCE)
    page.keyboard.press("Escape")
    selected(page, None)
    expect(page.get_by_text("What do you want to know?")).to_be_visible(timeout=PATIENCE)


def test_a_source_line_leads_to_the_note_and_a_topic_back(page, bundled) -> None:
    page.goto(f"{bundled}/?node=dropout&around=dropout")
    details(page).get_by_role("link", name=re.compile("model-fit.md:35")).first.click(
        timeout=PATIENCE
    )
    expect(page).to_have_url(re.compile("/notes.*line=35"))
    line = page.locator(".reader").get_by_text("to the network.")
    expect(line).to_be_in_viewport(timeout=PATIENCE)
    page.go_back()
    around(page, "Dropout")


def test_the_first_page_answers_a_question_with_one_click(page, bundled) -> None:
    page.goto(bundled)
    page.get_by_role("button", name=re.compile("^How does .* lead to")).click(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("/paths.*from="))
    expect(page.get_by_role("heading", name=re.compile("^1. Via"))).to_be_visible(timeout=PATIENCE)


def test_the_cap_can_be_raised(page, bundled) -> None:
    page.goto(bundled)
    before = len(drawn(page, "mla-c01/2.1")["positions"])
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function(
        f"before => Object.keys({DESCRIBE}.positions).length > before", arg=before, timeout=PATIENCE
    )
    expect(page).to_have_url(re.compile("cap=100"))


def test_a_link_to_something_gone_offers_the_nearest(page, bundled) -> None:
    page.goto(f"{bundled}/?node=overfiting-of-models&around=dropoutt")
    expect(page.get_by_text("Nothing here is called dropoutt")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Dropout", exact=True).click()
    around(page, "Dropout")
