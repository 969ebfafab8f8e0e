from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.export.coverage_html import render

OURS = {
    "html", "head", "meta", "title", "style", "body",
    "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """A page's tags, attributes and words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words, self._inside = set(), set(), [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside = tag

    def handle_data(self, data):
        if self._inside != "style":
            self.words.append(data.removesuffix("\n"))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></table><h1>x",
    "a | b",
    "=cmd()",
    "two\nlines",
    "&lt;b&gt;",
    "<!--",
    "]]>",
    "http://x.example/y.png",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(report, text) -> None:
    page = Page(render(report(text)))
    assert page.tags == OURS
    assert page.attributes <= {"lang", "charset", "name", "content", "class", "title"}
    assert page.words.count(text) == 2  # in the two items' own cells, whole


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_asks_for_nothing(report, text) -> None:
    html = render(report(text))
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert not Page(html).attributes & {"src", "href", "srcset", "data", "action", "style"}


def test_verdicts_are_told_by_sign_and_word_too(report) -> None:
    html = render(report("Nets"))
    assert "◐ thin" in html
    assert "○ missing" in html
    assert "Nothing on: Nets" in html
    assert "Nearest: notes/Nets.md:3 (Nets)" in html


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_any_text_stays_text(report, text) -> None:
    page = Page(render(report(text)))
    assert page.tags == OURS
    assert not text.strip() or "\n".join(page.words).count(text) >= 2
