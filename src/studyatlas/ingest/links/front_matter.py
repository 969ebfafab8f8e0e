"""Links and aliases in front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyatlas.ingest.events import link_events
from studyatlas.ingest.links.reader import LinkReader
from studyatlas.model.document import Link
from studyatlas.model.position import Position
from studyatlas.store import marked_yaml as yaml

_ALIASES = ("aliases", "alias")


def aliases(front_matter: yaml.Mapping) -> tuple[str, ...]:
    r"""Return a note's other names: a list, or one text with commas between them.

    >>> value, _ = yaml.read_yaml("a.md", "aliases: [Rye, Rye flour]\nalias: a, b\n")
    >>> aliases(value)
    ('Rye', 'Rye flour', 'a', 'b')
    """
    found: list[str] = []
    for key, value in front_matter.entries:
        if key.text.lower() not in _ALIASES:
            continue
        if isinstance(value, yaml.Scalar):
            found += value.text.split(",")
        elif isinstance(value, yaml.Sequence):
            found += (item.text for item in value.items if isinstance(item, yaml.Scalar))
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def front_links(front_matter: yaml.Mapping, lines: Sequence[str]) -> Iterator[Link]:
    r"""Yield the links in front matter, each with the top-level key that holds it.

    Besides links in text, `[[Rye]]` without quotes is one: YAML reads it as a list in a list.

    >>> text = '\nsee: ["[[Rye]]", "[oats](oats.md)"]\nrequires: [[Dough]]\n'
    >>> value, _ = yaml.read_yaml("a.md", text)
    >>> [(link.key, link.target, link.line, link.column)
    ...  for link in front_links(value, text.split("\n"))]
    [('see', 'Rye', 2, 8), ('see', 'oats.md', 2, 19), ('requires', 'Dough', 3, 11)]
    """
    seen: set[int] = set()  # what an anchor repeats stands in the text once
    for key, top in front_matter.entries:
        waiting = [top]
        while waiting:
            value = waiting.pop()
            if id(value) in seen:
                continue
            seen.add(id(value))
            if isinstance(value, yaml.Scalar):
                yield from _in_text(value, key.text, lines)
            elif link := _bare(value, key.text, lines):
                yield link
            else:
                waiting += reversed(_inside(value))


def _inside(value: yaml.Sequence | yaml.Mapping) -> list[yaml.Marked]:
    if isinstance(value, yaml.Sequence):
        return list(value.items)
    return [inner for _, inner in value.entries]


def _in_text(value: yaml.Scalar, key: str, lines: Sequence[str]) -> Iterator[Link]:
    """Yield the links of a text, each where it stands if the text stands there as it is."""
    if "[[" not in value.text and "](" not in value.text:
        return
    reader = LinkReader()
    for event in link_events(value.text):
        reader.take(event)
    for link in reader.links:
        line, column = _place(link, value.position, lines)
        yield link._replace(line=line, column=column, key=key)


def _place(link: Link, at: Position, lines: Sequence[str]) -> tuple[int, int]:
    """Return where a link in a text stands; where the text starts if it is not written so."""
    opening = ("!" if link.embed else "") + ("[[" if link.wiki else "[")
    start = at.column + link.column - 1
    for column in (start, start + 1):  # without and with a quotation mark
        if link.line == 1 and _line(lines, at.line).startswith(opening, column - 1):
            return at.line, column
    below = at.line + link.line  # what follows `|` begins on the next line
    indent = len(_line(lines, below)) - len(_line(lines, below).lstrip())
    if _line(lines, below).startswith(opening, indent + link.column - 1):
        return below, indent + link.column
    return at.line, at.column


def _line(lines: Sequence[str], number: int) -> str:
    """Return a line; empty where YAML counts line ends that a text file does not have."""
    return lines[number - 1] if number <= len(lines) else ""


def _bare(value: yaml.Marked, key: str, lines: Sequence[str]) -> Link | None:
    """Return the link that `[[name]]` without quotes stands for."""
    if not isinstance(value, yaml.Sequence) or len(value.items) != 1:
        return None
    (inner,) = value.items
    at = value.position
    if not isinstance(inner, yaml.Sequence) or len(inner.items) != 1:
        return None
    (name,) = inner.items
    if not isinstance(name, yaml.Scalar) or not _line(lines, at.line).startswith(
        "[[", at.column - 1
    ):
        return None
    target, _, text = name.text.partition("|")
    return Link(target, text or target, at.line, wiki=True, column=at.column, key=key)
