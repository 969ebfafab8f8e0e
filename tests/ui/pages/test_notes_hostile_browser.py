"""Notes of a hostile author in real Chromium: shown as text, asking no other host, never stuck."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("notes_app_for_tests.py")
FLAGS = ["--server.headless", "true", "--server.address", "127.0.0.1"]
FLAGS += ["--browser.gatherUsageStats", "false", "--server.port"]

HOSTILE = [
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '<svg onload="window.hacked=1">',
    '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    "<style>* { display: none }</style>",
    '<a href="javascript:window.hacked=1">x</a>',
    "[click](javascript:window.hacked=1)",
    "[click](http://evil.example/ 'title')",
    "![alt](http://evil.example/x.png)",
    "![](http://evil.example/%22onerror=%22y.png)",
    "[![alt](http://evil.example/z.png)](http://evil.example/)",
    "<http://evil.example/a>",
    "[[javascript:window.hacked=1|wiki]]",
    "`<b>` **<i>** *<u>* ~~<s>~~ \\<br\\>",
    "&lt;script&gt; &#60;img src=x&#62;",
    "one\u202etxet tfel-ot-thgir\u202c \u2066isolate \u200fmark",
    "null \x01 bell \x07 escape \x1b[31m",
    "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1}",
    ":red[boo] :material/home: $x$ :smile:",
    "__proto__ constructor toString",
]
FAST = [
    "[",
    "![",
    "*",
    "**a ",
    "`",
    "_a",
    "<",
    "[a](b)",
    "(",
    "~~",
    " ",
    "#",
    "\\",
    "[[",
    "<br>",
    "é",
]


@pytest.fixture(scope="module")
def address(served, tmp_path_factory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("hostile")
    label = HOSTILE[1]
    (root / "graph").mkdir()
    (root / "data").mkdir()
    (root / "graph" / "a.yaml").write_text(
        f"evil: {{type: concept, label: '{label}', aliases: [text]}}\n", encoding="utf-8"
    )
    lines = [*HOSTILE, *(f"- {text}" for text in HOSTILE), *(f"# {text}" for text in HOSTILE)]
    lines += [f"> {text}" for text in HOSTILE]
    rows = [f"| {text.replace('|', ' ')} | text |" for text in HOSTILE]
    table = ["", "| a | b |", "| - | - |", *rows]
    text = "\r\n".join(["# Text", "", *lines, *table, ""])
    (root / "data" / "bad.md").write_bytes(text.encode())
    slow = "\n\n".join(f"{part * 30_000}x" for part in FAST)
    wide = f"\n\n| a | b |\n| - | - |\n{'|' * 100_000}\n\nthe last line of text\n"
    (root / "data" / "slow.md").write_text(f"# Slow\n\n{slow}{wide}", encoding="utf-8")
    (root / "data" / f"{HOSTILE[6].replace('/', '')}.md").write_text("# x\n", encoding="utf-8")
    run = [sys.executable, "-m", "streamlit", "run", str(APP), *FLAGS]
    with served(["env", f"STUDYATLAS_WORKSPACE={root}", *run]) as where:
        yield where


def test_every_line_is_text(page, address) -> None:
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{address}/notes?note=data/bad.md&line=3")
    reader = page.locator(".reader")
    lines = reader.locator(".line")
    lines.first.wait_for()
    expect(lines).to_have_count(2 + 4 * len(HOSTILE) + 3 + len(HOSTILE))
    settled(page)
    bad = reader.locator("a, img, script, iframe, style, svg:not(.chip svg), [onerror], [onload]")
    expect(bad).to_have_count(0)
    for at, text in enumerate(HOSTILE[:6], 3):
        assert reader.locator(f".line[data-line='{at}'] .words").inner_text() == text
    links = reader.locator(".line[data-line='9'] .words, .line[data-line='10'] .words")
    assert links.all_inner_texts() == ["click", "click"]
    assert reader.locator(".line[data-line='11'] .words").inner_text() == "Picture: alt"
    assert "\x1b" not in reader.locator(".line[data-line='20'] .words").inner_text()
    assert page.evaluate("window.hacked") is None
    assert not dialogs


def test_a_line_that_turns_its_direction_turns_no_other(page, address) -> None:
    page.goto(f"{address}/notes?note=data/bad.md&line=18")
    words = page.locator(".line[data-line='18'] .words")
    words.wait_for()
    assert words.evaluate("found => getComputedStyle(found).unicodeBidi") == "isolate"
    expect(page.locator(".chip bdi").first).to_be_attached()


def test_lines_made_to_be_slow_are_drawn(page, address) -> None:
    page.goto(f"{address}/notes?note=data/slow.md")
    last = page.get_by_text("the last line of text")
    last.wait_for(state="attached")
    page.get_by_role("button", name="Line 1", exact=True).click()
    page.wait_for_url("**line=1")


def test_the_list_shows_names_as_text(page, address) -> None:
    page.goto(f"{address}/notes")
    links = page.get_by_role("list", name="Notes").get_by_role("link")
    links.first.wait_for()
    expect(links).to_have_count(3)
    hrefs = links.evaluate_all("found => found.map((link) => link.href)")
    assert all(href.startswith(f"{address}/notes?note=") for href in hrefs)
    assert page.evaluate("window.hacked") is None
