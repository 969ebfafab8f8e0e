from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.document import Block, BlockKind, Document, Link, Section

SIGNS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.ITEM: "-",
    BlockKind.ROW: "|",
    BlockKind.CODE: "code",
}


def told(text: str, path: str = "tea.md") -> list[str]:
    """Return a document as lines to compare: `lines heading`, then `lines sign text` below it."""
    document = read_markdown(path, text)
    return [
        line
        for section in document.sections
        for line in (_heading(section), *(_block(block) for block in section.blocks))
    ]


def _kind(link: Link) -> str:
    return " ".join(kind for kind in ("wiki", "embed") if getattr(link, kind))


def _heading(section: Section) -> str:
    mark = "*" if section.bold else "#"
    return f"{section.line}..{section.end_line} {mark * section.level} {section.title}"


def _block(block: Block) -> str:
    """Return a block's lines and words; `<subject>`, `in titles`, `= material` where they tell."""
    lines = f"{block.line}" if block.line == block.end_line else f"{block.line}..{block.end_line}"
    told = [lines, SIGNS[block.kind] * (block.depth + 1), block.text]
    told += [f"<{block.subject}>"] if block.subject else []
    told += [f"in {'/'.join(block.titles)}"] if block.titles else []
    told += [f"= {block.material}"] if block.material != block.text else []
    return " ".join(told)


def check(text: str, expected: str) -> None:
    assert told(text) == expected.strip("\n").split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tea", "1..1 # Tea"),
        ("# Tea\n\nA drink.\n", "1..3 # Tea\n3 p A drink."),
        ("## Tea ##\nA drink.", "1..2 ## Tea\n2 p A drink."),
        ("# C#\n\nA key.", "1..3 # C#\n3 p A key."),
        ("# *Green* `tea` [leaf](x.md)\n", "1..1 # Green tea leaf"),
        ("# A\n## B\n# C\n## B\n", "1..1 # A\n2..2 ## B\n3..3 # C\n4..4 ## B"),
        ("###### Six\n####### Seven", "1..2 ###### Six\n2 p ####### Seven"),
        ("#Tea\n", "1..1 # tea\n1 p #Tea"),
        ("#\n\nA drink.", "1..3 # tea\n3 p A drink."),
        ("   # Tea\n    # Code\n", "1..2 # Tea\n2 code # Code = "),
        ("Tea\n===\n\nCoffee\n---\nHot.", "1..3 # Tea\n4..6 ## Coffee\n6 p Hot."),
        ("Tea\nfrom China\n===\nHot.", "1..4 # Tea from China\n4 p Hot."),
        ("A drink.\n\n# Tea\n", "1..2 # tea\n1 p A drink.\n3..3 # Tea"),
        ("\n\n\nA drink.\n\n\n# Tea\n\n\n", "1..6 # tea\n4 p A drink.\n7..9 # Tea"),
        ("> # Tea\n> A drink.\n", "1..2 # Tea\n2 p A drink."),
        ("# 紅茶\n\n香り\n", "1..3 # 紅茶\n3 p 香り"),
        ("# שלום עולם\n\nמים רותחים\n", "1..3 # שלום עולם\n3 p מים רותחים"),
        ("# Tee \\# 1 &amp; 2\n", "1..1 # Tee # 1 & 2"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_headings(text: str, expected: str) -> None:
    assert "\n".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Tea**\n\nHot.", "1..3 * Tea\n3 p Hot."),
        ("**Tea:**\nHot.", "1..2 * Tea\n2 p Hot."),
        ("**Tea**:\nHot.", "1..2 * Tea\n2 p Hot."),
        ("__Tea__\nHot.", "1..2 * Tea\n2 p Hot."),
        ("<b>Tea</b>\nHot.", "1..2 * Tea\n2 p Hot."),
        ("<STRONG>Tea</STRONG>\nHot.", "1..2 * Tea\n2 p Hot."),
        ("**Green** **tea**\nHot.", "1..2 * Green tea\n2 p Hot."),
        ("***Tea***\nHot.", "1..2 * Tea\n2 p Hot."),
        ("# Drinks\n\n**Tea**\n\nHot.\n", "1..2 # Drinks\n3..5 ** Tea\n5 p Hot."),
        ("## A\n**B**\n### C\n**D**\n", "1..1 ## A\n2..2 *** B\n3..3 ### C\n4..4 **** D"),
        ("Cold.\n**Tea**\nHot.", "1..1 # tea\n1 p Cold.\n2..3 * Tea\n3 p Hot."),
        ("*Tea*\nHot.", "1..2 # tea\n1..2 p Tea Hot."),
        ("**Tea** is hot.", "1..1 # tea\n1 p Tea is hot. <Tea>"),
        ("**Tea:** hot.\nBlack.", "1..2 # tea\n1..2 p Tea: hot. Black. <Tea>"),
        ("**Tea is a drink.**\nHot.", "1..2 # tea\n1..2 p Tea is a drink. Hot."),
        (
            f"**{' '.join(['long'] * 15)}**\n",
            f"1..1 # tea\n1 p {' '.join(['long'] * 15)}",
        ),
        ("Hot **tea**", "1..1 # tea\n1 p Hot tea"),
        ("****", ""),
    ],
)
def test_lines_in_bold(text: str, expected: str) -> None:
    assert "\n".join(told(text)) == expected


