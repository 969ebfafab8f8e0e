"""The Notes page in real Chromium: from a source line to the lit line, and on to a node."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import asking, boxes, eventually, resized, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("notes_app_for_tests.py")
FLAGS = ["--server.headless", "true", "--server.address", "127.0.0.1"]
FLAGS += ["--browser.gatherUsageStats", "false", "--server.port"]

GRAPH = """dough: {type: concept, label: Dough, aliases: [paste]}
oven: {type: tool, label: Oven}
bread:
  type: problem
  label: Bread
  requires:
    - {to: dough, source: bread.md, quote: "needs dough"}
"""
BREAD = """# Bread

Good bread needs dough and a hot oven.

## Tables

| Thing | What it does |
| --- | --- |
| Oven | Bakes the bread until it is brown |

## Lists

- one
  1. two
- [x] done

```
code **stays**
```
"""
LONG = "# Long\n\n" + "".join(
    f"## Part {part}\n\n" + "Words about dough, and more of them in each line.\n" * 97
    for part in range(100)
)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("bakery")
    for folder in ("data", "graph"):
        (root / folder).mkdir()
    (root / "graph" / "a.yaml").write_text(GRAPH, encoding="utf-8")
    (root / "data" / "bread.md").write_text(BREAD, encoding="utf-8")
    (root / "data" / "draft.md").write_text(BREAD, encoding="utf-8")
    (root / "data" / "long.md").write_text(LONG, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(served, root) -> Iterator[str]:
    run = [sys.executable, "-m", "streamlit", "run", str(APP), *FLAGS]
    with served(["env", f"STUDYATLAS_WORKSPACE={root}", *run]) as where:
        yield where


def opened(page, address: str, note: str, **place: int):
    query = "".join(f"&{name}={value}" for name, value in place.items())
    page.goto(f"{address}/notes?note={note}{query}")
    page.locator(".line").first.wait_for(state="attached")
    return settled(page).locator(".page")


def row(page, number: int):
    return page.locator(f".line[data-line='{number}']")


def in_sight(page, number: int) -> None:
    """Wait until a line stands in the upper half of the reader, and of the window."""
    page.wait_for_function(
        """number => {
            const hosts = [...document.querySelectorAll('*')].filter((found) => found.shadowRoot);
            const roots = [document, ...hosts.map((host) => host.shadowRoot)];
            const find = (what) => roots.map((root) => root.querySelector(what)).find(Boolean);
            const frame = find('.page')?.getBoundingClientRect();
            const line = find(`.line[data-line="${number}"]`)?.getBoundingClientRect();
            if (!frame) return false;
            const middle = (frame.top + Math.min(frame.bottom, innerHeight)) / 2;
            return line && line.height && line.top >= frame.top && line.top < middle;
        }""",
        arg=number,
    )


def lit(page, *lines: str) -> None:
    """Wait until just these lines are lit."""

    def just_these() -> None:
        rows = page.locator(".asked").evaluate_all("rows => rows.map((row) => row.dataset.line)")
        assert rows == list(lines)

    eventually(page, just_these)


def focused(place, name: str) -> None:
    expect(place.get_by_role("button", name=name, exact=True)).to_be_focused()


@pytest.mark.parametrize("width", [1400, 390])
def test_a_link_lights_the_line_and_brings_it_into_sight(page, address, width) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, address, "data/long.md", line=5000)
    in_sight(page, 5000)
    lit(page, "5000")
    assert page.evaluate("scrollY") == 0
    expect(row(page, 5000)).to_contain_text("Words about")
    expect(page.get_by_role("button", name="Line 5000", exact=True)).to_have_attribute(
        "aria-current", "true"
    )


def test_a_range_is_lit_to_its_end(page, address) -> None:
    opened(page, address, "data/bread.md", line=3, end=5)
    lit(page, "3", "4", "5")


def test_a_note_of_ten_thousand_lines_lays_out_what_is_near(page, address) -> None:
    opened(page, address, "data/long.md", line=9000)
    in_sight(page, 9000)
    expect(page.locator(".line")).to_have_count(9902)

    def few() -> None:
        laid_out = page.locator(".line").evaluate_all(
            "all => all.filter((row) => row.checkVisibility({contentVisibilityAuto: true})).length"
        )
        assert 0 < laid_out < 1500

    eventually(page, few)
    in_sight(page, 9000)


def test_a_chip_opens_its_node(page, address) -> None:
    opened(page, address, "data/bread.md", line=3)
    chips = row(page, 3).locator(".chip")
    expect(chips).to_have_text(["Bread", "Dough", "Oven"])
    chips.nth(1).click()
    page.get_by_text("exploring: dough").wait_for()
    expect(page).to_have_url(re.compile(r"/\?node=dough&around=dough$"))
    page.go_back()
    expect(row(page, 3)).to_have_class("line asked")


def test_the_line_says_what_it_states(page, address) -> None:
    opened(page, address, "data/bread.md", line=3)
    said = row(page, 3).locator(".says")
    expect(said).to_have_text("Bread requires Dough.")
    expect(row(page, 9).locator(".says")).to_have_count(0)
    said.get_by_role("button", name="Dough").click()
    page.get_by_text("exploring: dough").wait_for()


def test_a_line_number_is_a_link_to_share_and_back_goes_back(page, address) -> None:
    opened(page, address, "data/bread.md")
    lit(page)
    page.get_by_role("button", name="Line 3", exact=True).click()
    expect(page).to_have_url(re.compile("line=3$"))
    page.get_by_role("button", name="Line 9", exact=True).click()
    expect(page).to_have_url(re.compile("line=9$"))
    lit(page, "9")
    settled(page).go_back()
    expect(row(page, 3)).to_have_class("line asked")
    lit(page, "3")
    expect(page.locator(".reader")).to_have_count(1)


def test_the_keyboard_walks_the_lines_with_few_stops(page, address) -> None:
    opened(page, address, "data/bread.md", line=3)
    stops = page.locator(".reader button[tabindex='0']")
    assert stops.evaluate_all("all => all.length") <= 8
    page.get_by_role("button", name="Line 3", exact=True).focus()
    page.keyboard.press("Tab")
    focused(row(page, 3), "Bread (Problem, mentioned here)")
    page.keyboard.press("ArrowDown")
    focused(page, "Line 4")
    page.keyboard.press("End")
    focused(page, "Line 19")
    page.keyboard.press("ArrowDown")
    focused(page, "Line 19")
    page.keyboard.press("PageUp")
    focused(page, "Line 1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("line=1$"))
    focused(settled(page), "Line 1")
    page.keyboard.press("c")
    expect(settled(page).get_by_role("dialog")).to_have_count(0)


def test_the_focus_stays_where_a_line_is_drawn_anew(page, address) -> None:
    opened(page, address, "data/bread.md")
    page.get_by_role("button", name="Line 3", exact=True).focus()
    page.keyboard.press("Tab")
    more = row(page, 3).locator(".more")
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_count(0)
    focused(page, "Line 3")
    expect(page).to_have_url(re.compile("line=3$"))
    focused(settled(page), "Line 3")


def test_the_focus_stays_when_the_note_is_edited(page, address, root) -> None:
    opened(page, address, "data/draft.md", line=3)
    page.get_by_role("button", name="Line 3", exact=True).focus()
    draft = root / "data" / "draft.md"
    draft.write_text(BREAD + "\nAdded later, when the oven was hot.\n", encoding="utf-8")

    def drawn_anew() -> None:
        with asking(page):
            page.keyboard.press("Enter")
        settled(page)
        assert row(page, 21).count() == 1

    eventually(page, drawn_anew)
    focused(page, "Line 3")


def test_the_outline_leads_to_a_heading_and_tells_where_one_reads(page, address) -> None:
    opened(page, address, "data/long.md", line=5002)
    outline = page.get_by_role("navigation", name="Outline")
    expect(outline.locator("[aria-current]")).to_have_text("Part 50")
    outline.get_by_role("button", name="Part 7", exact=True).click()
    expect(page).to_have_url(re.compile("line=696$"))
    in_sight(page, 696)
    expect(outline.locator("[aria-current]")).to_have_text("Part 7")


def test_a_table_is_one_and_becomes_cards_on_a_phone(page, address) -> None:
    reader = opened(page, address, "data/bread.md", line=9)
    table = reader.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["Thing", "What it does"])
    cells = row(page, 9).locator(".cell")
    heads = row(page, 7).locator(".cell")

    def columns() -> None:
        cell, head = boxes(cells.nth(1), heads.nth(1))
        assert cell["x"] == head["x"]

    def cards() -> None:
        first, second, margin = boxes(cells.nth(0), cells.nth(1), row(page, 9).locator(".margin"))
        assert second["y"] >= first["y"] + first["height"] - 1
        assert margin["y"] > second["y"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    eventually(page, columns)
    resized(page, 390, 844)
    eventually(page, cards)


def test_lines_are_shown_as_what_they_are(page, address) -> None:
    opened(page, address, "data/bread.md")
    expect(page.get_by_role("heading", name="Tables", level=2)).to_be_visible()
    assert row(page, 13).locator(".words").inner_text().split() == ["•", "one"]
    assert row(page, 14).locator(".words").inner_text().split() == ["1.", "two"]
    assert row(page, 15).locator(".words").inner_text().split() == ["☑", "done"]
    expect(row(page, 18).locator(".words")).to_have_text("code **stays**")
    marks = row(page, 3).locator("mark")
    expect(marks).to_have_text(["bread", "dough", "oven"])


def test_the_list_opens_a_note_and_the_way_back_leads_to_it(page, address) -> None:
    page.goto(f"{address}/notes")
    link = page.get_by_role("link", name=re.compile("bread.md"))
    expect(link).to_have_attribute("href", "notes?note=data%2Fbread.md")
    link.click()
    row(page, 3).wait_for()
    expect(page).to_have_url(re.compile(r"notes\?note=data%2Fbread\.md$"))
    page.get_by_role("button", name="All notes").click()
    page.get_by_role("heading", name="Your notes").wait_for()
    expect(page).to_have_url(re.compile("/notes$"))
    page.get_by_placeholder("Part of a title").press_sequentially("lon", delay=20)
    expect(page.get_by_text("1 of 3 notes")).to_be_visible()
    expect(page.get_by_role("list", name="Notes").get_by_role("link")).to_have_count(1)


def test_a_curated_file_opens_with_what_it_defines(page, address) -> None:
    opened(page, address, "graph/a.yaml", line=7)
    expect(row(page, 1).locator(".chip")).to_have_text(["Dough"])
    outline = page.get_by_role("navigation", name="Outline").get_by_role("button")
    expect(outline).to_have_text(["Dough", "Oven", "Bread"])
