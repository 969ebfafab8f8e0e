import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyatlas.ingest.markdown import read_markdown


def ids(text: str, path: str = "rails.md") -> list[str]:
    return [section.id for section in read_markdown(path, text).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Steam.", [""]),
        ("# Steam", ["#steam"]),
        ("Steam.\n# Steam", ["", "#steam"]),
        ("# A\n## B\n### C\n## D\n# E", ["#a", "#a/b", "#a/b/c", "#a/d", "#e"]),
        ("### A\n# B\n### C", ["#a", "#b", "#b/c"]),
        ("# A\n**B**\n## C", ["#a", "#a/b", "#a/c"]),
        ("# A\n# A\n# A", ["#a", "#a-2", "#a-3"]),
        ("# A 2\n# A\n# A", ["#a-2", "#a", "#a-3"]),
        ("# A\n## B\n# C\n## B", ["#a", "#a/b", "#c", "#c/b"]),
        ("# Öl & Gas!", ["#ol-gas"]),
        ("# 🚂\n# !", ["#untitled", "#untitled-2"]),
    ],
)
def test_ids_are_made_of_the_titles_above(text: str, expected: list[str]) -> None:
    assert ids(text) == [f"rails.md{part}" for part in expected]


def test_a_section_knows_what_it_stands_in() -> None:
    sections = read_markdown("r.md", "Intro.\n# A\n**B**\n## C\n**D**\n# E\n").sections
    assert [(s.title, s.level, s.parents, s.parent) for s in sections] == [
        ("r", 1, (), ""),
        ("A", 1, (), ""),
        ("B", 2, ("A",), "r.md#a"),
        ("C", 2, ("A",), "r.md#a"),
        ("D", 3, ("A", "C"), "r.md#a/c"),
        ("E", 1, (), ""),
    ]


def test_words_are_counted_without_headings() -> None:
    (section,) = read_markdown("r.md", "# Two words\n\n- three more words\n\nand two\n").sections
    assert section.words == 5


TITLES = st.lists(st.sampled_from(["# A", "# B", "## A", "### C", "**D**"]), max_size=8)
TEXT = st.sampled_from(["", "Some text.", "- item\n- item", "```\ncode\n```", "|a|\n|-|\n|b|"])


@given(TITLES.flatmap(lambda t: st.tuples(st.just(t), *(2 * [st.lists(TEXT, min_size=len(t))]))))
def test_text_below_headings_changes_no_id(drawn) -> None:
    titles, one, other = drawn
    texts = [
        "\n\n".join(f"{title}\n\n{text}" for title, text in zip(titles, below, strict=False))
        for below in (one, other)
    ]
    assert ids(texts[0]) == ids(texts[1])