@pytest.mark.parametrize(
    "rest", ["Hot.", "- Hot.", "```\nHot.\n```", "# Hot", "| Hot |\n|---|\n| x |"]
)
def test_an_unclosed_b_ends_with_its_block(rest: str) -> None:
    document = read_markdown("tea.md", f"<b>Tea\n\n{rest}\n")
    assert next(section.title for section in document.sections) == "Tea"
    assert not any(block.subject == "Hot." for s in document.sections for block in s.blocks)
    assert [s.bold for s in document.sections if s.title == "Hot"] in ([], [False])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- hot\n- black\n", "1 - hot\n2 - black"),
        ("* hot\n\n* black\n", "1 - hot\n3 - black"),
        ("1. hot\n2) black\n", "1 - hot\n2 - black"),
        ("+ hot\n  and sweet\n+ black", "1..2 - hot and sweet\n3 - black"),
        ("- hot\nand lazy\n", "1..2 - hot and lazy"),
        ("- [ ] learn tea\n- [x] black\n", "1 - learn tea = \n2 - black"),
        ("- ~~hot~~\n- hot ~~and~~ black\n", "2 - hot black"),
        ("- **Tea** is hot\n", "1 - Tea is hot <Tea>"),
        ("- **Tea**: hot\n", "1 - Tea: hot <Tea>"),
        ("- **Tea**\n", "1 - Tea <Tea>"),
        ("- Hot **tea**\n", "1 - Hot tea"),
        (
            "- Tea\n  - hot\n    - very\n  - black\n- Coffee",
            (
                "1 - Tea <Tea>\n2 -- hot <hot> in Tea\n3 --- very in Tea/hot\n"
                "4 -- black in Tea\n5 - Coffee"
            ),
        ),
        (
            "- **Tea:** a drink.\n  - hot\n",
            "1 - Tea: a drink. <Tea>\n2 -- hot in Tea",
        ),
        (
            "- It is a drink.\n  - hot\n",
            "1 - It is a drink.\n2 -- hot",
        ),
        (
            "- Tea:\n  1. boil\n  2. pour\n\n  Wait.\n\n- Coffee",
            "1 - Tea: <Tea>\n2 -- boil in Tea\n3 -- pour in Tea\n5 p Wait. in Tea\n7 - Coffee",
        ),
        ("- hot\n\n  and black\n", "1..3 - hot and black"),
        ("-\n- hot\n", "2 - hot"),
        ("- - hot\n", "1 -- hot"),
        ("- > hot\n  > black", "1..2 - hot black"),
        (
            "- boil\n\n  ```\n  100\n  ```\n- pour",
            "1 - boil <boil>\n3..5 code 100 = \n6 - pour",
        ),
        (
            "- Times\n\n  | tea | min |\n  |---|---|\n  | green | 2 |\n- pour",
            "1 - Times <Times>\n5 | green · 2 <green> = 2\n6 - pour",
        ),
        ("- TBD\n- ...\n- n/a\n", "1 - TBD = \n2 - ... = \n3 - n/a = "),
        ("- ![a leaf](leaf.png)\n- hot\n", "2 - hot"),
        ("- ![a leaf](leaf.png) hot\n", "1 - hot"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert told(text)[1:] == expected.split("\n")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| green | hot | 2 |", "green · hot · 2 <green> = hot · 2"),
        ("| green | - | 2 |", "green · - · 2 <green> = 2"),
        ("| green | - | - |", "green · - · - <green> = "),
        ("| green | TBD | Here |", "green · TBD · Here <green> = "),
        ("| green | n/a | **tba** |", "green · n/a · tba <green> = "),
        ("| green |  |  |", "green <green> = "),
        ("| green |", "green <green> = "),
        ("| green | hot | 2 | more |", "green · hot · 2 · more <green> = hot · 2 · more"),
        ("|  | hot | 2 |", "hot · 2"),
        ("green | hot | 2", "green · hot · 2 <green> = hot · 2"),
        ("| **green** | `hot` | [2](x.md) |", "green · hot · 2 <green> = hot · 2"),
        ("| green | a<br>b<br/>c | 2 |", "green · a · b · c · 2 <green> = a · b · c · 2"),
        ("| green | - a<br>- b<BR /> | 2 |", "green · a · b · 2 <green> = a · b · 2"),
        ("| green | * a<br>* b | 2 |", "green · a · b · 2 <green> = a · b · 2"),
        (
            "| green | <ul><li>a</li><li>b</li></ul> | 2 |",
            "green · a · b · 2 <green> = a · b · 2",
        ),
        ("| green | a \\| b | 2 |", "green · a | b · 2 <green> = a | b · 2"),
        ("| green | ![cup](cup.png) | 2 |", "green · 2 <green> = 2"),
        ("| green | <b>hot | 2 |", "green · hot · 2 <green> = hot · 2"),
        ("| 緑茶 | 熱い | ٢ |", "緑茶 · 熱い · ٢ <緑茶> = 熱い · ٢"),
        ("| -5 °C | -10 | 2 |", "-5 °C · -10 · 2 <-5 °C> = -10 · 2"),
    ],
)
def test_table_rows(row: str, expected: str) -> None:
    text = f"# Tea\n\n| kind | taste | minutes |\n|:--|:-:|--:|\n{row}\n\nAfter.\n"
    assert told(text) == ["1..7 # Tea", f"5 | {expected}", "7 p After."]


