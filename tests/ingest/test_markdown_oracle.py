"""Headings and tables as we read them, against markdown-it-py, which follows CommonMark closely."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from studyatlas.ingest.markdown import read_markdown
from studyatlas.model.document import BlockKind

ORACLE = MarkdownIt("commonmark").enable("table")

WORDS = st.sampled_from(
    ["oak", "leaf of *ivy*", "`moss`", "root & stem", "木", "a **fern** b", "1."]
)
BLOCKS = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["#", "##", "######", "#######", "   #"]), WORDS),
    st.builds("{} {} ##".format, st.sampled_from(["#", "###"]), WORDS),
    st.builds("{}\n{}".format, WORDS, st.sampled_from(["===", "---", "- - -", "--"])),
    st.builds("{}\n{}\n===".format, WORDS, WORDS),
    st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda w: "\n".join(f"- {x}" for x in w)),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda w: "\n".join(f"> # {x}" for x in w)),
    st.builds("- {}\n\n  ## {}\n\n  {}".format, WORDS, WORDS, WORDS),
    st.builds("```\n# {}\n```".format, WORDS),
    st.builds("    # {}".format, WORDS),
    st.builds("<div>\n# {}\n</div>".format, WORDS),
    st.lists(st.builds("| {} | {} |".format, WORDS, WORDS), max_size=3).map(
        lambda rows: "\n".join(["| tree | bark |", "|---|:-:|", *rows])
    ),
    st.builds("| {} |\n|---|---|".format, WORDS),
    st.sampled_from(["---", "***", "", "\\# oak", "#oak", "#"]),
)
DOCUMENTS = st.lists(BLOCKS | st.just(""), max_size=12).map("\n".join)


@given(DOCUMENTS)
def test_headings_and_their_lines(text: str) -> None:
    tokens = ORACLE.parse(text)
    opened = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    wanted = [
        (int(tokens[index].tag[1]), tokens[index].map[0] + 1, title)
        for index in opened
        if (title := _words(tokens[index + 1])) and not _is_running_text(tokens, index)
    ]
    sections = read_markdown("botany.md", text).sections
    assert [(s.level, s.line, s.title) for s in sections if s.id != "botany.md"] == wanted


@given(DOCUMENTS)
def test_table_rows_and_their_lines(text: str) -> None:
    blocks = [b for s in read_markdown("botany.md", text).sections for b in s.blocks]
    assert [b.line for b in blocks if b.kind is BlockKind.ROW] == _body_rows(ORACLE.parse(text))


def _is_running_text(tokens: list[Token], index: int) -> bool:
    """Tell whether `---` was typed below several lines: for us that parts, and is no heading."""
    return tokens[index].markup == "-" and "\n" in tokens[index + 1].content


def _words(inline: Token) -> str:
    leaves = inline.children or []
    return "".join(" " if leaf.type == "softbreak" else leaf.content for leaf in leaves).strip()


def _body_rows(tokens: list[Token]) -> list[int]:
    """Return the first line of each table row that is not the header."""
    inside, lines = False, []
    for token in tokens:
        if token.type in ("tbody_open", "tbody_close"):
            inside = token.nesting == 1
        elif inside and token.type == "tr_open":
            lines.append(token.map[0] + 1)
    return lines
