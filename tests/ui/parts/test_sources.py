"""Where something comes from, as the pages say it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

APP = """
import streamlit as st
from studyatlas.analysis.evidence import Evidence
from studyatlas.model.entities import Relation
from studyatlas.model.position import Origin, Position, Provenance
from studyatlas.ui import state
from studyatlas.ui.parts.sources import evidence_line, note_link, origin_legend, relation_source

def first():
    at = Position("data/notes.md", 12, 14)
    for origin in Origin:
        relation_source(Relation("a", "uses", "b", Provenance(at, "rule", origin, {quote!r})))
    evidence_line(Evidence("data/notes.md", 3, 5, {quote!r}, {quote!r}, "explains Bread", 0.9))
    evidence_line(Evidence("data/notes.md", 7, 7, "Bread", "dough", "mentions Bread", 0.9))
    note_link("whole", "data/notes.md", 4, 4)
    origin_legend()

if {pages}:
    pages = {{
        "first": st.Page(first, title="First", default=True),
        "notes": st.Page(lambda: None, title="Notes", url_path="notes"),
    }}
    current = st.navigation(list(pages.values()))
    state.remember_pages(pages)
    current.run()
else:
    first()
"""
HOSTILE = "![x](http://evil.example/x.png) <b>:red[boo]</b> [y](javascript:alert(1)) $z$ `c`"


def drawn(quote: str = "bread needs dough", *, pages: bool = True) -> AppTest:
    app = AppTest.from_string(APP.format(quote=quote, pages=pages), default_timeout=30).run()
    assert not app.exception
    return app


def links(app: AppTest) -> list[tuple[str, str]]:
    return [(link.proto.query_string, link.proto.label) for link in app.get("page_link")]


def test_every_source_is_a_link_to_its_lines() -> None:
    found = [query for query, _ in links(drawn())]
    note = "note=data%2Fnotes.md"
    assert found == [f"{note}&line=12"] * 3 + [
        f"{note}&line=3&end=5",
        f"{note}&line=7",
        f"{note}&line=4",
    ]
    assert {link.proto.page for link in drawn().get("page_link")} == {"notes"}


def test_a_link_names_the_place_the_origin_and_the_words() -> None:
    labels = [label for _, label in links(drawn())]
    for label, origin in zip(labels, ("curated", "stated", "inferred"), strict=False):
        assert origin in label
        assert r"data\/notes\.md\:12" in label
        assert "bread needs dough" in label
    assert len({label.partition(":material/")[2].partition(":")[0] for label in labels[:3]}) == 3
    assert r"data\/notes\.md\:3–5" in labels[3]


@pytest.mark.parametrize("pages", [True, False])
def test_words_of_a_note_are_no_markup(pages) -> None:
    app = drawn(HOSTILE, pages=pages)
    shown = [label for _, label in links(app)]
    shown += [element.value for element in (*app.caption, *app.markdown)]
    assert any("evil" in text for text in shown)
    for text in shown:
        for mark in ("[x", "<b>", ":red", "](http", "](java", "$z", "`c"):
            assert not re.search(rf"(?<!\\){re.escape(mark)}", text), text


def test_without_a_notes_page_the_words_stand_alone() -> None:
    app = drawn(pages=False)
    assert not links(app)
    shown = "\n".join(caption.value for caption in app.caption)
    assert r"data\/notes\.md\:12" in shown
    assert r"data\/notes\.md\:3–5" in shown


def test_the_legend_explains_each_origin() -> None:
    legend = drawn().caption[-1].value
    for words in ("curated: written by hand", "stated: a line", "inferred: concluded by a rule"):
        assert words in legend
