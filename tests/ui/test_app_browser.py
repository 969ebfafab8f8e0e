"""The app as a person uses it, in real Chromium."""

import json
import re
import sys

import pytest
from browsing import settled
from playwright.sync_api import expect

from studyatlas.wording import COST_WORDS

pytestmark = pytest.mark.browser


@pytest.fixture
def bundled(serve_atlas) -> str:
    return serve_atlas(None)


def test_a_deep_link_works_as_the_first_thing_a_server_is_asked(page, served):
    command = [sys.executable, "-m", "studyatlas", "serve", "--no-browser", "--port"]
    with served(command) as address:
        page.goto(f"{address}/coverage?item=2.2.S9")
        expect(page.locator(".verdict h2")).to_contain_text("2.2.S9")
        page.goto("about:blank")


def test_asks_for_a_path(page, bundled):
    page.goto(bundled)
    page.get_by_role("link", name="Paths").click()
    for label, text in (("From", "XGBoost"), ("To", "Overfitting")):
        field = page.get_by_role("combobox", name=label, exact=True)
        field.press_sequentially(text, delay=10)
        page.get_by_role("option", name=re.compile(text)).first.click()
        expect(page).to_have_url(re.compile(f"{label.lower()}={text.lower()}"))
    expect(page.get_by_role("heading", name=re.compile(r"^1\. "))).to_be_visible()
    expect(page.get_by_text(COST_WORDS)).to_be_visible()
    page.get_by_role("button", name="Draw this").first.click()
    expect(page).to_have_url(re.compile("way=2"))


def test_says_why_there_is_no_path(page, bundled):
    page.goto(f"{bundled}/paths?from=xgboost&to=xgboost")
    expect(page.get_by_text("XGBoost is both ends")).to_be_visible()


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
    expect(page.get_by_text(":red[boo]").first).to_be_visible()
    settled(page)
    assert not dialogs
    expect(page.locator("img[src*='evil'], a[href^='javascript']")).to_have_count(0)


def test_a_workspace_with_mistakes_still_opens_and_names_them(page, serve_atlas, hostile_notes):
    page.goto(serve_atlas(hostile_notes))
    page.get_by_text(re.compile(r"\d+ problem")).click()
    expect(page.get_by_text("unknown node 'nothing'")).to_be_visible()