def test_a_row_knows_its_cells_and_columns() -> None:
    text = "| kind | **taste** |\n|---|---|\n| green | |\n| black | malt |\n"
    rows = read_markdown("tea.md", text).sections[0].blocks
    assert [(row.cells, row.header, row.line) for row in rows] == [
        (("green", ""), ("kind", "taste"), 3),
        (("black", "malt"), ("kind", "taste"), 4),
    ]


def test_a_table_without_rows_is_no_material() -> None:
    assert told("| kind | taste |\n|---|---|\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\n# no heading\n```\n\nHot.", "1..3 code # no heading = \n5 p Hot."),
        ("~~~python\nboil()\n\npour()\n~~~", "1..5 code boil()\n\npour() = "),
        ("```\nnever closed\n\n# no heading", "1..4 code never closed\n\n# no heading = "),
        ("    boil()\n", "1 code boil() = "),
        ("```\n```\n\nHot.", "4 p Hot."),
        ("Use `boil()` now.", "1 p Use boil() now."),
        ("<div>\nHot.\n</div>\n\nBlack.", "2 p Hot.\n5 p Black."),
        ("<p>Hot<br>black</p>", "1 p Hot · black"),
        ("<ul>\n<li>hot</li>\n<li>black</li>\n</ul>", "2 - hot\n3 - black"),
        ("<!-- not\n\nfor you -->\n\nHot.", "5 p Hot."),
        ("Hot <!-- hidden --> tea.", "1 p Hot tea."),
        ("Hot.\n\n<!-- never closed\n\ntea", "1 p Hot."),
        ("<style>\np { color: red }\n</style>\n\nHot.", "5 p Hot."),
        ("<script>\nalert(1)\n</script>\n\nHot.", "5 p Hot."),
        ("H<sub>2</sub>O is <span title='x'>hot</span>.", "1 p H2O is hot."),
        ("![a cup of tea](cup.png)\n\nHot.", "3 p Hot."),
        ('<img src="cup.png" alt="tea">\n\nHot.', "3 p Hot."),
        (
            "A [cup [of]](cup.md) and <https://example.org>.",
            "1 p A cup [of] and https://example.org. = A cup [of] and",
        ),
        ("https://example.org/tea", "1 p https://example.org/tea = "),
        ("- <https://example.org>", "1 - https://example.org = "),
        ("[[Green tea|green]] and [[Oolong]].", "1 p green and Oolong."),
        ("Hot  \nand\\\nblack.", "1..3 p Hot and black."),
        ("Hot.\n***\nBlack.", "1 p Hot.\n3 p Black."),
        ("Hot.\n\n---\n\nBlack.\n\n---\n\nSweet.", "1 p Hot.\n5 p Black.\n9 p Sweet."),
        ("Hot.\n\n---\nBlack: yes\n***\n\nSweet.", "1 p Hot.\n4 p Black: yes\n7 p Sweet."),
        ("~~Cold~~ hot &lt; 100&nbsp;°C", "1 p hot < 100 °C"),
        ("TBD", "1 p TBD = "),
        ("> Hot\n> tea.\n", "1..2 p Hot tea."),
    ],
)
def test_text_code_html_and_images(text: str, expected: str) -> None:
    assert "\n".join(told(text)[1:]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea\n---\nHot.\n", ["1..3 ## Tea", "3 p Hot."]),
        ("Tea is hot.\n---\nBlack.\n", ["1..3 # tea", "1 p Tea is hot.", "3 p Black."]),
        ("Hot tea\nand milk\n---\n", ["1..3 # tea", "1..2 p Hot tea and milk"]),
        ("**Tea**\nis hot\n---\n", ["1..3 * Tea", "2 p is hot"]),
        ("- hot\n---\nBlack.\n", ["1..3 # tea", "1 - hot", "3 p Black."]),
    ],
)
def test_dashes_make_a_title_a_heading_but_no_running_text(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• hot\n• black", ["1 - hot", "2 - black"]),
        (
            "The tea is\n• hot\n  and sweet\n• black",
            ["1 p The tea is", "2..3 - hot and sweet", "4 - black"],
        ),
        ("a) hot\nb) black", ["1 - hot", "2 - black"]),
        ("(a) hot\n(b) black", ["1 - hot", "2 - black"]),
        ("i. hot\nii. black\niii. sweet", ["1 - hot", "2 - black", "3 - sweet"]),
        ("1.1 Hot\n1.2 Black", ["1 - 1.1 Hot", "2 - 1.2 Black"]),
        ("a. hot", ["1 p a. hot"]),
        ("b. hot\na. black", ["1..2 p b. hot a. black"]),
        ("1.1 Hot", ["1 p 1.1 Hot"]),
        ("2.5 litres of tea\nand 1.5 of milk", ["1..2 p 2.5 litres of tea and 1.5 of milk"]),
        ("• TBD", ["1 - TBD = "]),
    ],
)
def test_lists_typed_without_marks(text: str, expected: list[str]) -> None:
    assert told(text)[1:] == expected


