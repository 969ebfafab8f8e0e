"""What is nothing but a link to the web teaches nothing by itself."""

import time

import pytest

from studyatlas.ingest.bare_links import drop_bare_links
from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.document import Block, BlockKind, Link


def _blocks(text: str) -> list[Block]:
    return [b for s in read_markdown("a.md", f"# Storage\n\n{text}\n").sections for b in s.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "[Amazon EFS](https://example.org/efs)",
        "- [Amazon EFS](https://example.org/efs)",
        "See also: [Amazon EFS](https://example.org/efs) and [FSx](https://example.org/fsx).",
        "Docs → [Amazon EFS\nuser guide](https://example.org/efs)",
        "<https://example.org/efs>",
        "see https://example.org/efs for more",
        "[EFS](https://example.org/efs), [EFS](https://example.org/faq), [](https://example.org)",
    ],
)
def test_a_bare_link_is_no_material_but_keeps_its_words(text: str) -> None:
    (block,) = _blocks(text)
    assert block.material == ""
    assert block.text


@pytest.mark.parametrize(
    "text",
    [
        "[Amazon EFS](https://example.org/efs) is a file system that many machines share.",
        "Files: [Amazon EFS](https://example.org/efs), for many machines",
        "[Amazon EFS](efs.md)",
        "[[Amazon EFS]]",
        "See the second shelf.",
    ],
)
def test_words_beside_it_or_a_link_between_notes_stay(text: str) -> None:
    (block,) = _blocks(text)
    assert block.material == block.text


def test_a_cell_may_be_a_link() -> None:
    (row,) = _blocks("| Need | Pick |\n| --- | --- |\n| files | [EFS](https://example.org/efs) |")
    assert row.material == "EFS"


def test_very_many_links_take_linear_time() -> None:
    few, many = _seconds(4_000), _seconds(64_000)
    assert many < max(64 * few, 0.1)


def _seconds(count: int) -> float:
    text = " ".join(f"bee number {n}" for n in range(count))
    block = Block(BlockKind.PARAGRAPH, text, 1, 1, material=text)
    links = [Link(f"https://a.b/{n}", f"bee number {n}", 1) for n in range(count)]
    start = time.process_time()
    drop_bare_links([block], links)
    assert not block.material
    return time.process_time() - start
