"""Work on links grows with their number, not with its square, whatever they are made of."""

from __future__ import annotations

import time

import pytest

from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.markdown import read_markdown

TIMES = 8
SQUARE = TIMES * TIMES


def one_line(n: int) -> dict[str, str]:
    return {"a.md": " ".join(f"[[n{k}]] [x](n{k}.md)" for k in range(n))}


def one_heading_over_and_over(n: int) -> dict[str, str]:
    links = "\n".join(f"[[#H#H]] [[#H{k}]] [x](#h-{k}) [[#h]]" for k in range(n))
    return {"a.md": "# H\n\n" * n + links}


def one_name_in_many_folders(n: int) -> dict[str, str]:
    return {f"d{k}/n.md": f"[[n]] [[x/n]] [[d{k}/n]] [[gone]] [x](n.md)" for k in range(n)}


def one_alias_of_many_notes(n: int) -> dict[str, str]:
    return {f"{k}.md": "---\naliases: [all, of, them]\n---\n[[all]] [[of]]" for k in range(n)}


def one_list_in_front_matter(n: int) -> dict[str, str]:
    names = ", ".join(f'"[[n{k}]]"' for k in range(n))
    return {"a.md": f"---\nsee: [{names}]\nodd: [{', '.join(['[[x]]'] * n)}]\n---\n"}


def formulas(n: int) -> dict[str, str]:
    return {"a.md": "$[[x]]$ [[y]] $5 " * n}


def opened_and_never_closed(n: int) -> dict[str, str]:
    return {"a.md": "[[x " * n + "\n\n" + "<x/" * n + "\n\n" + "[x](<y " * n}


@pytest.mark.parametrize(
    "vault",
    [
        one_line,
        one_heading_over_and_over,
        one_name_in_many_folders,
        one_alias_of_many_notes,
        one_list_in_front_matter,
        formulas,
        opened_and_never_closed,
    ],
)
def test_work_grows_with_the_number_of_links(vault) -> None:
    few, many = _seconds(vault(400)), _seconds(vault(400 * TIMES))
    assert many < max(few * SQUARE / 2, 0.5)


def _seconds(texts: dict[str, str]) -> float:
    start = time.process_time()
    resolve_links([read_markdown(path, text) for path, text in texts.items()])
    return time.process_time() - start


def test_a_very_deep_path_and_a_very_long_name() -> None:
    deep = "/".join("a" * 1500)
    texts = {f"{deep}/n.md": f"[[{'x' * 100_000}]] [[{'a/' * 50_000}n]] [x]({'../' * 9000}n.md)"}
    links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    assert (len(links.resolved), links.dangling) == (0, 3)
