"""What was read of a workspace's notes, so that only changed files are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyatlas.ingest.markdown import front_matter_problems, read_markdown
from studyatlas.model.document import Document
from studyatlas.model.problem import Problem
from studyatlas.store.workspace import KeptFiles, SourceFile

ReadNote = tuple[Document, tuple[Problem, ...]]


class Kept:
    """The files of one workspace as they were last read, and the notes in them.

    It holds what the last reading saw and no more, and any number of threads may share it.
    """

    def __init__(self) -> None:
        self.files = KeptFiles()
        self._notes: dict[SourceFile, ReadNote] = {}

    def read(self, files: Iterable[SourceFile]) -> Iterator[ReadNote]:
        """Yield each note with the problems of its front matter; one not changed is not parsed."""
        before, self._notes = self._notes, {}
        now = self._notes
        for file in files:
            now[file] = before.get(file) or read_note(file)
            yield now[file]


def read_note(file: SourceFile) -> ReadNote:
    """Read a file of notes: its document, and what is wrong with its front matter."""
    problems = front_matter_problems(file.path, file.text)
    return read_markdown(file.path, file.text), tuple(problems)
