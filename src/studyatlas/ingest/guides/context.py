"""What the whole of a document says for or against an exam outline in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from studyatlas.ingest.guides.labels import (
    Label,
    Word,
    names_an_exam,
    names_an_outline,
    names_notes,
    read_label,
)
from studyatlas.ingest.guides.shape import is_list
from studyatlas.ingest.guides.tables import read_row
from studyatlas.model.document import BlockKind, Document, Section
from studyatlas.model.naming import name_key

_ENOUGH_WEIGHTS = 2
_ENOUGH_TASKS, _ENOUGH_ITEMS = 3, 12
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,}-[A-Z]?\d{1,3})\)")
_CODE = re.compile(r"(?<![\w-])([A-Z]{1,4}\d{0,2}-[A-Z]?\d{2,4}|\d{3}-\d{3,4})(?![\w-])")


@dataclass(slots=True)
class Context:
    """A document, its titles taken apart, and what they say together."""

    document: Document
    whole: bool = False
    """True where the front matter names an exam."""
    labels: dict[str, Label | None] = field(default_factory=dict)
    """What each section's title says, by the section's id."""
    weighted: bool = False
    """True where several titles or rows give weights: domains, then."""
    counted: bool = False
    """True where it is nothing but lists under "Task 1", "Task 2", "Task 3"."""
    headings: frozenset[str] = frozenset()
    """The titles of all labelled sections, spelling set aside (`name_key`)."""
    numbered: frozenset[tuple[int, ...]] = frozenset()
    """Their numbers."""
    _own: frozenset[str] = frozenset()
    """Ids of the sections from the first on that says it is a person's notes."""
    _titles: tuple[str, ...] = ()

    def is_certain(self, section: Section) -> bool:
        """Tell whether a title above a section names an exam, or weights are given."""
        if self.whole or self.weighted or self.counted:
            return True
        if any(map(names_an_exam, (*section.parents, section.title))):
            return True
        return section.id not in self._own and any(map(names_an_exam, self._titles))

    def is_told_by_shape(self) -> bool:
        """Tell whether nothing but its shape says that it is an outline: no title, no weight."""
        return self.counted and not (self.weighted or any(map(names_an_exam, self._titles)))

    def is_root(self, section: Section) -> bool:
        """Tell whether the lists below a section are an outline by its own title."""
        return names_an_outline(section.title)

    def opens(self, label: Label) -> bool:
        """Tell whether a line of an index has its heading in the document."""
        return label.numbers in self.numbered or name_key(label.title) in self.headings

    def is_index(self, text: str) -> bool:
        """Tell whether a list's line only names a heading of the outline: "Task 1.1: Dig"."""
        label = read_label(text)
        return label is not None and names_a_part(text) and self.opens(label)


def names_a_part(text: str) -> bool:
    """Tell whether a list's line names a part of an outline: by a word, a code or a weight.

    >>> names_a_part("Task 1.1: Dig"), names_a_part("Dig (20%)"), names_a_part("1. Dig")
    (True, True, False)
    """
    label = read_label(text)
    if label is None:
        return False
    return bool(label.weight) or label.word is not Word.NONE or len(label.numbers) > 1


def read_context(document: Document) -> Context:
    """Take the titles of a document apart."""
    labels = {section.id: read_label(section.title) for section in document.sections}
    whole = "exam" in document.front_matter
    weights = sum(1 for label in labels.values() if label and label.weight)
    weights += sum(
        1
        for section in document.sections
        for block in section.blocks
        if (row := read_row(block)) and row.label and row.label.weight
    )
    stem = document.path.rpartition("/")[2].rpartition(".")[0]
    titles = (document.front_matter.get("title", ""), document.title, re.sub(r"[-_]", " ", stem))
    known = [label for label in labels.values() if label]
    return Context(
        document,
        whole,
        labels,
        weights >= _ENOUGH_WEIGHTS,
        _counts_tasks(document, labels),
        frozenset(name_key(label.title) for label in known if label.title),
        frozenset(label.numbers for label in known if label.numbers),
        frozenset(_own_notes(document)),
        titles,
    )


def _counts_tasks(document: Document, labels: Mapping[str, Label | None]) -> bool:
    """Tell whether a document has nothing but short lists under "Task 1", "Task 2", "Task 3"."""
    tasks = [s for s in document.sections if (label := labels[s.id]) and label.word is Word.TASK]
    numbers = [label.numbers for s in tasks if (label := labels[s.id])]
    if len(tasks) < _ENOUGH_TASKS or numbers != [(n,) for n in range(1, len(tasks) + 1)]:
        return False
    others = (s for s in document.sections if s not in tasks and s.blocks)
    items = sum(block.kind is BlockKind.ITEM for s in tasks for block in s.blocks)
    lists = all(is_list(s.blocks, nested=False) for s in tasks)
    return items >= _ENOUGH_ITEMS and lists and not any(others)


def _own_notes(document: Document) -> Iterator[str]:
    own = False
    for section in document.sections:
        own = own or names_notes(section.title)
        if own:
            yield section.id


def exam_code(document: Document, section: Section | None = None) -> str:
    """Return the code of the exam that a section belongs to, by the titles above it; or nothing.

    A code stands in brackets, as in "Machine Learning Engineer (MLA-C01)", or in a title that
    names an exam, as in "Exam AZ-104".
    """
    above = (section.title, *reversed(section.parents)) if section else ()
    for title in (*above, document.front_matter.get("title", ""), document.title):
        if found := _IN_BRACKETS.search(title):
            return found[1]
        if names_an_exam(title) and (found := _CODE.search(title)):
            return found[1]
    return ""
