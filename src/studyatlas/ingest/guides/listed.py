"""Outlines that are lists or tables instead of headings: "- 1.1 Dig", "| Objective | Weight |"."""

from __future__ import annotations

from collections.abc import Sequence

from studyatlas.ingest.guides.drafts import Certainty, TaskDraft
from studyatlas.ingest.guides.found import Found
from studyatlas.ingest.guides.items import own_code
from studyatlas.ingest.guides.labels import Label, Word, read_label
from studyatlas.ingest.guides.shape import are_notes
from studyatlas.ingest.guides.tables import Row
from studyatlas.model.document import Block
from studyatlas.model.position import Position

_TASK_PARTS = 2


def is_coded(items: Sequence[Block]) -> bool:
    """Tell whether the items at the top of a list give themselves codes such as 1.1."""
    top = [read_label(item.text) for item in items if not item.depth]
    coded = [label for label in top if label and len(label.numbers) >= _TASK_PARTS]
    return bool(coded) and 2 * len(coded) >= len(top) and not are_notes(items)


class ListedOutline:
    """Reads a list whose lines are domains, tasks and items, told by their codes and nesting."""

    def __init__(self, found: Found, certainty: Certainty, domain: str = "") -> None:
        self._found = found
        self._certainty = certainty
        self._domain = domain
        self._task: TaskDraft | None = None
        self._depth = 0

    def read(self, items: Sequence[Block]) -> None:
        """Add what the items of one section's lists say."""
        following = [*items[1:], None]
        for item, after in zip(items, following, strict=True):
            self._line(item, opens=after is not None and after.depth > item.depth)

    def _line(self, item: Block, *, opens: bool) -> None:
        label = read_label(item.text)
        if label and len(label.numbers) < _TASK_PARTS and _is_domain(label):
            self._domain = self._found.domain(label, item.line)
            self._found.claim(item.line, item.end_line)
            self._task = None
            if not opens and not label.numbers:
                self._add(self._found.own_task(self._domain, self._certainty), label.title, item)
        elif label and len(label.numbers) == _TASK_PARTS and opens:
            self._task = self._found.task(
                label.code, label.title, item.line, self._certainty, item.text
            )
            self._depth = item.depth
            self._task.claim(item.line, item.end_line)
        else:
            self._item(item, label)

    def _item(self, item: Block, label: Label | None) -> None:
        inside = self._task is not None and item.depth > self._depth
        if inside and self._task is not None:
            if item.depth > self._depth + 1 and self._task.items:
                self._task.claim(item.line, item.end_line)
                self._task.extend(item.text, item.end_line)
            else:
                self._add(self._task, item.text, item)
            return
        self._task = None
        coded = label is not None and len(label.numbers) >= _TASK_PARTS
        domain = str(label.numbers[0]) if label and coded else self._domain
        if domain:
            self._add(self._found.own_task(domain, self._certainty), item.text, item)

    def _add(self, task: TaskDraft, text: str, item: Block) -> None:
        task.claim(item.line, item.end_line)
        code, own = own_code(text, task.code)
        task.add(own, Position(self._found.path, item.line, item.end_line), code=code)


def _is_domain(label: Label) -> bool:
    return label.word is Word.DOMAIN or bool(label.weight)


def read_table_row(found: Found, row: Row, *, indexed: bool, domain: str = "") -> None:
    """Add what a row of an outline's table says.

    Args:
        found: what to add it to.
        row: the row.
        indexed: whether its title has a heading of its own; then it only adds the weight.
        domain: the code of the domain the table stands in, if any.
    """
    line, end_line = row.block.line, row.block.end_line
    label = row.label
    if row.lists:
        _add_lists(found, row, domain)
    elif label is not None and len(label.numbers) < _TASK_PARTS and (label.weight or row.is_domain):
        found.claim(line, end_line)
        code = found.domain(label, line)
        if not (indexed or row.is_domain):
            task = found.own_task(code, Certainty.TITLED)
            task.add(label.title or row.title, Position(found.path, line, end_line))
    elif label is not None and not indexed:
        task = found.own_task(str(label.numbers[0]), Certainty.TITLED)
        task.claim(line, end_line)
        task.add(label.title, Position(found.path, line, end_line), code=label.code)


def _add_lists(found: Found, row: Row, domain: str) -> None:
    label = row.label
    line, end_line = row.block.line, row.block.end_line
    if label and len(label.numbers) == _TASK_PARTS:
        code, title = label.code, label.title
    else:
        domain = domain or found.domain(Label(Word.NONE, (1,), ""), line)
        title = label.title if label else row.title
        number = label.numbers[0] if label and label.numbers else 0
        code = f"{domain}.{number}" if number else found.task_code(domain, title)
    task = found.task(code, title, line, Certainty.STATED, row.title)
    task.claim(line, end_line)
    for letter, text in row.lists:
        task.add(text, Position(found.path, line, end_line), letter=letter)
