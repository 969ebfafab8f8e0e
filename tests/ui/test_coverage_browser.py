"""The coverage page as a person uses it, in real Chromium."""

import json
import re
import subprocess
import sys

import pytest
from browsing import boxes, eventually, settled
from playwright.sync_api import expect

from studyatlas import api
from studyatlas.export import COVERAGE_FORMATS
from studyatlas.store.workspace import bundled_root

pytestmark = pytest.mark.browser
FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return {...at?.dataset, name: at?.className ?? ''};
}"""


@pytest.fixture
def bundled(serve_atlas) -> str:
    return serve_atlas(None)


@pytest.fixture(scope="module")
def report():
    command = [sys.executable, "-m", "studyatlas", "coverage", "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def opened(page, address: str, query: str = ""):
    page.goto(f"{address}/coverage{query}")
    page.locator(".cell").first.wait_for()
    return settled(page).locator(".verdict")


def cell(page, code: str):
    return page.locator(f".cell[data-code='{code}']")


def shows(page, code: str) -> None:
    """Wait until this item is open everywhere: in the panel, on the map, in the URL."""
    expect(page.locator(".verdict h2")).to_contain_text(code)
    expect(page.locator(".grid")).to_have_count(1)  # the last run's may linger
    expect(cell(page, code)).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile(rf"[?&]item={re.escape(code)}(&|$)"))


def of_status(report, status: str) -> list[str]:
    return [item["code"] for item in report["items"] if item["status"] == status]


def test_shows_the_counts_of_the_command_line(page, bundled, report):
    opened(page, bundled)
    expect(page.locator(".figure strong")).to_have_text(f"{report['percent']:g} %")
    for status, number in report["totals"].items():
        expect(page.locator(f".cell[data-status={status}]")).to_have_count(number)
        if number:
            expect(page.locator(f".chip[data-status={status}]")).to_contain_text(str(number))
    for task in report["tasks"]:
        head = page.locator(f".head[data-task='{task['code']}']")
        expect(head.locator(".percent")).to_have_text(f"{task['percent']:g} %")
        parts = (f"{n} {status}" for status, n in task["totals"].items() if n)
        expect(head.get_by_role("img")).to_have_attribute("aria-label", ", ".join(parts))
    for item in report["items"]:
        name = f"{item['code']}, {item['status']}: {item['text']}"
        expect(page.get_by_role("gridcell", name=name, exact=True)).to_have_count(1)


def test_what_is_filled_of_the_bar_is_the_percentage(page, bundled, report):
    opened(page, bundled)
    bar = page.locator(".whole .bar")
    parts = (bar.locator(f"[data-status={status}]") for status in ("covered", "thin"))
    *pieces, covered, thin = (box["width"] for box in boxes(bar.locator("i"), *parts))
    filled = 100 * (covered + thin / 2) / sum(pieces)
    assert filled == pytest.approx(report["percent"], abs=0.5)


def test_a_click_shows_the_evidence_with_its_words_and_lines(page, bundled, report):
    panel = opened(page, bundled)
    item = next(i for i in report["items"] if i["status"] == "covered" and len(i["evidence"]) > 1)
    cell(page, item["code"]).click()
    shows(page, item["code"])
    expect(panel).to_contain_text("Covered: a passage teaches it")
    expect(panel.locator("blockquote")).to_have_count(len(item["evidence"]))
    for found in item["evidence"]:
        expect(panel).to_contain_text(f"{found['path']}:{found['line']}")
        expect(panel).to_contain_text(found["why"])
    expect(panel.locator("blockquote").first).to_have_text(re.compile(".{21}"))


def test_a_gap_names_what_is_missing_and_where_to_add_it(page, bundled, report):
    panel = opened(page, bundled)
    item = next(i for i in report["items"] if i["nearest"] and i["without_material"])
    page.locator(f".gaps li[data-code='{item['code']}'] .open").click()
    shows(page, item["code"])
    for name in item["without_material"]:
        expect(panel.locator(".names").get_by_text(name, exact=True)).to_be_visible()
    near = panel.locator("section").filter(has_text="Nearest section to extend")
    expect(near).to_contain_text(f"{item['nearest']['path']}:{item['nearest']['line']}")


def test_gaps_come_by_what_they_bring(page, bundled, report):
    opened(page, bundled)
    page.locator(".gaps .more").click()
    gaps = of_status(report, "missing") + of_status(report, "thin")
    rows = page.locator(".gaps li")
    expect(rows).to_have_count(len(gaps))
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.code)") == gaps
    gains = [float(gain) for gain in page.locator(".gaps .gain b").all_inner_texts()]
    assert gains == sorted(gains, reverse=True)
    assert sum(gains) == pytest.approx(100 - report["percent"], abs=0.05 * len(gains) + 0.05)


def test_a_source_line_leads_to_the_notes(page, bundled, report):
    item = next(i for i in report["items"] if i["evidence"])
    panel = opened(page, bundled, f"?item={item['code']}")
    found = item["evidence"][0]
    link = panel.get_by_role("link").first
    expect(link).to_have_attribute("href", re.compile(r"^notes\?note="))
    link.click()
    expect(page).to_have_url(re.compile(r"/notes\?"))
    expect(page).to_have_url(re.compile(rf"[?&]line={found['line']}(&|$)"))
    page.go_back()
    shows(page, item["code"])


def test_an_item_leads_to_the_atlas(page, bundled):
    panel = opened(page, bundled, "?item=2.2.K4")
    panel.get_by_role("button", name="Show in the atlas").click()
    place = re.compile(r"/\?node=mla-c01%2F2\.2\.K4&around=mla-c01%2F2\.2\.K4")
    expect(page).to_have_url(place)


def test_steps_through_items_and_gaps(page, bundled, report):
    codes = [item["code"] for item in report["items"]]
    gaps = of_status(report, "missing") + of_status(report, "thin")
    panel = opened(page, bundled, f"?item={codes[0]}")
    expect(panel.get_by_role("button", name="Previous item")).to_be_disabled()
    panel.get_by_role("button", name=f"Next item: {codes[1]}").click()
    shows(page, codes[1])
    panel.get_by_role("button", name="Next gap").click()
    first = next(iter(gaps)) if codes[1] not in gaps else gaps[gaps.index(codes[1]) + 1]
    shows(page, first)
    panel.get_by_role("button", name="Next gap").click()
    shows(page, gaps[gaps.index(first) + 1])
    panel.get_by_role("button", name="Previous gap").click()
    shows(page, first)


def test_back_goes_back_item_by_item_and_closes(page, bundled):
    opened(page, bundled)
    cell(page, "2.1.K1").click()
    shows(page, "2.1.K1")
    cell(page, "2.1.K2").click()
    shows(page, "2.1.K2")
    page.go_back()
    shows(page, "2.1.K1")
    page.go_back()
    expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".cell[aria-selected=true]")).to_have_count(0)


def test_filters_fade_what_they_leave_out_and_back_undoes_them(page, bundled, report):
    opened(page, bundled)
    missing = of_status(report, "missing")
    faded = page.locator(".cell.faded")
    page.locator(".chip[data-status=missing]").click()
    expect(faded).to_have_count(len(report["items"]) - len(missing))
    expect(page).to_have_url(re.compile("status=missing"))
    expect(page.locator(".gaps h2")).to_contain_text(f"{len(missing)} of")
    page.locator(".head[data-task='2.3']").click()
    kept = [code for code in missing if code.startswith("2.3.")]
    expect(faded).to_have_count(len(report["items"]) - len(kept))
    expect(page.locator(".gaps li")).to_have_count(len(kept))
    page.go_back()
    expect(faded).to_have_count(len(report["items"]) - len(missing))
    page.get_by_role("button", name="Clear filters").click()
    expect(faded).to_have_count(0)
    expect(page).not_to_have_url(re.compile("status="))


def test_a_link_opens_item_and_filters(page, bundled, report):
    opened(page, bundled, "?item=2.3.K2&status=missing,thin&task=2.3")
    shows(page, "2.3.K2")
    for status in ("missing", "thin"):
        chip = page.locator(f".chip[data-status={status}]")
        expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".head[data-task='2.3']")).to_have_attribute("aria-pressed", "true")
    gaps = of_status(report, "missing") + of_status(report, "thin")
    kept = [code for code in gaps if code.startswith("2.3.")]
    expect(page.locator(".cell:not(.faded)")).to_have_count(len(kept))


def test_a_link_to_an_item_that_is_gone_offers_the_nearest(page, bundled):
    opened(page, bundled, "?item=2.1.K99")
    expect(page.get_by_text("No item 2.1.K99 here")).to_be_visible()
    page.get_by_role("button", name="Open 2.1.K4").click()
    shows(page, "2.1.K4")
    expect(page.get_by_text("No item")).to_have_count(0)


def stands(page, **wanted: str) -> dict[str, str]:
    """Wait until what has the focus carries this data; return all of it."""

    def found() -> dict[str, str]:
        focused = page.evaluate(FOCUSED)
        assert wanted.items() <= focused.items()
        return focused

    return eventually(page, found)


def tab_to(page, **wanted: str) -> None:
    """Press Tab until what has the focus carries this data."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.items() <= page.evaluate(FOCUSED).items():
            return
    pytest.fail(f"Tab never came to {wanted}")


