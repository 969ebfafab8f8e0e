"""The one file in `graph/` that commands write: what a person said by hand about coverage.

Its entries have the form of every curated file. Whatever else stands in it is kept, its comments
are not; every other file is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from studyatlas.model.by_hand import COVERS
from studyatlas.model.errors import StudyAtlasError
from studyatlas.model.problem import Problem, Severity
from studyatlas.store.decode import decode
from studyatlas.store.listing import LARGEST, too_large
from studyatlas.store.marked_yaml import Marked, Scalar, Sequence, read_yaml
from studyatlas.store.write import write_atomic

BY_HAND = "graph/by-hand.yaml"
"""Its path in a workspace."""
_HEADER = """\
# Written by `studyatlas confirm` and `studyatlas waive`. Take an entry out to take it back; put
# notes of your own into another file, for comments in this one are not kept.
"""
_NEVER_WRAPPED = 1_000_000
_BREAKS = frozenset("\x85\u2028\u2029")
"""Line breaks to YAML, which would be folded into spaces when they are read."""

Entries = dict[str, Any]
"""The file as plain dicts, lists and texts."""


class DamagedFileError(StudyAtlasError):
    """The file holds something that would be lost by writing it again."""


def update(root: Path, change: Callable[[Entries], Entries]) -> None:
    """Read the file, change its entries and write it again, all of it or nothing.

    Raises:
        DamagedFileError: what stands there now cannot be read, so it is left alone.
        OSError: the file cannot be written, or is a link that leads out of the workspace.
    """
    path = root / BY_HAND
    if not path.resolve().is_relative_to(root.resolve()):
        raise OSError(f"{path} is a link that leads out of the workspace")
    there = path.exists()
    if there and path.stat().st_size > LARGEST:
        raise DamagedFileError(f"{too_large(BY_HAND, path.stat().st_size)}; nothing was written")
    data = path.read_bytes() if there else b""
    text = _HEADER + _dumped(change(read_entries(data)))
    path.parent.mkdir(exist_ok=True)
    write_atomic(path, text.encode("utf-8", "replace"))


def read_entries(data: bytes) -> Entries:
    r"""Return what a file holds.

    Raises:
        DamagedFileError: it is no YAML, or holds no entries.

    >>> read_entries(b"a/1.1: {waived: no time}\n")
    {'a/1.1': {'waived': 'no time'}}
    """
    if not data.strip():
        return {}
    problems: list[Problem] = []
    text = decode(BY_HAND, data, problems)
    value, found = read_yaml(BY_HAND, text or "")
    wrong = [p for p in (*problems, *found) if p.severity is Severity.ERROR]
    if wrong:
        raise DamagedFileError(f"{wrong[0]}; mend it first, nothing was written")
    entries = _plain(value, {}) if value is not None else None
    if entries is None:
        return {}
    if not isinstance(entries, dict):
        raise DamagedFileError(f"{BY_HAND} holds no entries; mend it first, nothing was written")
    return entries


def with_link(entries: Entries, section: str, target: dict[str, str]) -> Entries:
    """Return the entries with a link from a section to the item under `to`, in place of an old one.

    >>> with_link({"a.md#b": {"covers": ["x/1.1"]}}, "a.md#b", {"to": "x/1.1", "item_print": "0f"})
    {'a.md#b': {'covers': [{'to': 'x/1.1', 'item_print': '0f'}]}}
    """
    entry = _entry(entries, section)
    old = _targets(entry)
    place = next((n for n, other in enumerate(old) if _to(other) == target["to"]), len(old))
    after = [other for other in old[place + 1 :] if _to(other) != target["to"]]
    return {**entries, section: {**entry, COVERS: [*old[:place], target, *after]}}


def without_link(entries: Entries, section: str, item: str) -> Entries:
    """Return the entries without a link, and without what it leaves empty."""
    left = [target for target in _targets(_entry(entries, section)) if _to(target) != item]
    return _put(entries, section, COVERS, left)


def with_waiver(entries: Entries, item: str, waived: dict[str, str]) -> Entries:
    """Return the entries with an item left out, in place of an older reason.

    >>> with_waiver({}, "x/1.1", {"reason": "no time", "item_print": "0f"})
    {'x/1.1': {'waived': {'reason': 'no time', 'item_print': '0f'}}}
    """
    return {**entries, item: {**_entry(entries, item), "waived": waived}}


def without_waiver(entries: Entries, item: str) -> Entries:
    """Return the entries with an item counting again."""
    return _put(entries, item, "waived", None)


def _put(entries: Entries, key: str, field: str, value: object) -> Entries:
    """Return the entries with a field set, or taken out with all that it leaves empty."""
    entry = {name: old for name, old in _entry(entries, key).items() if name != field}
    if value:
        entry[field] = value
    others = {name: old for name, old in entries.items() if name != key}
    return {**others, key: entry} if entry else others


def _entry(entries: Entries, key: str) -> dict[str, Any]:
    found = entries.get(key) or {}
    if not isinstance(found, dict):
        message = f"{BY_HAND} has no keys under {key!r}; mend it first, nothing was written"
        raise DamagedFileError(message)
    return found


def _targets(entry: dict[str, Any]) -> list[Any]:
    found = entry.get(COVERS) or []
    return list(found) if isinstance(found, list) else [found]


def _to(target: object) -> object:
    return target.get("to") if isinstance(target, dict) else target


def _plain(value: Marked, done: dict[int, Any]) -> Any:
    """Return marked values as plain ones; what an anchor shares stays shared."""
    if isinstance(value, Scalar):
        return None if value.null else value.text
    key = id(value)
    if key not in done:
        if isinstance(value, Sequence):
            done[key] = [_plain(item, done) for item in value.items]
        else:
            done[key] = {name.text: _plain(item, done) for name, item in value.entries}
    return done[key]


def _dumped(entries: Entries) -> str:
    """Return the entries as YAML; all but ASCII is spelled out where a line break is among it."""
    in_order = {key: entries[key] for key in sorted(entries)}
    text = _yaml(in_order, plain=True)
    return text if _BREAKS.isdisjoint(text) else _yaml(in_order, plain=False)


def _yaml(entries: Entries, *, plain: bool) -> str:
    return yaml.safe_dump(
        entries,
        allow_unicode=plain,
        default_flow_style=None,
        sort_keys=False,
        width=_NEVER_WRAPPED,
    )
