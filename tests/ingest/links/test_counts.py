"""Every link of a vault is resolved or reported: the sums agree with a naive count of the text.

The count below shares nothing with the program: it strikes out what is no text (code, comments,
formulas), then counts brackets with regular expressions. Where a name leads is looked up anew by
going through all files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from studyatlas.cli.app import app
from studyatlas.ingest.links import resolve_links
from studyatlas.ingest.markdown import read_markdown

Vault = Mapping[str, str]

NO_TEXT = (
    r"(?ms)^ *(```|~~~).*?^ *\1[^\S\n]*$",  # fenced code
    r"(?m)(?<=\n\n)(?: {4}|\t).*$",  # indented code
    r"(?s)<!--.*?-->",
    r"(?s)\$\$.*?\$\$",
    r"\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)",
    r"`[^`\n]*`",
    r"(?s)<div>.*?</div>",
    r"\\\[",
)
DEFINED = re.compile(r"(?m)^\[([^\]^]+)\]: *<?([^\s>]+)>?.*$")
WIKI = re.compile(r"!?\[\[([^\[\]|\n]+)(?:\|[^\]\n]*)?\]\](?!\(http)")
INLINE = re.compile(r"\[[^\]]*\]\((?:<([^>]*)>|([^()\s]*))(?: [^)]*)?\)")
REFERENCE = re.compile(r"\[([^\]\[]+)\](?:\[([^\]\[]*)\])?(?![(:\[])")
ANGLE = re.compile(r"<([^<>\s:@]+\.md)(?:#[^<>\s]*)?>")
FILE = re.compile(r"(?i).*\.(?:png|pdf|jpg|canvas|mp3)")


def naive_count(text: str) -> int:
    """Count what looks like a link between notes."""
    front, body = "", text
    if found := re.match(r"(?s)---\n(.*?)\n---\n", text):
        front, body = found.group(1), text[found.end() :]
    for pattern in NO_TEXT:
        body = re.sub(pattern, "", body)
    defined = {name.lower(): path for name, path in DEFINED.findall(body)}
    count = 0
    for part in (re.sub(r"`[^`\n]*`", "", front), DEFINED.sub("", body)):
        wikis = [name.rstrip("\\") for name in WIKI.findall(part)]
        count += sum(
            bool(name.strip()) and "://" not in name and not FILE.fullmatch(name.split("#")[0])
            for name in wikis
        )
        rest = WIKI.sub("", part)
        count += sum(_is_note(angle or plain) for angle, plain in INLINE.findall(rest))
        count += len(ANGLE.findall(INLINE.sub("", rest)))
        if part and defined:
            names = (label or text for text, label in REFERENCE.findall(INLINE.sub("", rest)))
            count += sum(_is_note(defined.get(name.lower(), "")) for name in names)
    return count


def _is_note(address: str) -> bool:
    path = address.split("#", maxsplit=1)[0]
    return address.startswith("#") or (":" not in path and path.endswith(".md"))


def read(vault: Vault) -> tuple[list, int, list]:
    links = resolve_links([read_markdown(path, text) for path, text in vault.items()])
    return list(links.resolved), links.dangling, list(links.problems)


FORMS = """\
See [[{0}]] and [[{0}|other words]].
A part: [[{0}#Part]], [[{0}#Part#Sub]], [[{0}#^block]], [[#Part]], [[#^block]].
Shown inside: ![[{0}]], ![[{0}#Part]], ![[picture.png]], ![[picture.png|100]].
By path: [[{1}]], [[{1}.md]], [[/{1}]], [[{1}#Part|text]].
Markdown: [one](/{2}.md), [two](</{1}.md>), [three](/{2}.md#part), [four](#part "title").
Angles: </{2}.md>, <https://example.org/a.md>, <me@example.org>.
References: [one][ref], [ref][], [ref]. And none: [one][gone], [gone], [x].
Names: [[Other {0}]], [[gone {0}]], [gone](gone.md), ![gone](gone.md), ![p](picture.png).
Files: [[scan.pdf]], [[scan.pdf#page=2]], [s](scan.pdf), [l](LICENSE), [f](folder/).
Away: [x](https://example.org/x.md), [y](mailto:me@example.org), [[https://example.org]].
Cited [[1]](https://example.org), noted[^1], *[[{0}]]*, **[[{0}]]**, ~~[[{0}]]~~.
Code: `[[{0}]]`, `[x](/{2}.md)`. Formula: $[[1, 2], [3, 4]]$. Money: $5 for [[{0}]], $6 without.
Hidden: <!-- [[{0}]] --> and shown: %% [[{0}]] %%. Escaped: \\[[{0}]].
Nothing: [[ ]], [[]], [x](), [a b](a b.md), [[{0}.

- [[{0}]]
  - [x](/{2}.md)
    1. [[{0}]]
- [ ] [[{0}]]
- requires:: [[{0}]]

| a | b |
| --- | --- |
| [[{0}\\|in a cell]] | [x](/{2}.md) `[[{0}]]` |

> [!note] [[{0}]]
> ![[{0}]]

```text
[[{0}]] [x](/{2}.md)
```

- a list

  ~~~
  [[{0}]]
  ~~~

A paragraph.

    [[{0}]]

## Part

On [[{0}]].

### Sub [[{0}]]

Words. ^block

<!-- over lines
[[{0}]]
-->

$$
[[1, 2]]
$$

<div>
[[{0}]]
</div>

Underlined [[{0}]]
---

[ref]: /{2}.md "A title"
[unused]: /{2}.md
[^1]: [[{0}]]
"""
FRONT_MATTER = """\
---
title: Note
aliases: [Other {name}]
related: "[[{other}]]"
requires: ["[[{other}]]", '[[{other}|words]]']
used_for:
  - "[[{other}#Part]]"
  - [[{other}]]
part_of: [[{other}]]
summary: See [[{other}]] and [x](/{path}.md), not `[[{other}]]` or https://example.org.
cover: "![[picture.png]]"
---
"""


def made_vault() -> dict[str, str]:
    """Sixty notes in folders, each with every form of link to another."""
    paths = [f"{'abc'[n % 3]}/{'deep/' * (n % 2)}Note {n}" for n in range(60)]
    vault = {}
    for n, path in enumerate(paths):
        other = paths[(n * 7 + 1) % 60]
        names = other.rpartition("/")[2], other, other.replace(" ", "%20")
        front = FRONT_MATTER.format(name=f"Note {n}", other=names[0], path=names[2])
        vault[f"{path}.md"] = (front if n % 4 else "") + FORMS.format(*names)
    return vault


def test_the_sums_agree_with_a_naive_count() -> None:
    vault = made_vault()
    resolved, dangling, problems = read(vault)
    assert len(resolved) + dangling == sum(map(naive_count, vault.values()))
    assert dangling == sum(problem.rule == "dangling-link" for problem in problems)


def test_each_note_agrees_with_a_naive_count() -> None:
    vault = made_vault()
    resolved, _, problems = read(vault)
    for path, text in vault.items():
        own = sum(link.document.path == path for link in resolved)
        lost = [p for p in problems if (p.position.path, p.rule) == (path, "dangling-link")]
        assert own + len(lost) == naive_count(text)


def test_each_line_agrees_with_a_naive_count() -> None:
    for line in FORMS.split("\n\n", maxsplit=1)[0].splitlines():
        text = line.format("Note", "a/Note", "a/Note") + "\n\n[ref]: /a/Note.md\n[^1]: text\n"
        resolved, dangling, _ = read({"a.md": text})
        assert (line, len(resolved) + dangling) == (line, naive_count(text))


def test_every_problem_points_at_its_link() -> None:
    vault = made_vault()
    _, _, problems = read(vault)
    assert problems
    for problem in problems:
        at = problem.position
        line = vault[at.path].splitlines()[at.line - 1]
        assert line[at.column - 1 :].startswith(("[", "![", "<"))


def test_stats_and_check_say_the_same(tmp_path: Path) -> None:
    vault = made_vault()
    for path, text in vault.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    def told(command: str) -> dict:
        result = CliRunner().invoke(app, ["-w", str(tmp_path), command, "--format", "json"])
        assert result.exit_code == 0, result.stdout
        return json.loads(result.stdout)

    links, problems = told("stats")["links"], told("check")["problems"]
    assert links["resolved"] + links["dangling"] == sum(map(naive_count, vault.values()))
    assert links["dangling"] == sum(p["rule"] == "dangling-link" for p in problems)


# Random vaults ---------------------------------------------------------------------------------

FOLDERS = st.sampled_from(["", "a/", "b/", "a/b/", "a/b/c/", "zzzz/"])
STEMS = st.sampled_from(["Rye", "rye", "Oats", "Dough 1", "v1.2", "Été", "scan.pdf"])
PATHS = st.builds("{}{}.md".format, FOLDERS, STEMS)
TARGETS = st.one_of(
    STEMS,
    st.sampled_from(["RYE", "gone", "b/Rye", "a/b/Rye", "c/oats", "/Rye", "../Rye", "Rye.md"]),
)
SHAPES = st.sampled_from(["[[{}]]", "[[{}|x]]", "![[{}]]", "[[{}#Part]]", "[[ {} ]]"])
PLACES = st.sampled_from(
    [
        "{}\n\n",
        "- {}\n\n",
        "> {}\n\n",
        "## {}\n\n",
        "word {} word, ",
        "*{}* ",
        "| a |\n|-|\n| {} |\n\n",
    ]
)
STRUCK_OUT = st.sampled_from(
    [
        "`{}` ",
        "```\n{}\n```\n\n",
        "<!-- {} -->\n\n",
        "\n\nWords.\n\n    {}\n\n",
        "$x{}$ ",
        "$$\n{}\n$$\n\n",
    ]
)


@st.composite
def vaults(draw: st.DrawFn) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Make notes, and a list of the links in them: the note and what is named."""
    vault: dict[str, str] = {}
    links: list[tuple[str, str]] = []
    for path in draw(st.lists(PATHS, min_size=1, max_size=8, unique=True)):
        text = "Words first.\n\n"
        for _ in range(draw(st.integers(0, 6))):
            target, shape = draw(TARGETS), draw(SHAPES)
            shown = draw(st.booleans() | st.just(value=True))
            place = draw(PLACES if shown else STRUCK_OUT)
            if place.startswith("| "):
                shape = shape.replace("|", "\\|")
            text += ("\n\n" if place[0] in "->#|`<" else "") + place.format(shape.format(target))
            links += [(path, target)] if shown else []
        vault[path] = text
    return vault, links


def lookup(paths: list[str], source: str, name: str) -> str | None:
    """Go through all files and choose as Obsidian was seen to."""
    folder = source.rpartition("/")[0]
    if name.startswith("../"):
        if not folder:
            return None
        above = folder.rpartition("/")[0]
        return _same(paths, f"{above}/{name[3:]}".lstrip("/"))
    if name.startswith("/"):
        return _same(paths, name[1:]) or _in_top_folder(paths, name[1:])
    if whole := _same(paths, name):
        return whole
    if beside := _same(paths, f"{folder}/{name}"):
        return beside
    wanted = name.lower().removesuffix(".md")
    ends = [p for p in paths if f"/{p.lower()}".endswith(f"/{wanted}.md")]
    own = [p for p in ends if p.rpartition("/")[0] == folder]
    exact = [p for p in own if p.endswith(f"{name.rpartition('/')[2].removesuffix('.md')}.md")]
    return next(iter(exact or own or sorted(ends, key=lambda p: (len(p), p))), None)


def _same(paths: list[str], path: str) -> str | None:
    path = path.removesuffix(".md") + ".md"
    alike = sorted(p for p in paths if p.lower() == path.lower())
    return path if path in paths else next(iter(alike), None)


def _in_top_folder(paths: list[str], path: str) -> str | None:
    folders = [p.split("/")[:-1] for p in paths]
    top = []
    for names in zip(*folders, strict=False):
        if len(set(names)) > 1:
            break
        top.append(names[0])
    return _same(paths, "/".join([*top, path]))


@given(vaults())
def test_any_vault_agrees_with_a_naive_count(made: tuple[dict, list]) -> None:
    vault, links = made
    resolved, dangling, problems = read(vault)
    paths = list(vault)
    wanted = [(path, lookup(paths, path, name)) for path, name in links]
    notes = [(path, note) for path, note in wanted if note]
    files = sum(
        note is None and name.endswith(".pdf")
        for (_, name), (_, note) in zip(links, wanted, strict=True)
    )
    assert sorted((r.document.path, r.note.path) for r in resolved) == sorted(notes)
    assert dangling == len(links) - len(notes) - files
    assert dangling == sum(problem.rule == "dangling-link" for problem in problems)
    if not any("scan.pdf" in text for text in (*vault, *vault.values())):
        assert len(resolved) + dangling == sum(map(naive_count, vault.values()))