def test_a_long_line_in_bold_is_a_heading_if_it_has_a_code() -> None:
    title = f"1.2 {' '.join(['long'] * 20)}"
    assert told(f"**{title}**\n") == [f"1..1 * {title}"]
    assert told(f"**Task {title}**\n") == [f"1..1 * Task {title}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<table>\n<tr><th>kind</th><th>taste</th></tr>\n<tr>\n<td>green</td>\n<td>hot<br>dry</td>\n</tr>",
            ["3..6 | green · hot · dry <green> = hot · dry"],
        ),
        (
            "<table><tr><td><p>a</p></td><td><ul><li>b<li>c</ul></td></tr></table>",
            ["1 | a · b · c <a> = b · c"],
        ),
        ("<ul>\n<li>hot\n<ul>\n<li>very</li>\n</ul></li>\n</ul>", ["2 - hot", "4 -- very"]),
        ("<p>one</p>\n<p>two\nthree</p>", ["1 p one", "2..3 p two three"]),
        ("<table><tr><td>", []),
        ("</li></ul></tr>x", ["1 p x"]),
    ],
)
def test_blocks_of_html(text: str, expected: list[str]) -> None:
    assert told(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>Tea</h2>\n\nHot.", ["1..3 ## Tea", "3 p Hot."]),
        (
            "<details>\n<summary>Tea</summary>\n\nHot.\n\n</details>",
            ["2..6 * Tea", "4 p Hot."],
        ),
    ],
)
def test_headings_of_html(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("| green | hot | 2 |", ("kind", "taste", "minutes")),
        ("| green | hot | 2 | more |", ("kind", "taste", "minutes", "")),
        ("| green | 2 |", ()),
        ("green | hot \\| dry | 2", ("kind", "taste", "minutes")),
    ],
)
def test_a_row_that_lost_a_column_does_not_know_its_columns(
    row: str, columns: tuple[str, ...]
) -> None:
    text = f"| kind | taste | minutes |\n|---|---|---|\n{row}\n"
    assert read_markdown("tea.md", text).sections[0].blocks[0].header == columns
    nested = "\n".join(f"> {line}" for line in text.splitlines())
    assert read_markdown("tea.md", nested).sections[0].blocks[0].header == columns


