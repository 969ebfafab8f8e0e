"""Front-matter keys with the names they hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from studyatlas.ingest.fields.keys import folded_key
from studyatlas.model.document import Document
from studyatlas.model.position import Position
from studyatlas.store.marked_yaml import Mapping, Marked, Scalar, read_yaml

_KEY = re.compile(r"[\"']?([^\s:\"'#][^:\"'\n]{0,60}?)[\"']?\s*:(?:\s|$)")
_MOST_LINES = 1000
_MOST_VALUES = 200


def front_matter_fields(
    document: Document, keys: Collection[str]
) -> Iterator[tuple[str, str, Position]]:
    """Yield key, name and place for each value of the keys that name a relation, folded.

    A value is a text or a list; `[[Moss]]` without quotes is a list in a list for YAML.
    """
    if _begins_with_a_heading(document):
        return
    lines = _lines(document)
    named = (found.group(1) for line in lines if (found := _KEY.match(line)))
    if not any(folded_key(key) in keys for key in named):
        return
    root, _ = read_yaml(document.path, "\n" + "\n".join(lines))
    if isinstance(root, Mapping):
        for key, value in root.entries:
            if folded_key(key.text) in keys:
                for scalar in _scalars(value):
                    yield folded_key(key.text), scalar.text, scalar.position


def _begins_with_a_heading(document: Document) -> bool:
    """Tell that there is no front matter, for which the lines need not be looked at."""
    first = next(iter(document.sections), None)
    return first is not None and first.line == 1 and first.id != document.path


def _lines(document: Document) -> Sequence[str]:
    """Return the lines of front matter between its marks."""
    if not document.lines or document.lines[0].rstrip() != "---":
        return ()
    for number, line in enumerate(document.lines[1:_MOST_LINES], 1):
        if line.rstrip() in ("---", "..."):
            return document.lines[1:number]
    return ()


def _scalars(value: Marked) -> Iterator[Scalar]:
    waiting, count = [value], 0
    while waiting and count < _MOST_VALUES:
        count += 1
        one = waiting.pop()
        if isinstance(one, Scalar):
            if not one.null:
                yield one
        elif not isinstance(one, Mapping):
            waiting += reversed(one.items)
