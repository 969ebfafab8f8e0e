import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from studyatlas.export.coverage_markdown import render

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(tokens):
    """Return the words of inline tokens, None where anything but text and <br> is among them."""
    words = ""
    for token in tokens:
        if token.type == "html_inline" and token.content == "<br>":
            words += "\n"
        elif token.type in ("text", "text_special"):
            words += token.content
        else:
            return None
    return words


def cells(markdown):
    return [
        plain(tokens[place + 1].children)
        for tokens in [READER.parse(markdown)]
        for place, token in enumerate(tokens)
        if token.type == "td_open"
    ]


def headings(markdown):
    tokens = READER.parse(markdown)
    return [plain(tokens[i + 1].children) for i, t in enumerate(tokens) if t.type == "heading_open"]


def test_a_report(report) -> None:
    assert render(report("Nets")) == (
        "# Coverage of exam: 25.0 %\n"
        "\n"
        "1 thin, 1 missing\n"
        "\n"
        "## 1.1 Nets: 25.0 %\n"
        "\n"
        "| Item | Status | What it asks | Evidence | Without material |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 1.1.K1 | ◐ thin | Nets | notes/Nets.md:3 | Nets |\n"
        "| 1.1.K2 | ○ missing | Nets | nearest: notes/Nets.md:3 | Nets |\n"
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "a | b",
    "=cmd()",
    "two\nlines",
    "**bold** _it_ `code`",
    "[link](http://x.example) ![image](y.png)",
    "&lt;b&gt; &amp; &#60;",
    "~~gone~~",
    "# heading",
    "\\",
    "\\| x",
    "<!-- x -->",
    "</table>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(report, text) -> None:
    shown = " ".join(text.split())
    found = cells(render(report(text)))
    assert found[2] == found[4] == found[7] == found[9] == shown
    assert found[3] == f"notes/{shown}.md:3"
    assert headings(render(report(text))) == [
        "Coverage of exam: 25.0 %",
        f"1.1 {shown}: 25.0 %",
    ]


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs"))),
    st.text("<>&;|\\`*_[]()!#~-=+ ab\n:/\"'", max_size=20),
)


@given(TEXTS)
@example("&copy;")
def test_any_text_stays_text(report, text) -> None:
    found = cells(render(report(text)))
    assert len(found) == 10
    # an empty cell is no problem; blanks are squeezed
    assert [re.sub(r"\s+", " ", cell or "").strip() for cell in (found[2], found[7])] == [
        " ".join(text.split())
    ] * 2
