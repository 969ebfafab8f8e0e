"""Which note a link leads to: Obsidian's rules, in its order.

Obsidian does not write them down. They were seen in version 1.13.7 through its own
`getFirstLinkpathDest` (https://github.com/pvliesdonk/markdown-vault-mcp/issues/1350 and 1358):

1. a path from the top of the vault wins, even over a note beside the link;
2. then a note in the link's own folder; folders above it count for nothing;
3. then, of all notes whose path ends so, the one with the shortest path; case makes no difference.

Where Obsidian's answer depends on the order of its files (paths of one length), the first path is
taken. Two things differ on purpose. A Markdown link is read from its own folder first, as every
other reader of Markdown does. And an alias leads to its note, where Obsidian only suggests it; a
note's name is stronger.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from studyatlas.ingest.links.names import Bearers, Names, fold
from studyatlas.ingest.links.target import without_suffix
from studyatlas.model.document import Document
from studyatlas.model.naming import name_key

_REMEMBERED = 4096
"""Answers that are kept: links beside each other often mean the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """The note a link leads to, if any."""

    note: Document | None = None
    rivals: Bearers | None = None
    """All notes it may mean, where it may mean several."""


class Notes:
    """Every note of a workspace, by path, name and alias."""

    def __init__(
        self,
        documents: Sequence[Document],
        title: Callable[[Document], str] = attrgetter("title"),
    ) -> None:
        self._title = title
        self._found: dict[tuple[str, str, bool], Found] = {}
        self._documents = sorted(documents, key=lambda document: document.path)
        self._names = Names(self._documents)
        folders = {posixpath.dirname(document.path) for document in self._documents}
        self._straight = {folder for folder in folders if _is_straight(folder)} | {""}
        self._paths = self._spelled(str, without_suffix)
        self._folded = self._spelled(fold, _folded_without_suffix)
        self._aliases: dict[str, Bearers] = {}
        for document in self._documents:
            for alias in {fold(alias) for alias in document.aliases}:
                self._aliases.setdefault(alias, Bearers(document)).add(document)

    def find(self, folder: str, path: str, *, wiki: bool) -> Found:
        """Return the note that a path or name means in a folder; many links there mean one note."""
        asked = (folder, path, wiki)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[asked] = self._find(folder, path, wiki=wiki)
        return found

    def _find(self, folder: str, path: str, *, wiki: bool) -> Found:
        if path.startswith("/"):
            return Found(self._at("", path[1:]) or self._at(self._top, path[1:]))
        if path.split("/", 1)[0] in (".", ".."):
            return Found(self._at(folder, path))
        for place in ("", folder) if wiki else (folder, ""):
            if note := self._at(place, path):
                bare = "/" not in path and (wiki or place != folder)
                return _of_several(note, self._names.find(path)) if bare else Found(note)
        bearers = self._names.find(path)
        if bearers is None and wiki:
            bearers = self._aliases.get(fold(path))
        if bearers is None:
            return Found()
        return _of_several(self._beside(folder, path) or bearers.best, bearers)

    def retitled(self, documents: Iterable[Document]) -> Notes:
        """Return the same notes where at most their titles and texts are others."""
        notes = copy(self)
        order = sorted(documents, key=lambda document: document.path)
        vars(notes).update(_documents=order)
        vars(notes).pop("_by_title", None)
        return notes

    def alike(self, path: str) -> str:
        """Return the path of a note whose name or title is nearly so; empty if there is none."""
        key = _key_of_name(path)
        return self._by_name.get(key) or self._by_title.get(key, "") if key else ""

    def _beside(self, folder: str, path: str) -> Document | None:
        """Return the note of a folder whose whole path ends so."""
        note = self._at(folder, posixpath.basename(path))
        end = _folded_without_suffix(f"/{path}")
        return note if note and _folded_without_suffix(note.path).endswith(end) else None

    def _at(self, folder: str, path: str) -> Document | None:
        """Return the note at a path read from a folder; none outside of the workspace."""
        place = f"{folder}/{path}" if folder and not path.startswith("/") else path
        is_name = "/" not in path and not path.startswith(".") and folder in self._straight
        if not path or not (is_name or _is_straight(place)):
            place = posixpath.normpath(posixpath.join(folder, path))
        return self._paths.get(place) or self._folded.get(fold(place))

    def _spelled(self, *ways: Callable[[str], str]) -> dict[str, Document]:
        """Return the notes by path in some spellings; the first spelling is stronger."""
        found: dict[str, Document] = {}
        for spell in ways:
            for document in self._documents:
                found.setdefault(spell(document.path), document)
        return found

    @cached_property
    def _top(self) -> str:
        """The folder that all notes are in."""
        folders = [posixpath.dirname(document.path) for document in self._documents]
        return posixpath.commonpath(folders) if folders else ""

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {_key_of_name(d.path): d.path for d in reversed(self._documents)}

    @cached_property
    def _by_title(self) -> dict[str, str]:
        return {name_key(self._title(d)): d.path for d in reversed(self._documents)}


def _key_of_name(path: str) -> str:
    return name_key(without_suffix(path).rpartition("/")[2])


def _is_straight(path: str) -> bool:
    """Tell whether a path has no step that leads back, or nowhere."""
    return not ("//" in path or "/." in f"/{path}" or path.endswith("/"))


def _of_several(note: Document, bearers: Bearers | None) -> Found:
    return Found(note, bearers if bearers and bearers.count > 1 else None)


def _folded_without_suffix(path: str) -> str:
    return without_suffix(fold(path))
