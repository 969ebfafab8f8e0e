"""In real Chromium: the tables, and the files a person takes away."""

import csv
import io
import struct
from xml.etree.ElementTree import Element, fromstring

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "rect", "path", "text", "tspan"}


def column(page, table: int, place: int) -> list[str]:
    cells = page.locator(f".panel section:nth-of-type({table}) tbody tr > :nth-child({place})")
    return cells.all_inner_texts()


def saved(board, name: str) -> bytes:
    with board.page.expect_download() as waiting:
        board.button(name).click()
    return waiting.value.path().read_bytes()


def drawing(board) -> Element:
    board.button("Save picture").click()
    return fromstring(saved(board, "As SVG"))  # noqa: S314 - our own file


def test_the_tables_hold_what_is_drawn(page, board) -> None:
    board.open("/?overlay=1")
    expect(page.locator(".panel table")).to_have_count(0)
    board.button("Table").click()
    expect(page.locator(".panel caption").first).to_have_text("Nodes (60)")
    expect(page.locator(".panel caption").last).to_have_text("Relations (65)")
    names = column(page, 1, 1)
    assert len(names) == 60
    assert names[1:4] == ["Node number 0", "Node number 1", "Node number 2"]
    rows = dict(zip(names, zip(*(column(page, 1, n) for n in (2, 3, 4)), strict=True), strict=True))
    assert rows["Node number 4"] == ("Algorithm", "4", "missing")
    assert rows["Node number 58"] == ("Problem", "1", "–")
    assert column(page, 2, 4).count("yes") == 6


def test_tables_are_sorted_by_their_headings(page, board) -> None:
    board.open()
    board.button("Table").click()
    heading = page.locator(".panel th", has_text="Relations drawn")
    sort = heading.get_by_role("button")
    expect(heading).to_have_attribute("aria-sort", "none")
    sort.click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    counts = [int(text) for text in column(page, 1, 3)]
    assert counts == sorted(counts)
    expect(sort).to_be_focused()
    sort.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert [int(text) for text in column(page, 1, 3)] == sorted(counts, reverse=True)
    expect(page.locator(".panel th", has_text="Name")).to_have_attribute("aria-sort", "none")


def test_a_name_in_a_table_selects_and_the_table_stays_open(page, board) -> None:
    board.open()
    board.button("Table").click()
    name = page.locator(".panel section:nth-of-type(1)").get_by_role("button", name="Node number 9")
    name.click()
    board.says("chosen: n09 (select)")
    board.wait("now.selected === 'n09'")
    expect(page.locator(".panel table")).to_have_count(2)
    expect(name).to_be_focused()
    page.get_by_text("First half").click()
    expect(page.locator(".panel caption").first).to_have_text("Nodes (31)")


def test_tables_are_downloaded_as_csv(board) -> None:
    board.open("/?overlay=1")
    board.button("Table").click()
    text = saved(board, "Download nodes as CSV").decode()
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["Name", "Type", "Relations drawn", "Coverage"]
    assert ["Node number 4", "Algorithm", "4", "missing"] in rows
    assert len(rows) == 61
    relations = list(csv.reader(io.StringIO(saved(board, "Download relations as CSV").decode())))
    assert relations[0] == ["From", "Relation", "To", "Inferred"]
    assert ["Node number 9", "raises", "Node number 16", "yes"] in relations
    assert len(relations) == 66


def test_cells_that_a_spreadsheet_would_run_are_defused(board) -> None:
    board.open("/?hostile=1")
    board.button("Table").click()
    text = saved(board, "Download nodes as CSV").decode()
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'-2+3" in cells
    assert '\'=HYPERLINK("http://evil.example","x")' in cells


def test_the_picture_is_saved_as_svg(board) -> None:
    board.open("/?overlay=1&chosen=n04")
    root = drawing(board)
    assert root.tag == f"{SVG}svg"
    written = [text.iter(f"{SVG}tspan") for text in root.iter(f"{SVG}text")]
    texts = [" ".join(line.text or "" for line in lines) for lines in written]
    assert "Node number 4" in texts
    assert "requires" in texts
    assert sum(text.startswith("Node number") for text in texts) > 40
    legend = [text.text for text in root.iter(f"{SVG}text") if text.text]
    assert {"Tools 7", "Missing 1", "Inferred"} <= set(legend)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= SHAPES
    names = {name for e in root.iter() for name in e.attrib}
    assert not [name for name in names if "href" in name or name.startswith("on")]


def test_the_picture_is_saved_as_png_of_twice_the_size(board) -> None:
    board.open()
    svg = drawing(board)
    board.button("Save picture").click()
    png = saved(board, "As PNG")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", png[16:24])
    assert size == tuple(round(2 * float(svg.get(side))) for side in ("width", "height"))
    assert len(png) > 50_000
