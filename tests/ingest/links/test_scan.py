"""Links found without reading anything else are those of the whole reading, in its order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyatlas.ingest.links import scan as scanning
from studyatlas.ingest.links.scan import scan
from studyatlas.ingest.markdown import read_markdown

FORMS = """
    [[a]] [[a#b]] [[a|b]] [[|a]] [[a|]] [[]] [[_a_]] [[a*]] [[a(b)]] ![[p.png]] [[1,2],[3]]
    [x](y.md) [x](y.md#z) ![x](p.md) [*x*](a) [**b](c) [](a) [a]() [^x](y) [x](<y z>) [x](y(z))
    [[a]](b) [[1]](https://e.org) [x][y] [x][] [x] [^1] <a.md> <https://e.org> [a](b&amp;c)
    [ref]: [^1]: - [[ ]] ]] ( ) ](  ![ | || ` `` ``` ~~~ ~~ ~ * ** _ < > \\ \\[ $ $$ & &amp; ! : # =
"""
PIECES = (
    *FORMS.split(),
    *(
        "[[a b]]",
        "[x y](z)",
        '[x](y "t")',
        "- [ ] ",
        "- [x] ",
        "word",
        "é",
        "木",
        " ",
        "  ",
        "    ",
    ),
    *("\n", "\n\n", "\n- ", "\n  - ", "\n> ", "\n1. ", "\n# ", "\n---\n", "\n===\n", "\n|-|\n"),
    *("\n| a | b |\n|---|---|\n", "\n--- | ---\n", "\n```\n", "\n<div>\n", "\n<!-- ", " -->", "\t"),
    *("\u00a0", "\u2028", "\x0c", "\0", "\n[x]: y.md\n", "\n[^1]: [[a]]\n", "\n    ", "    "),
)
DOUBTS = "`<\\$\t\0~&"
PLAIN = tuple(piece for piece in PIECES if not set(DOUBTS) & set(piece))


def told(text: str) -> list[tuple]:
    """Return the links of the whole reading, without the words they show."""
    return [link._replace(text="") for link in read_markdown("a.md", text).links]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PLAIN), max_size=14).map("".join))
def test_plain_texts_have_the_same_links(text: str) -> None:
    assert [link._replace(text="") for link in scan(text)] == told(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_has_the_same_links(text: str) -> None:
    assert [link._replace(text="") for link in scan(text)] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "See [[a]], ![[b|c]] and [d](e.md#f).\n\n- [ ] [[g]]\n  - ![h](i.png)\n\n> [[j k]]",
        "| a | b |\n|---|---|\n| c | d |\n\n[[e]]",
        "No links, and `code` besides.",
    ],
)
def test_most_notes_need_no_parser(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(scanning, "link_events", None)
    assert [link._replace(text="") for link in scan(text)] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[a]] `[[b]]`",
        "Text.\n\n    [[code]]",
        "[[a]] and [b][c]\n\n[c]: d.md",
        "| a |\n|---|\n| b | [[dropped]] |",
        "a | [[b]]\n--- | ---\nc | d",
        "~~~\n[[a]]",
        "[[1]](https://e.org)",
        "[[ ]]",
    ],
)
def test_what_is_in_doubt_is_parsed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert [link._replace(text="") for link in scan(text)] == told(text)
    monkeypatch.setattr(scanning, "link_events", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        scan(text)