@pytest.mark.parametrize(
    ("text", "expected", "told_as"),
    [
        ("---\nexam: tea\n---\n# Tea\n", {"exam": "tea"}, ["4..4 # Tea"]),
        ("---\nexam: tea\n...\n\nHot.", {"exam": "tea"}, ["1..5 # tea", "5 p Hot."]),
        ("\ufeff---\nexam: tea\n---\nHot.", {"exam": "tea"}, ["1..4 # tea", "4 p Hot."]),
        ("---\r\nexam: tea\r\n---\r\n# Tea\r\n", {"exam": "tea"}, ["4..4 # Tea"]),
        ("---\na: 1\ntags: [x, y]\n\nb: 'two'\n---\n", {"a": "1", "b": "two"}, []),
        ("---\nbroken: [\n---\nHot.", {}, ["1..4 # tea", "4 p Hot."]),
        ("---\n\nHot: yes\n\n---\n", {}, ["1..5 # tea", "3 p Hot: yes"]),
        ("---\n# Tea\nHot.\n\n---\n", {}, ["2..5 # Tea", "3 p Hot."]),
        ("---\nHot.\n\n---\n", {}, ["1..4 # tea", "2 p Hot."]),
        ("---\nexam: tea\n", {}, ["1..2 # tea", "2 p exam: tea"]),
        ("Hot.\n\n---\nexam: tea\n***\n", {}, ["1..5 # tea", "1 p Hot.", "4 p exam: tea"]),
        (" ---\nexam: tea\n***\n", {}, ["1..3 # tea", "2 p exam: tea"]),
    ],
)
def test_front_matter_stands_at_the_very_start(
    text: str, expected: dict[str, str], told_as: list[str]
) -> None:
    assert dict(read_markdown("tea.md", text).front_matter) == expected
    assert told(text) == told_as