def test_keyboard_alone_moves_opens_steps_and_closes(page, bundled, report):
    opened(page, bundled)
    codes = [item["code"] for item in report["items"]]
    tab_to(page, stop="cell")
    stands(page, code=codes[0])
    expect(page.locator(".tip")).to_contain_text(report["items"][0]["text"])
    page.keyboard.press("ArrowRight")
    stands(page, code=codes[1])
    page.keyboard.press("ArrowDown")
    below = stands(page)["code"]
    first, second = boxes(cell(page, codes[1]), cell(page, below))
    assert second["y"] > first["y"]
    assert second["x"] == pytest.approx(first["x"], abs=2)
    page.keyboard.press("ArrowUp")
    stands(page, code=codes[1])
    page.keyboard.press("Control+End")
    stands(page, code=codes[-1])
    page.keyboard.press("Home")
    stands(page, task="2.3")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("c")  # alone, Streamlit would ask to clear its caches
    page.keyboard.press("Enter")
    shows(page, "2.3.K1")
    stands(settled(page), code="2.3.K1")
    expect(page.get_by_role("dialog")).to_have_count(0)
    tab_to(page, step="item-after")
    page.keyboard.press("Enter")
    shows(page, "2.3.K2")
    stands(settled(page), step="item-after")
    page.keyboard.press("Escape")
    expect(page.locator(".verdict")).to_have_count(0)
    stands(page, code="2.3.K2")


