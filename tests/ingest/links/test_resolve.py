"""What counts as a link between notes, and what is said of those that lead nowhere."""

import pytest

from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.markdown import read_markdown

NOTES = {
    "rails.md": "# Rails\n\n## Narrow gauge\n\nSmall.\n",
    "engines/steam.md": "# Steam engines\n\nHot.\n",
    "blank.md": "---\nempty: yes\n---\n",
}


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[x](gas.md)", "link to 'gas.md' leads to no note"),
        ("[x](../rails.md)", "link to '../rails.md' leads to no note; did you mean 'rails.md'?"),
        ("[x](/etc/passwd.md)", "link to '/etc/passwd.md' leads to no note"),
        ("![x](gas.md)", "link to 'gas.md' leads to no note"),
        ("[x][gas]\n\n[gas]: gas.md", "link to 'gas.md' leads to no note"),
        ("<gas.md>", "link to 'gas.md' leads to no note"),
        ("[[Future note]]", "link to 'Future note' leads to no note"),
        ("[[Future note#Part|text]]", "link to 'Future note#Part' leads to no note"),
        ("![[Future note]]", "link to 'Future note' leads to no note"),
        ("[[v1.2]]", "link to 'v1.2' leads to no note"),
        ("[[engines]]", "link to 'engines' leads to no note"),
        ("[[engines/]]", "link to 'engines/' leads to no note"),
        ("[[Chapter: one]]", "link to 'Chapter: one' leads to no note"),
        ("[[1,2],[3,4]]", "link to '1,2],[3,4' leads to no note"),
    ],
)
def test_a_link_to_nowhere_is_a_warning(follow, link, message) -> None:
    wanted = f"index.md:2:7: warning: {message} (dangling-link)"
    assert follow(f"See\nalso, {link}\n", NOTES) == ([], [wanted])


@pytest.mark.parametrize(
    "link",
    [
        "[x](https://example.org/rails.md)",
        "[x](//example.org/rails.md)",
        "<https://example.org/a.md>",
        "[x](mailto:me@example.md)",
        "<me@example.md>",
        "[x](obsidian://open?file=rails.md)",
        "[x](file:///rails.md)",
        "[[https://example.org]]",
        "[[1]](https://example.org/rails.md)",
        "[x](https://example.org/#part)",
        "[x]()",
        "[[ ]]",
        "[[]]",
        "[[|text]]",
        "[[Future\nnote]]",
        "[x](rails.pdf)",
        "[x](LICENSE)",
        "[x](engines/)",
        "[x](engines)",
        "![x](picture.png)",
        "![[missing.png]]",
        "![[missing.PNG|100]]",
        "[[scan.pdf#page=3]]",
        "[[board.canvas]]",
        "[x](rails .md)",
        "[x]",
        "[x][gone]",
        "\\[[Future note]]",
        "`[[Future note]]`",
        "`` ` [[Future note]] ``",
        "```\n[[Future note]]\n```",
        "~~~ text\n[x](gas.md)",
        "- item\n\n  ```\n  [[Future note]]\n  ```",
        "text\n\n    [[Future note]]",
        "<!-- [[Future note]] -->",
        "text <!-- [[Future note]] [x](gas.md) --> text",
        "<div>\n[[Future note]]\n</div>",
        "$[[1, 2], [3, 4]]$",
        "$$\nx = [[1, 2]]\n$$",
        "[unused]: gas.md",
    ],
)
def test_what_is_no_link_between_notes(link) -> None:
    texts = {**NOTES, "index.md": f"{link}\n"}
    links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    assert (links.resolved, links.dangling, links.problems) == ((), 0, ())


def test_every_dangling_link_is_one_warning() -> None:
    text = "[[a]] [[a]] [x](b.md)\n[[rails#c]]\n"
    links = resolve_links([read_markdown("n.md", text), read_markdown("rails.md", "# Rails\n")])
    rules = [problem.rule for problem in links.problems]
    assert rules == ["dangling-link"] * links.dangling + ["missing-part"]
    assert len({problem.position for problem in links.problems}) == len(rules) == 4


def test_a_note_without_text_can_be_linked_to_and_from() -> None:
    texts = {"blank.md": "---\nsee: '[[rails]]'\n---\n", "rails.md": "[[blank]]\n"}
    links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    assert [(r.source and r.source.id, r.note.path, r.target) for r in links.resolved] == [
        (None, "rails.md", links.resolved[1].source),
        ("rails.md", "blank.md", None),
    ]


def test_a_link_above_all_text_belongs_to_the_first_section() -> None:
    texts = {"a.md": "---\nsee: '[[b]]'\n---\n![[b]]\n\n# A\n\nText.\n", "b.md": "Text.\n"}
    links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    assert [link.source.id for link in links.resolved] == ["a.md#a", "a.md#a"]


def test_a_circle_of_links_is_nothing_special(follow) -> None:
    notes = {"a.md": "[[b]] [[a]]\n", "b.md": "[[c]]\n", "c.md": "[[a]]\n"}
    assert follow("[[a]]", notes) == (["a.md"], [])


def test_the_order_of_files_makes_no_difference() -> None:
    texts = {"b/n.md": "[[n]]\n", "a/n.md": "[[n]]\n", "N.md": "[[b/n]] [[gone]]\n"}
    documents = [read_markdown(path, text) for path, text in texts.items()]
    one, other = resolve_links(documents), resolve_links(documents[::-1])
    assert sorted(one.problems) == sorted(other.problems)
    assert sorted((r.document.path, r.link.target, r.note.path) for r in one.resolved) == sorted(
        (r.document.path, r.link.target, r.note.path) for r in other.resolved
    )
