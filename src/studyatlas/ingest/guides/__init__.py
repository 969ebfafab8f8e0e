"""Exam outlines in the notes: domains, tasks and items, told by their shape.

A task is a heading such as "Task 2.1: …" or "2.1 …"; its items are the list below it, split by
"Knowledge of" and "Skills in" where the guide has these. What belongs to an outline is *claimed*:
it is no material, or every exam guide would cover itself.

`terms` has the words, `labels` and `weights` take titles apart, `shape` tells lists from notes,
`reader` walks over a document, and `choose` decides which of the tasks it found are an exam's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from studyatlas.ingest.guides.choose import choose_exams
from studyatlas.ingest.guides.reader import read_outline
from studyatlas.model.document import Document, Section
from studyatlas.model.guide import Exam
from studyatlas.model.problem import Problem

__all__ = ["Outlines", "read_guides", "read_outline", "without_outline"]


@dataclass(slots=True)
class Outlines:
    """What was found in all documents."""

    exams: tuple[Exam, ...] = ()
    claimed: dict[str, set[int]] = field(default_factory=dict)
    """Lines of each document that belong to an outline."""

    def owns(self, path: str, line: int) -> bool:
        """Tell whether a line belongs to an outline."""
        return line in self.claimed.get(path, ())


def read_guides(
    documents: Iterable[Document], workspace_name: str
) -> tuple[Outlines, list[Problem]]:
    r"""Find the outlines; documents with one exam id make one exam.

    The id is the front matter's `exam`, or a code in a title such as "(MLA-C01)", or the
    workspace's name.

    >>> from studyatlas.ingest.markdown import read_markdown
    >>> text = "# Domain 2: Build\n## Task 2.1: Choose\nKnowledge of:\n* Trees\n"
    >>> outlines, _ = read_guides([read_markdown("a.md", text)], "mine")
    >>> [(exam.id, item.code, item.text) for exam in outlines.exams for item in exam.items()]
    [('mine', '2.1.K1', 'Trees')]
    """
    documents = tuple(documents)
    problems: list[Problem] = []
    outlines = Outlines(claimed={document.path: set() for document in documents})
    choices = choose_exams([f for one in documents for f in read_outline(one)], workspace_name)
    for choice in choices:
        for path, lines in choice.claimed:
            outlines.claimed[path] |= lines
    outlines.exams = tuple(choice.exam.finish(problems) for choice in choices)
    for document in documents:
        if "exam" in document.front_matter and outlines.claimed[document.path]:
            outlines.claimed[document.path].update(range(1, len(document.lines) + 1))
    return outlines, problems


def without_outline(document: Document, outlines: Outlines) -> Document:
    """Return a document with the blocks that belong to an outline taken out."""
    if not outlines.claimed.get(document.path):
        return document
    return replace(document, sections=tuple(_unclaimed(document, outlines)), look=None)


def _unclaimed(document: Document, outlines: Outlines) -> Iterator[Section]:
    for section in document.sections:
        kept = tuple(b for b in section.blocks if not outlines.owns(document.path, b.line))
        if kept or not outlines.owns(document.path, section.line):
            yield replace(section, blocks=kept)
