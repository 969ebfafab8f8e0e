"""Links and aliases in front matter."""

import pytest

from studyatlas.ingest.markdown import read_markdown


def links(front_matter: str) -> list[tuple[str, str, int, int]]:
    document = read_markdown("a.md", f"---\n{front_matter}\n---\n# Title\n")
    return [(link.key, link.target, link.line, link.column) for link in document.links]


@pytest.mark.parametrize(
    ("front_matter", "wanted"),
    [
        ('related: "[[Rye]]"', [("related", "Rye", 2, 11)]),
        ("related: '[[Rye|grain]]'", [("related", "Rye", 2, 11)]),
        ("related: [[Rye]]", [("related", "Rye", 2, 10)]),
        ("related: [[Rye|grain]]", [("related", "Rye", 2, 10)]),
        (
            "related: see [[Rye]] and [[Oats]]",
            [("related", "Rye", 2, 14), ("related", "Oats", 2, 26)],
        ),
        (
            'requires: ["[[Rye]]", "[[Oats]]"]',
            [("requires", "Rye", 2, 13), ("requires", "Oats", 2, 24)],
        ),
        (
            'requires:\n  - "[[Rye]]"\n  - [[Oats]]',
            [("requires", "Rye", 3, 6), ("requires", "Oats", 4, 5)],
        ),
        (
            "requires: [[[Rye]], [[Oats]]]",
            [("requires", "Rye", 2, 12), ("requires", "Oats", 2, 21)],
        ),
        ("a:\n  b: '[[Rye#Crumb]]'", [("a", "Rye#Crumb", 3, 7)]),
        ("note: |\n  Knead\n  as [[Rye]].", [("note", "Rye", 4, 6)]),
        ("note: '[x](rye.md)'", [("note", "rye.md", 2, 8)]),
        ("note: '![[rye.png]]'", [("note", "rye.png", 2, 8)]),
        ("a: &x '[[Rye]]'\nb: *x", [("a", "Rye", 2, 4)]),
        ('a: "\\x5b[Rye]]"', [("a", "Rye", 2, 4)]),
        ("a: Rye", []),
        ("a: [Rye, Oats]", []),
        ("a: [[1, 2]]", []),
        ("a: [[1, 2], [3, 4]]", []),
        ("a: '`[[Rye]]`'", []),
        ("# [[Rye]]\na: b", []),
    ],
)
def test_where_links_stand_in_front_matter(front_matter, wanted) -> None:
    first = front_matter if not front_matter.startswith("#") else f"z: z\n{front_matter}"
    assert links(first) == wanted


def test_line_ends_that_only_yaml_knows_break_nothing() -> None:
    assert [link[:2] for link in links("a: b\u2028c: d\u0085e: '[[Rye]]'")] in (
        [("e", "Rye")],
        [("a", "Rye")],
    )


@pytest.mark.parametrize(
    ("front_matter", "aliases"),
    [
        ("aliases: [Rye, 'Rye, dark']", ("Rye", "Rye, dark")),
        ("aliases:\n  - Rye\n  - ''\n  - Rye", ("Rye",)),
        ("aliases: Rye, Dark rye", ("Rye", "Dark rye")),
        ("alias: Rye\naliases: [Roggen]", ("Rye", "Roggen")),
        ("aliases:", ()),
        ("aliases: {a: b}", ()),
        ("aliases: [[Rye]]", ()),
        ("names: Rye", ()),
    ],
)
def test_aliases(front_matter, aliases) -> None:
    assert read_markdown("a.md", f"---\n{front_matter}\n---\n").aliases == aliases


def test_a_repeated_anchor_costs_nothing() -> None:
    bombs = ["a0: &a0 ['[[Rye]]']", *(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 40))]
    assert [link[1] for link in links("\n".join(bombs))] == ["Rye"]
