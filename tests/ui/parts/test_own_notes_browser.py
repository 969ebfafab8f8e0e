"""Opening one's own notes in real Chromium."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import boxes, eventually, settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("app_for_own_notes.py")
SETTINGS = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
SETTINGS += ["--server.maxUploadSize", "5", "--client.showErrorDetails", "none"]
MARKDOWN = "text/markdown"
SALT = {"name": "salt.md", "mimeType": MARKDOWN, "buffer": b"# Salt\n\nWhite, see [[Ice]].\n"}
ICE = {"name": "ice.txt", "mimeType": "text/plain", "buffer": b"# Ice\n\nCold water.\n"}
HOSTILE = "<img src=x onerror='window.hacked=1'> :red[x] [y](javascript:window.hacked=1)"


@pytest.fixture(scope="module")
def address(served, tmp_path_factory) -> Iterator[str]:
    """Serve the small app to this machine, with a note on tea."""
    with pytest.MonkeyPatch.context() as patch:
        notes = tmp_path_factory.mktemp("served") / "tea notes"
        notes.mkdir()
        (notes / "tea.md").write_text("# Tea\n\nLeaves in hot water.\n", encoding="utf-8")
        patch.setenv("STUDYATLAS_WORKSPACE", str(notes))
        where = ["--server.address", "127.0.0.1", "--server.port"]
        with served([sys.executable, "-m", "streamlit", "run", str(APP), *SETTINGS, *where]) as at:
            yield at


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Path:
    """Return a folder of notes that takes seconds to read."""
    folder = tmp_path_factory.mktemp("library") / "library"
    folder.mkdir()
    text = "Plain words about topic {0}, which says much on nothing in particular. " * 8
    for number in range(1500):
        body = "\n\n".join(f"## Part {part}\n\n{text.format(number)}" for part in range(4))
        (folder / f"note-{number}.md").write_text(f"# Book {number}\n\n{body}\n", encoding="utf-8")
    return folder


@pytest.fixture
def opened(page, address) -> Page:
    page.goto(f"{address}/?node=tea.md%23tea")
    expect(page.get_by_text("name: tea notes")).to_be_visible()
    page.get_by_text("Use your own notes").click()
    return page


def open_folder(page: Page, path: object) -> None:
    field = page.get_by_role("textbox", name="Folder")
    field.fill(str(path))
    field.press("Enter")


def upload(page: Page, *files: dict[str, object]) -> None:
    page.locator("input[type=file]").set_input_files(list(files))


def test_files_are_uploaded_and_their_topics_are_there(opened) -> None:
    upload(opened, SALT, ICE)
    expect(opened.get_by_text("name: uploaded notes")).to_be_visible()
    expect(opened.get_by_text("topics: Ice, Salt")).to_be_visible()
    expect(opened.get_by_text("Open now: uploaded notes, 2 documents")).to_be_visible()
    expect(opened).to_have_url(re.compile(r"^[^?]*$"))


def test_uploads_are_gone_in_a_page_that_is_opened_anew(opened, address) -> None:
    upload(opened, SALT)
    expect(opened.get_by_text("name: salt")).to_be_visible()
    opened.goto(address)
    expect(opened.get_by_text("name: tea notes")).to_be_visible()


def test_going_back_empties_the_uploads(opened) -> None:
    upload(opened, SALT, ICE)
    opened.get_by_role("button", name="Back to tea notes").click()
    expect(opened.get_by_text("name: tea notes")).to_be_visible()
    expect(opened.get_by_text("salt.md")).to_have_count(0)
    expect(opened.get_by_role("button", name=re.compile("Back to"))).to_have_count(0)


def test_another_file_joins_the_first(opened) -> None:
    upload(opened, SALT)
    expect(opened.get_by_text("topics: Salt")).to_be_visible()
    upload(opened, ICE)
    expect(opened.get_by_text("topics: Ice, Salt")).to_be_visible()


def test_a_file_that_is_too_large_is_refused_and_the_notes_stay(opened) -> None:
    upload(opened, SALT | {"buffer": b"x" * 6_000_000})
    expect(opened.get_by_text(re.compile("File must be 5.0MB or smaller"))).to_be_visible()
    expect(opened.get_by_text("name: tea notes")).to_be_visible()


def test_a_folder_opens_by_keyboard_alone(opened, tmp_path) -> None:
    (tmp_path / "milk.md").write_text("# Milk\n\nWhite.\n", encoding="utf-8")
    opened.get_by_role("textbox", name="Folder").focus()
    opened.keyboard.type(str(tmp_path))
    opened.keyboard.press("Enter")
    expect(opened.get_by_text("topics: Milk")).to_be_visible()
    expect(opened).to_have_url(re.compile(r"^[^?]*$"))


def test_a_path_that_leads_nowhere_is_said_beneath_the_field(opened) -> None:
    open_folder(opened, f"nowhere/{HOSTILE}")
    said = opened.get_by_role("alert").filter(has_text="There is no such folder or file.")
    expect(said).to_be_visible()
    field = opened.get_by_role("textbox", name="Folder")

    def beneath() -> None:
        above, here, below = boxes(field, said, opened.get_by_test_id("stFileUploader"))
        assert above["y"] < here["y"] < below["y"]

    eventually(opened, beneath)
    expect(opened.get_by_text("name: tea notes")).to_be_visible()


WATCH = """() => {
  // What shows for a moment only, kept: how long it stays is the machine's affair.
  window.shown = {};
  const look = () => {
    const bar = document.querySelector("[role=progressbar]");
    if (bar) shown.bar = true;
    const [words] = document.body.textContent.match(/Reading the notes: note-\\d+\\.md/) ?? [];
    if (words) shown.words = words;
  };
  const all = {subtree: true, childList: true, characterData: true};
  new MutationObserver(look).observe(document, all);
}"""


def test_a_large_folder_shows_how_far_it_is_and_the_bar_vanishes(opened, library) -> None:
    opened.evaluate(WATCH)
    open_folder(opened, library)
    expect(opened.get_by_text("name: library")).to_be_visible()
    expect(opened.get_by_role("progressbar")).to_have_count(0)
    assert opened.evaluate("shown").keys() == {"bar", "words"}
    expect(opened.get_by_text("documents: 1500")).to_be_visible()
    opened.get_by_role("button", name="Back to tea notes").click()
    expect(opened.get_by_text("topics: Tea")).to_be_visible()


def test_names_and_texts_of_a_hostile_author_are_shown_as_text(opened) -> None:
    note = f"# {HOSTILE}\n\n{HOSTILE}\n".encode()
    upload(
        opened,
        {"name": f"{HOSTILE}.md".replace("/", ""), "mimeType": MARKDOWN, "buffer": note},
        {"name": "empty <b>.md", "mimeType": MARKDOWN, "buffer": b""},
    )
    expect(opened.get_by_text("problem: empty <b>.md:1:1")).to_be_visible()
    expect(opened.get_by_text("Open now: <img src=x onerror=")).to_be_visible()
    assert opened.evaluate("window.hacked") is None
    expect(opened.locator("img[src=x], a[href^=javascript]")).to_have_count(0)


def test_a_server_that_others_reach_offers_no_folder(served, page) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(APP), *SETTINGS]
    with served([*command, "--server.address", "0.0.0.0", "--server.port"]) as at:  # noqa: S104 - it offers less
        page.goto(at)
        page.get_by_text("Use your own notes").click()
        expect(page.get_by_test_id("stFileUploader")).to_be_visible()
        expect(page.get_by_role("textbox", name="Folder")).to_have_count(0)


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_is_wider_than_its_box(page, address, width) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    expect(page.get_by_text("name: tea notes")).to_be_visible()
    if width < 600:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("Use your own notes").click()
    for name in ("long-" * 40, "a word " * 30):
        upload(page, SALT | {"name": f"{name}.md"})
        expect(page.get_by_role("button", name="Back to tea notes")).to_be_visible()
        expect(page.get_by_text(re.compile(f"^name: .*{name[:20]}"))).to_be_attached()
        part = settled(page).get_by_test_id("stExpander")
        assert part.evaluate("e => e.scrollWidth <= e.clientWidth + 2")