def test_tab_passes_the_map_in_one_step(page, bundled):
    opened(page, bundled, "?item=2.2.K4")
    shows(page, "2.2.K4")
    tab_to(page, stop="cell")
    stands(page, code="2.2.K4")
    page.keyboard.press("Tab")
    assert "stop" not in stands(page)
    expect(page.locator("[data-stop][tabindex='0']")).to_have_count(1)


def test_the_pointer_shows_what_an_item_asks(page, bundled, report):
    opened(page, bundled)
    last = report["items"][-1]
    cell(page, last["code"]).hover()
    tip = page.locator(".tip")
    expect(tip).to_contain_text(last["text"])
    (box,), view = boxes(tip), page.viewport_size
    assert 0 <= box["x"] <= box["x"] + box["width"] <= view["width"]
    page.locator(".figure").hover()
    expect(tip).to_be_hidden()


@pytest.mark.parametrize(
    ("label", "name"), [("CSV", "csv"), ("Markdown", "markdown"), ("HTML", "html")]
)
def test_downloads_are_what_the_command_line_writes(page, bundled, label, name):
    opened(page, bundled)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    made = waiting.value.path().read_bytes().decode("utf-8")
    assert made == COVERAGE_FORMATS[name](api.coverage(api.open_atlas(bundled_root())))
    suffix = {"markdown": "md"}.get(name, name)
    assert waiting.value.suggested_filename == f"coverage-mla-c01.{suffix}"


LOOKS = """() => {
    const colour = (text) => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d");
        pen.fillStyle = text;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const hosts = [...document.querySelectorAll("*")].filter((e) => e.shadowRoot);
    const root = hosts.find((e) => e.shadowRoot.querySelector(".grid"));
    const behind = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
    const filled = (e) => {
        const own = getComputedStyle(e).backgroundColor;
        return own === "rgba(0, 0, 0, 0)" || own === "transparent" ? null : own;
    };
    return [...root.shadowRoot.querySelectorAll(".cell")].map((cell) => {
        const [sign, name] = cell.children;
        const style = getComputedStyle(cell);
        return {
            status: cell.dataset.status,
            look: [sign.textContent, style.borderStyle, style.borderRadius, Boolean(filled(cell)),
                Boolean(filled(sign)), style.backgroundImage !== "none"],
            border: [colour(style.borderColor), colour(behind)],
            texts: [sign, name].map((e) => [
                colour(getComputedStyle(e).color), colour(filled(e) ?? filled(cell) ?? behind)]),
        };
    });
}"""


def contrast(one, other) -> float:
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""

    def light(colour) -> float:
        parts = [c / 255 for c in colour]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


