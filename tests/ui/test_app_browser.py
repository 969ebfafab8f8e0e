"""The app as a person uses it, in real Chromium."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PATIENCE = 20_000


@pytest.fixture
def bundled(serve_atlas) -> str:
    return serve_atlas(None)


def details(page):
    return page.locator(".st-key-details")


def test_searches_selects_and_follows_a_relation(page, bundled):
    page.goto(bundled)
    page.get_by_placeholder("Search a topic").press_sequentially("overfiting", delay=20)
    page.get_by_role("button", name="Overfitting Concept").click(timeout=PATIENCE)
    expect(details(page).get_by_role("heading", name="Overfitting")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(re.compile(r"Showing \d+ of \d+ around Overfitting"))).to_be_visible()
    drawn(page, "overfitting")
    expect(page).to_have_url(re.compile("node=overfitting"))
    follow = page.locator(".st-key-follow-mitigates-dropout-overfitting")
    expect(details(page)).to_contain_text("model-fit.md")
    follow.get_by_role("button", name="Dropout").click()
    expect(details(page).get_by_role("heading", name="Dropout")).to_be_visible(timeout=PATIENCE)
    expect(details(page)).to_contain_text("apply dropout to the network")


def drawn(page, *nodes: str) -> dict:
    """Wait until the canvas has drawn these nodes; return where they are."""
    page.wait_for_function(
        """nodes => {
            const places = globalThis.studyatlas?.describe?.('explore-canvas')?.positions ?? {};
            return nodes.every(node => node in places);
        }""",
        arg=list(nodes),
        timeout=PATIENCE,
    )
    return page.evaluate("globalThis.studyatlas.describe('explore-canvas').positions")


def test_the_picture_follows_when_what_is_drawn_changes(page, bundled):
    page.goto(bundled)
    assert len(drawn(page, "mla-c01/2.1")) > 50
    page.get_by_role("button", name=re.compile("What lies around")).click()
    page.get_by_text(re.compile("Showing .* around")).wait_for(timeout=PATIENCE)
    page.locator(".st-key-depth").get_by_text("3", exact=True).click()
    page.wait_for_function(
        "Object.keys(studyatlas.describe('explore-canvas').positions).length === 100",
        timeout=PATIENCE,
    )
    page.locator(".st-key-depth").get_by_text("1", exact=True).click()
    page.wait_for_function(
        "Object.keys(studyatlas.describe('explore-canvas').positions).length < 60",
        timeout=PATIENCE,
    )
    page.get_by_role("button", name="Whole exam").click()
    drawn(page, "mla-c01/2.1", "mla-c01/2.3")


def test_a_link_opens_what_it_names_and_says_when_it_is_gone(page, bundled):
    page.goto(f"{bundled}/?node=quantization&around=quantization")
    expect(details(page).get_by_role("heading", name="Quantization")).to_be_visible(
        timeout=PATIENCE
    )
    page.goto(f"{bundled}/?node=no-such-thing")
    expect(page.get_by_text("Nothing here is called no-such-thing")).to_be_visible(timeout=PATIENCE)


def test_a_deep_link_works_as_the_first_thing_a_server_is_asked(page, served):
    command = [sys.executable, "-m", "studyatlas", "serve", "--no-browser", "--port"]
    with served(command) as address:
        page.goto(f"{address}/coverage?item=2.2.S9")
        expect(page.locator(".st-key-evidence")).to_contain_text("2.2.S9", timeout=PATIENCE)
        page.goto("about:blank")


def test_a_click_on_the_canvas_shows_details(page, bundled):
    page.goto(f"{bundled}/?node=dropout&around=dropout")
    expect(details(page).get_by_role("heading", name="Dropout")).to_be_visible(timeout=PATIENCE)
    places = drawn(page, "dropout", "overfitting")
    frame = page.locator("canvas").first.bounding_box()
    spot = places["overfitting"]
    page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"])
    expect(details(page).get_by_role("heading", name="Overfitting")).to_be_visible(timeout=PATIENCE)


def test_asks_for_a_path(page, bundled):
    page.goto(bundled)
    page.get_by_role("link", name="Paths").click()
    for label, text in (("From", "XGBoost"), ("To", "Overfitting (concept)")):
        field = page.get_by_role("combobox", name=label, exact=True)
        field.click(timeout=PATIENCE)
        field.press_sequentially(text, delay=10)
        page.get_by_role("option", name=re.compile(re.escape(text))).first.click()
    expect(page.get_by_text(re.compile(r"^1\. XGBoost "))).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("from=xgboost&to=overfitting"))


def test_says_why_there_is_no_path(page, bundled):
    page.goto(f"{bundled}/paths?from=xgboost&to=xgboost")
    expect(page.get_by_text("XGBoost is both ends")).to_be_visible(timeout=PATIENCE)


def test_coverage_shows_evidence_and_the_counts_of_the_command_line(page, bundled):
    command = [sys.executable, "-m", "studyatlas", "coverage", "--format", "json"]
    report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    page.goto(f"{bundled}/coverage")
    totals = page.locator(".st-key-totals")
    expect(totals).to_contain_text(f"{report['percent']:g} %", timeout=PATIENCE)
    for status, number in report["totals"].items():
        cells = page.locator(f"[class*='st-key-cell-{status}-']")
        expect(cells).to_have_count(number)
    item = next(found for found in report["items"] if found["status"] == "covered")
    page.locator(f"[class*='st-key-cell-covered-{item['code'].replace('.', '-')}']").click()
    evidence = page.locator(".st-key-evidence")
    expect(evidence).to_contain_text(item["evidence"][0]["path"], timeout=PATIENCE)
    expect(page).to_have_url(re.compile(f"item={re.escape(item['code'])}"))


def test_downloads_the_report(page, bundled):
    page.goto(f"{bundled}/coverage")
    for name, start in (("CSV", "code,task,status"), ("Markdown", "# Coverage"), ("HTML", "<!doc")):
        with page.expect_download(timeout=PATIENCE) as waiting:
            page.get_by_role("button", name=name).click()
        assert waiting.value.path().read_text(encoding="utf-8").startswith(start)


HOSTILE = "![x](http://evil.example/x.png) <img src=x onerror=alert(1)> :red[boo] $x$ `c`"


@pytest.fixture(scope="module")
def hostile_notes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "graph").mkdir()
    label = json.dumps(HOSTILE)
    (folder / "graph" / "a.yaml").write_text(
        f"bad:\n  type: concept\n  label: {label}\n  summary: {label}\n  aliases: [evil]\n"
        f"  url: 'javascript:alert(1)'\n  uses: [worse]\n"
        f"worse:\n  type: tool\n  label: Worse\n  requires: [nothing]\n",
        encoding="utf-8",
    )
    (folder / "notes.md").write_text(
        f"## Task 1.1: {HOSTILE}\nKnowledge of:\n- The evil {HOSTILE}\n\n# Evil\n\n"
        f"Words on evil, enough of them to be called a passage: {HOSTILE}\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(
    "where", ["/?node=bad&around=bad", "/paths?from=bad&to=worse", "/coverage?item=1.1.K1"]
)
def test_hostile_text_is_shown_as_text(page, serve_atlas, hostile_notes, where):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(serve_atlas(hostile_notes) + where)
    expect(page.get_by_text(":red[boo]").first).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(1500)
    assert not dialogs
    assert page.locator("img[src*='evil'], a[href^='javascript']").count() == 0


def test_a_workspace_with_mistakes_still_opens_and_names_them(page, serve_atlas, hostile_notes):
    page.goto(serve_atlas(hostile_notes))
    page.get_by_text(re.compile(r"\d+ problem")).click(timeout=PATIENCE)
    expect(page.get_by_text("unknown node 'nothing'")).to_be_visible(timeout=PATIENCE)
