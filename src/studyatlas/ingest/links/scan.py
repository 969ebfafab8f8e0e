"""The links of a text without anything else of it, and the same as its whole reading finds.

Most notes are plain enough for one pattern: brackets stand for links and nothing else, and no code,
markup, formula or table changes what they mean. Any doubt is for the parser. That both find the
same is a property, and tested.
"""

from __future__ import annotations

import re

from studyatlas.ingest.events import link_events
from studyatlas.ingest.links.reader import LinkReader
from studyatlas.model.document import Link

_DOUBTS = ("`", "<", "\\", "$", "\t", "\0")
"""Code, markup, escapes, formulas: each may make brackets mean less."""
_FENCE, _INDENT = "~~~", "    "
_LINK = re.compile(
    r"\[(?:\[([^\[\]|\n&]+)(?:\|[^\[\]|\n]*)?\]\]"
    r"|[^\[\]\n]*\]\(([^\s()\[\]&\x00-\x20\x7f]+)\))"
)
_BOX = re.compile(r"^[ >]*(?:[-*+]|\d{1,9}[.)]) \[[ xX]\] ", re.MULTILINE)
_BELOW_COLUMNS = re.compile(r"^[ >\d.)*+|:-]+$", re.MULTILINE)
"""A line that may stand below the names of a table's columns, or of other signs like these."""


def scan(text: str) -> list[Link]:
    r"""Return the links of a text in the order of `LinkReader`, without the words they show.

    >>> [(link.target, link.line, link.column) for link in scan("See [[Rye]],\n[oats](oats.md).")]
    [('Rye', 1, 5), ('oats.md', 2, 1)]
    """
    if "[" not in text and "<" not in text:
        return []
    if not any(map(text.__contains__, _DOUBTS)) and not _may_be_code(text):
        found = _plain(text)
        if found is not None:
            return found
    reader = LinkReader()
    for event in link_events(text):
        reader.take(event)
    return reader.links


def _may_be_code(text: str) -> bool:
    if "~" in text and _FENCE in text:
        return True
    return _INDENT in text and any("[" in line and _INDENT in line for line in text.split("\n"))


def _plain(text: str) -> list[Link] | None:
    """Return the links of a text without doubts; None where they do not make up all brackets."""
    links: list[Link] = []
    opened = text.count("[")
    if opened != text.count("]"):
        return None
    has_columns: bool | None = None
    line, start, end = 1, 0, -1
    for found in _LINK.finditer(text):
        name, path = found.groups()
        at = found.start()
        embed = at > 0 and text[at - 1] == "!"
        at -= embed
        if at > end:
            line += text.count("\n", start, at)
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if text.find("|", start, end) >= 0:
                has_columns = _has_columns(text) if has_columns is None else has_columns
                if has_columns:
                    return None  # a cell ends at a bar, and what has no column is dropped
        opened -= 1 if name is None else 2
        if name and (not name.strip() or text.startswith("(", found.end())):
            return None  # no name at all, or a citation
        links.append(Link(name or path, "", line, bool(name), embed, at - start + 1))
    if opened and opened != len(_BOX.findall(text)):
        return None
    return links


def _has_columns(text: str) -> bool:
    return any("-" in line for line in _BELOW_COLUMNS.findall(text))