GUIDE = """---
exam: fair
---
# Fair
## Domain 1: Stalls (40% of the exam)
### Task 1.1: Build
Knowledge of:
- Ropes
- Rudders
- Awnings
- Quoins
## Domain 2: Crowd (60%)
"""
NOTES = """
# Ropes

Ropes of hemp rot when they lie wet, so ropes hang in the wind until every strand is dry; tar keeps
the salt away, and a coil is turned over twice a month.

# Harbour

In the harbour lie oars, rudders and nets beside the shed of the old pilot.
"""


@pytest.fixture(scope="module")
def fair(tmp_path_factory):
    """Return a workspace with 275 items in 12 tasks, and every verdict notes can bring about."""
    folder = tmp_path_factory.mktemp("fair")
    (folder / "data").mkdir()
    (folder / "graph").mkdir()
    tasks = [
        f"### Task 2.{number}: Part {number} of a long title that has to wrap somewhere\n"
        + "".join(f"- Guild number {number} of {place} masters\n" for place in range(1, size + 1))
        for number, size in enumerate([25] * 10 + [21], 1)
    ]
    (folder / "data" / "guide.md").write_text(GUIDE + "".join(tasks), encoding="utf-8")
    (folder / "data" / "notes.md").write_text(NOTES, encoding="utf-8")
    (folder / "graph" / "a.yaml").write_text("fair/1.1.K3: {waived: no sun}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_cells_read_without_colour_and_have_contrast(page, serve_atlas, fair, theme):
    page.emulate_media(color_scheme=theme)
    opened(page, serve_atlas(fair))
    cells = page.evaluate(LOOKS)
    looks = {found["status"]: tuple(found["look"]) for found in cells}
    assert {"covered", "thin", "missing", "waived"} <= set(looks)
    marks = [look[0] for look in looks.values()]
    shapes = [look[1:] for status, look in looks.items() if status != "waived"]
    assert len(set(marks)) == len(marks)
    assert len(set(shapes)) == len(shapes)
    for found in cells:
        if found["status"] != "waived":
            assert contrast(*found["border"]) >= 3
        for text, ground in found["texts"]:
            assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("width", [1400, 390])
def test_a_big_exam_wraps_and_nothing_runs_out_of_the_page(page, serve_atlas, fair, width):
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, serve_atlas(fair))
    expect(page.locator(".cell")).to_have_count(275)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = boxes(page.locator(".cell"))
    assert min(box["width"] for box in cells) >= 24
    assert min(box["height"] for box in cells) >= 24
    assert max(box["x"] + box["width"] for box in cells) <= width
    cell(page, "2.11.21").click()
    shows(page, "2.11.21")


def test_on_a_phone_the_panel_comes_into_view_and_closing_leads_back(page, bundled):
    page.set_viewport_size({"width": 390, "height": 844})
    panel = opened(page, bundled)
    cell(page, "2.2.K4").click()
    shows(page, "2.2.K4")
    expect(panel.locator("h2")).to_be_in_viewport()
    panel.get_by_role("button", name="Close the item").click()
    expect(panel).to_have_count(0)
    expect(cell(page, "2.2.K4")).to_be_in_viewport()


HOSTILE = "![x](http://evil.example/x.png) <img src=x onerror=alert(1)> :red[boo] $x$ `c`"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile-exam")
    (folder / f"a & b#?{'<i>'}.md").write_text(
        f"# Domain 1: {HOSTILE} (50%)\n## Task 1.1: {HOSTILE}\nKnowledge of:\n"
        f"- The evil {HOSTILE} (for example, {HOSTILE})\n- Nothing {HOSTILE}\n\n"
        f"# Evil {HOSTILE}\n\nWords on evil, enough of them to be called a passage: {HOSTILE}\n",
        encoding="utf-8",
    )
    return folder


def test_hostile_text_is_shown_as_text(page, serve_atlas, hostile):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    panel = opened(page, serve_atlas(hostile), "?item=1.1.K1&task=%3Cimg%20src=x%3E")
    expect(panel.locator("blockquote")).to_contain_text(":red[boo] $x$")
    cell(page, "1.1.K1").hover()
    expect(page.locator(".tip")).to_contain_text(":red[boo] $x$")
    expect(page.get_by_text("No task <img src=x> here")).to_be_visible()
    settled(page)
    assert not dialogs
    loaded = page.locator("img[src*='evil'], img[src='x'], a[href^='javascript']")
    expect(loaded).to_have_count(0)


def test_a_hostile_file_name_still_leads_to_its_note(page, serve_atlas, hostile):
    panel = opened(page, serve_atlas(hostile), "?item=1.1.K1")
    panel.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/notes\?note=a(\+|%20)%26(\+|%20)b%23%3F%3Ci%3E\.md"))
