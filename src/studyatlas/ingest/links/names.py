"""Notes by what their paths end with, and by alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from studyatlas.ingest.links.target import without_suffix
from studyatlas.model.document import Document

_SHOWN = 4


@dataclass(slots=True)
class Bearers:
    """The notes that one name stands for."""

    best: Document
    """The one that Obsidian takes where no folder decides: of the shortest paths, the first."""
    count: int = 0
    some: list[str] = field(default_factory=list)
    """The first few paths, to be shown."""

    def add(self, document: Document) -> None:
        """Add a note; notes come in order of path."""
        self.count += 1
        if len(self.some) < _SHOWN:
            self.some.append(document.path)
        if len(document.path) < len(self.best.path):
            self.best = document


@dataclass(slots=True)
class _Step:
    """What follows one more name, read from the end of a path."""

    above: dict[str, _Step] = field(default_factory=dict)
    bearers: Bearers | None = None

    def add(self, document: Document) -> None:
        if self.bearers is None:
            self.bearers = Bearers(document)
        self.bearers.add(document)


class Names:
    """Finds notes by the end of their path, with or without suffix; case makes no difference.

    Names of folders are read from the end, so that looking up costs what the link is long, however
    many notes have one name.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._root = _Step()
        for document in documents:
            path = fold(document.path)
            for written in dict.fromkeys((path, without_suffix(path))):
                self._add(written, document)

    def _add(self, path: str, document: Document) -> None:
        step = self._root
        for name in reversed(path.split("/")):
            step = step.above.setdefault(name, _Step())
            step.add(document)

    def find(self, path: str) -> Bearers | None:
        """Return the notes whose path ends so.

        >>> from studyatlas.ingest.markdown import read_markdown
        >>> names = Names(read_markdown(path, "") for path in ("a/b/Rye.md", "c/Rye.md"))
        >>> [names.find(end).some for end in ("rye", "B/Rye.md")]
        [['a/b/Rye.md', 'c/Rye.md'], ['a/b/Rye.md']]
        """
        step: _Step | None = self._root
        for name in reversed(fold(path).split("/")):
            step = step.above.get(name) if step else None
        return step.bearers if step else None


def fold(name: str) -> str:
    """Return what the spellings of one path have in common: case, and how accents are put."""
    return unicodedata.normalize("NFC", name).lower().replace("\u00a0", " ")
