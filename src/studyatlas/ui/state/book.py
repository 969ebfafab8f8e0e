"""Everything that was read from one workspace."""

from __future__ import annotations

import os
import sys
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

from studyatlas import api
from studyatlas.analysis.coverage import Coverage
from studyatlas.api_reading import snapshot_of
from studyatlas.ingest.bundled import SUBJECT
from studyatlas.ingest.kept import Kept
from studyatlas.model.atlas import Atlas
from studyatlas.model.problem import Problem
from studyatlas.store.progress import Progress, part
from studyatlas.store.snapshot import cache_folder
from studyatlas.store.source_file import SourceFile
from studyatlas.store.uploads import uploaded_workspace
from studyatlas.store.workspace import bundled_root, open_workspace
from studyatlas.ui.state.work import Work, Works

_MOST_KEPT = 4
_KEPT: OrderedDict[Path, Kept] = OrderedDict()
_KEEPING = Lock()


@dataclass(frozen=True)
class Book:
    """An atlas, and the text it was read from."""

    name: str
    atlas: Atlas
    problems: tuple[Problem, ...] = ()
    graph_files: tuple[SourceFile, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing could be read."""
        return not self.atlas.documents and not self.graph_files

    def coverage(self, exam: str) -> Work[Coverage]:
        """Return the comparison with an exam, which is made once."""
        return self._coverages.ask(exam, None, lambda _: api.coverage(self.atlas, exam))

    @cached_property
    def _coverages(self) -> Works[Coverage]:
        return Works(len(self.atlas.exams) or 1)

    def lines(self, path: str) -> Sequence[str] | None:
        """Return the lines of a file that the atlas names, as they were read; None for others.

        Nothing is read from disk, so no path leads anywhere else.
        """
        return self._lines.get(path)

    @cached_property
    def _lines(self) -> Mapping[str, Sequence[str]]:
        named = {node.provenance.position.path for node in self.atlas.nodes.values()}
        named |= {relation.provenance.position.path for relation in self.atlas.relations}
        named |= {link.position.path for link in self.atlas.by_hand.confirmed}
        texts = {**_bundled_lines(), **_lines_of(self.graph_files)}
        notes = {document.path: document.lines for document in self.atlas.documents}
        return {**{path: texts[path] for path in named & texts.keys()}, **notes}


def read_folder(path: Path, progress: Progress | None = None) -> Book:
    """Read a folder, or a single file of notes; of one read before only what changed since."""
    kept = _kept(path)
    first = kept.is_empty
    workspace, problems = open_workspace(path, part(progress, 0, 5), kept.files)
    cache = cache_folder(os.environ, sys.platform, Path.home())
    atlas, found = api.read_opened(
        workspace,
        problems,
        part(progress, 5, 100),
        kept,
        with_workers=first,
        snapshot=snapshot_of(path, cache) if first else None,  # not at each save of a note
    )
    return Book(workspace.name, atlas, found, workspace.curation)


def _kept(path: Path) -> Kept:
    """Return what was read of a folder before; of the last few folders only."""
    with _KEEPING:
        kept = _KEPT.setdefault(path, Kept())
        _KEPT.move_to_end(path)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
        return kept


def read_uploads(files: Iterable[tuple[str, bytes]], progress: Progress | None = None) -> Book:
    """Read files given by name and content."""
    workspace, problems = uploaded_workspace(files)
    atlas, found = api.read_opened(workspace, problems, progress)
    return Book(workspace.name, atlas, found, workspace.curation)


def _lines_of(files: Iterable[SourceFile], prefix: str = "") -> dict[str, Sequence[str]]:
    return {f"{prefix}{file.path}": tuple(file.text.splitlines()) for file in files}


@cache
def _bundled_lines() -> Mapping[str, Sequence[str]]:
    """Return the lines that the vocabulary in use may name, whoever's notes they are about."""
    workspace, _ = open_workspace(bundled_root())
    return _lines_of((*workspace.curation, *workspace.notes), f"{SUBJECT}:")
