"""Notes by what their paths end with, and by alias."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

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


class _Step:
    """The notes whose paths end alike, read from the end; what follows is looked at when asked."""

    def __init__(self) -> None:
        self.ends: list[tuple[str, Document]] = []
        """What is left of each path, and the note."""
        self._bearers: Bearers | None = None

    @property
    def bearers(self) -> Bearers:
        """All of them."""
        if self._bearers is None:
            self._bearers = Bearers(self.ends[0][1])
            for _, document in self.ends:
                self._bearers.add(document)
        return self._bearers

    @cached_property
    def above(self) -> dict[str, _Step]:
        """Those with one more name each, by that name."""
        return _steps((path, document) for path, document in self.ends if path)


def _steps(paths: Iterable[tuple[str, Document]]) -> dict[str, _Step]:
    steps: dict[str, _Step] = defaultdict(_Step)
    for path, document in paths:
        above, _, name = path.rpartition("/")
        steps[name].ends.append((above, document))
    return dict(steps)


class Names:
    """Finds notes by the end of their path, with or without suffix; case makes no difference.

    Names of folders are read from the end, so that looking up costs what the link is long, however
    many notes have one name.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        folded = ((fold(document.path), document) for document in documents)
        self._steps = _steps(
            (written, document)
            for path, document in folded
            for written in dict.fromkeys((path, without_suffix(path)))
        )

    def find(self, path: str) -> Bearers | None:
        """Return the notes whose path ends so.

        >>> from studyatlas.ingest.markdown import read_markdown
        >>> names = Names(read_markdown(path, "") for path in ("a/b/Rye.md", "c/Rye.md"))
        >>> [names.find(end).some for end in ("rye", "B/Rye.md")]
        [['a/b/Rye.md', 'c/Rye.md'], ['a/b/Rye.md']]
        """
        *above, name = fold(path).split("/")
        step = self._steps.get(name)
        for folder in reversed(above):
            step = step.above.get(folder) if step else None
        return step.bearers if step else None


def fold(name: str) -> str:
    """Return what the spellings of one path have in common: case, and how accents are put."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", name).lower().replace("\u00a0", " ")