def test_parts_between_dashes_further_down_are_notes() -> None:
    text = "Hot.\n\n---\n# Green\nGrassy.\n\n---\n# Black\nMalty.\n"
    assert told(text) == [
        "1..3 # tea",
        "1 p Hot.",
        "4..7 # Green",
        "5 p Grassy.",
        "8..9 # Black",
        "9 p Malty.",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_marks_make_no_difference(ending: str, mark: str) -> None:
    text = "# Tea\n\nHot\nblack.\n\n- **Oolong**: half\n\n```\na\n\nb\n```\n\n|a|b|\n|-|-|\n|c|d|\n"
    assert read_markdown("tea.md", mark + text.replace("\n", ending)) == read_markdown(
        "tea.md", text
    )


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_line_endings_count_as_lines(odd: str) -> None:
    document = read_markdown("tea.md", f"Hot{odd}tea.\n\n# Black\n")
    assert [section.line for section in document.sections] == [1, 3]
    assert document.quote(3) == "# Black"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("A [cup](cups.md#blue) of", [("cups.md#blue", "cup", 1, 3, "")]),
        ("One\nand [two\nwords](x.md)", [("x.md", "two words", 2, 5, "")]),
        ("茶 [é **b**](<a b.md>)", [("a b.md", "é b", 1, 3, "")]),
        ("[a][ref]\n\n[ref]: r.md", [("r.md", "a", 1, 1, "")]),
        ("[[Oolong]]", [("Oolong", "Oolong", 1, 1, "wiki")]),
        ("see [[Green tea#Taste|taste]]", [("Green tea#Taste", "taste", 1, 5, "wiki")]),
        ("![cup](cup.png)", [("cup.png", "", 1, 1, "embed")]),
        ("![[cup.png]]", [("cup.png", "", 1, 1, "wiki embed")]),
        ("# [Tea](tea.md)", [("tea.md", "Tea", 1, 3, "")]),
        ("- [a](a.md)\n- [b](b.md)", [("a.md", "a", 1, 3, ""), ("b.md", "b", 2, 3, "")]),
        ("|x|y|\n|-|-|\n|[a](a.md)|b|", [("a.md", "a", 3, 2, "")]),
        ("`[a](a.md)`", []),
        ("<https://example.org>", [("https://example.org", "https://example.org", 1, 1, "")]),
    ],
)
def test_links(text: str, links: list[tuple[str, str, int, int, str]]) -> None:
    assert [
        (link.target, link.text, link.line, link.column, _kind(link))
        for link in read_markdown("tea.md", text).links
    ] == links


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("tea.md", "# Green tea\n", "Green tea"),
        ("tea.md", "Hot.\n\n## Green tea\n", "Green tea"),
        ("tea.md", "Hot.", "tea"),
        ("a/b/green.tea.md", "Hot.", "green.tea"),
        ("a/notes", "Hot.", "notes"),
        (".md", "Hot.", ".md"),
    ],
)
def test_a_document_has_a_title(path: str, text: str, title: str) -> None:
    assert read_markdown(path, text).title == title


LINES = st.sampled_from(
    [
        "# Tea",
        "## Green",
        "**Black**",
        "<b>White",
        "Hot and *sweet*.",
        "- leaf",
        "  - bud",
        "1. **boil**: water",
        "| a | b |",
        "|---|---|",
        "```",
        "    code",
        "> quoted",
        "---",
        "===",
        "",
        "",
        "[[Oolong]] ![x](y.png)",
        "<div>",
        "<!--",
        "[a]: b.md",
        "\tTab",
        "• dot",
        "1.1 Code",
        "1.2 Code",
        "a) letter",
        "b) letter",
        "~~gone~~",
        "- [ ] box",
        "| a | b | c |",
        "| a |",
        "<li>one",
        "<tr><td>a</td>",
        "</tr>",
        "<summary>Fold</summary>",
        "שלום عالم 木",
    ]
)


def well_formed(document: Document) -> None:
    """Assert what holds of every document, whatever its text."""
    count = len(document.lines)
    ids = [section.id for section in document.sections]
    assert len(ids) == len(set(ids))
    lines = [section.line for section in document.sections]
    assert lines == sorted(set(lines))
    for section in document.sections:
        assert 1 <= section.line <= section.end_line <= count
        assert section.parent in ("", *ids)
        for block in section.blocks:
            assert len(block.header) in (0, len(block.cells))
            assert section.line <= block.line <= block.end_line <= section.end_line
            assert block.text.strip()
    for section, following in pairwise(document.sections):
        assert section.end_line + 1 == following.line
    if document.sections:
        assert document.sections[-1].end_line == count - (not document.lines[-1])
    assert all(1 <= link.line <= count and link.column >= 1 for link in document.links)


@example("| a | b |\n|---|---|\n~~gone~~")
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_lines_lie_within_their_section_and_in_order(text: str) -> None:
    well_formed(read_markdown("tea.md", text))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    well_formed(read_markdown("tea.md", text))


@given(
    st.lists(LINES, max_size=25),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_no_line_ending_makes_a_difference(lines: list[str], ending: str, mark: str) -> None:
    assert read_markdown("a.md", mark + ending.join(lines)) == read_markdown(
        "a.md", "\n".join(lines)
    )


def test_a_heading_inside_a_row_of_html_ends_the_row() -> None:
    document = read_markdown(
        "a.md", "<tr><td>a</td><td>b</td>\n<summary>Fold</summary>\nc\n</tr>\n"
    )
    assert [(s.title, [(b.text, *b.lines) for b in s.blocks]) for s in document.sections] == [
        ("a", [("a · b", 1, 1)]),
        ("Fold", [("c", 3, 3)]),
    ]
