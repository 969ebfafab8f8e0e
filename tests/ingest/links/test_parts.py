"""Which part of a note a link leads to."""

import pytest

BREAD = """\
---
title: Bread
---
Words above.

# Bread

## Rye: dense & dark

Kneaded. ^knead

### Crumb

- fine ^fine-1
  - finer

**Crust**

Hard.

## Setup

One.

# Oven

## Setup

Two <a id="two"></a>.

## See [[Oven|this]] and `code`

| a |
| --- |
| b |

^table

## Größe und Maß

## C++ (basics)

## 你好 世界
"""


@pytest.mark.parametrize(
    ("link", "part"),
    [
        ("[[bread]]", ""),
        ("[[bread#]]", ""),
        ("[[bread#Bread]]", "#bread"),
        ("[[bread#Crumb]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#CRUMB|the crumb]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#  Crumb  ]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread.md#Crumb]]", "#bread/rye-dense-dark/crumb"),
        ("![[bread#Crumb]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#Rye: dense & dark]]", "#bread/rye-dense-dark"),
        ("[[bread#Rye dense dark]]", "#bread/rye-dense-dark"),
        ("[[bread#Bread#Crumb]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#Bread#Rye dense dark#Crumb]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#Setup]]", "#bread/setup"),
        ("[[bread#Oven#Setup]]", "#oven/setup"),
        ("[[bread#Crust]]", "#bread/rye-dense-dark/crumb/crust"),
        ("[[bread#See this and code]]", "#oven/see-this-and-code"),
        ("[[bread#Größe und Maß]]", "#oven/große-und-maß"),
        ("[[bread#C++ (basics)]]", "#oven/c++-basics"),
        ("[[bread#你好 世界]]", "#oven/你好-世界"),
        ("[[bread#^knead]]", "#bread/rye-dense-dark"),
        ("[[bread#^KNEAD]]", "#bread/rye-dense-dark"),
        ("[[bread#^fine-1]]", "#bread/rye-dense-dark/crumb"),
        ("[[bread#^table]]", "#oven/see-this-and-code"),
        ("[x](bread.md#crumb)", "#bread/rye-dense-dark/crumb"),
        ("[x](bread.md#rye-dense--dark)", "#bread/rye-dense-dark"),
        ("[x](bread.md#Rye%20dense%20dark)", "#bread/rye-dense-dark"),
        ("[x](bread.md#setup)", "#bread/setup"),
        ("[x](bread.md#setup-1)", "#oven/setup"),
        ("[x](bread.md#two)", "#oven/setup"),
        ("[x](<bread.md#C++ (basics)>)", "#oven/c++-basics"),
    ],
)
def test_where_a_part_is(follow, link, part) -> None:
    assert follow(link, {"bread.md": BREAD}) == ([f"bread.md{part}"], [])


@pytest.mark.parametrize(
    ("link", "target", "said"),
    [
        ("[[bread#Corn]]", "bread#Corn", "heading"),
        ("[[bread#Oven#Crumb]]", "bread#Oven#Crumb", "heading"),
        ("[[bread#Crumb#Bread]]", "bread#Crumb#Bread", "heading"),
        ("[[bread#^gone]]", "bread#^gone", "block"),
        ("[x](bread.md#setup-2)", "bread.md#setup-2", "heading"),
        ("[x](bread.md#corn)", "bread.md#corn", "heading"),
        ("[[bread#!?]]", "bread#!?", "heading"),
    ],
)
def test_a_missing_part_is_a_warning_and_the_note_is_meant(follow, link, target, said) -> None:
    wanted = f"link to {target!r} leads to no {said} of bread.md (missing-part)"
    assert follow(link, {"bread.md": BREAD}) == (["bread.md"], [f"index.md:1:1: warning: {wanted}"])


@pytest.mark.parametrize(
    ("link", "part"),
    [("[[#Oven]]", "#oven"), ("[[#Oven#Heat]]", "#oven/heat"), ("[x](#heat)", "#oven/heat")],
)
def test_a_part_of_the_same_note(follow, link, part) -> None:
    assert follow(f"{link}\n\n# Oven\n\n## Heat\n", {}) == ([f"index.md{part}"], [])


def test_the_top_of_the_same_note(follow) -> None:
    assert follow("[up](#) [[#]]\n\n# Oven\n", {}) == (["index.md", "index.md"], [])


def test_a_title_made_of_the_file_name_is_no_heading(follow) -> None:
    _, (problem,) = follow("[[notes#notes]]", {"notes.md": "Text.\n"})
    assert problem.endswith("leads to no heading of notes.md (missing-part)")
