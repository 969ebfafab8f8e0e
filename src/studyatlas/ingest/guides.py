"""Exam outlines in the notes: domains, tasks and items, told by their shape.

A task is a heading such as "Task 2.1: …" or "2.1 …"; its items are the list below it, split by
"Knowledge of" and "Skills in" where the guide has these. What belongs to an outline is *claimed*:
it is no material, or every exam guide would cover itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from studyatlas.ingest.drafts import DomainDraft, ExamDraft, TaskDraft
from studyatlas.model.document import Block, BlockKind, Document, Section
from studyatlas.model.guide import Exam, Item
from studyatlas.model.naming import name_key, slug
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem

_DOMAIN = re.compile(r"(?:content\s+)?domain\s+(\d{1,3})\s*[:.–—-]?\s*(.*)", re.IGNORECASE)
_WEIGHT = re.compile(
    r"\s*\((?:\d{1,3}(?:\.\d{1,9})?\s*[–-]\s*)?(\d{1,3}(?:\.\d{1,9})?)\s*%[^)]*\)\s*$"
)
_TASK = re.compile(
    r"(?:task(?:\s+statement)?\s+(\d{1,3}(?:\.\d{1,3})+)\s*[:.–—-]?|(\d{1,3}\.\d{1,3})[.:]?\s)\s*(.+)",
    re.IGNORECASE,
)
_LISTS = (
    (re.compile(r"knowledge of(?:\b.*:)?", re.IGNORECASE), "K"),
    (re.compile(r"skills? in(?:\b.*:)?", re.IGNORECASE), "S"),
)
_LIST_AT_END = re.compile(r"\s(?:knowledge of|skills? in):$", re.IGNORECASE)
_CODE_IN_TITLE = re.compile(r"\(([A-Z]{2,}-[A-Z]?\d{1,3})\)")
_ITEM_WORDS = 60


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

    The id is the front matter's `exam`, or a code in the title such as "(MLA-C01)", or the
    workspace's name.

    >>> from studyatlas.ingest.markdown import read_markdown
    >>> text = "# Domain 2: Build\n## Task 2.1: Choose\nKnowledge of:\n* Trees\n"
    >>> outlines, _ = read_guides([read_markdown("a.md", text)], "mine")
    >>> [(exam.id, item.code, item.text) for exam in outlines.exams for item in exam.items()]
    [('mine', '2.1.K1', 'Trees')]
    """
    outlines = Outlines()
    drafts: dict[str, ExamDraft] = {}
    problems: list[Problem] = []
    readers = [_GuideReader(document) for document in documents]
    certain = {heading for reader in readers for heading in reader.certain_tasks()}
    for reader in readers:
        document = reader.document
        found = reader.read(certain)
        outlines.claimed[document.path] = reader.claimed
        if not found:
            continue
        exam_id, title = _identity(document, workspace_name)
        draft = drafts.setdefault(exam_id, ExamDraft(exam_id, title, Position(document.path)))
        draft.tasks += found
        draft.domains.update({k: v for k, v in reader.domains.items() if k not in draft.domains})
    outlines.exams = tuple(drafts[key].finish(problems) for key in sorted(drafts))
    return outlines, problems


def _identity(document: Document, workspace_name: str) -> tuple[str, str]:
    title = document.front_matter.get("title") or document.title
    if declared := document.front_matter.get("exam"):
        return slug(declared), title
    if code := _CODE_IN_TITLE.search(document.title):
        return slug(code.group(1)), title
    return slug(workspace_name), title


class _GuideReader:
    """Reads one document's outline, section by section."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.claimed: set[int] = set()
        self.domains: dict[str, DomainDraft] = {}
        self._whole = "exam" in document.front_matter
        self._tasks: list[TaskDraft] = []
        self._after = {one.id: other for one, other in pairwise(document.sections)}
        """The section that follows each, by id."""

    def certain_tasks(self) -> Iterator[str]:
        """Yield the headings of tasks that are no notes, whatever their lists look like."""
        for section in self.document.sections:
            if _TASK.fullmatch(section.title) and self._is_certain(section):
                yield name_key(section.title)

    def read(self, certain: Collection[str]) -> list[TaskDraft]:
        """Return the tasks; a plain list under the heading of a certain one is notes on it."""
        inside: Section | None = None
        letter = ""
        for section in self.document.sections:
            task = _TASK.fullmatch(section.title)
            if domain := _DOMAIN.fullmatch(section.title):
                self._domain(domain, section)
                inside = None
            elif task and self._is_outline(section, certain):
                self._open_task(task, section)
                inside, letter = section, ""
            elif inside and section.level > inside.level and (kind := _list_letter(section.title)):
                letter = kind
                self._claim(section.line, section.line)
            else:
                inside = None
            if inside:
                letter = self._items(section, letter)
            elif self._whole:
                self._claim(section.line, section.end_line)
        return [task for task in self._tasks if task.items]

    def _domain(self, found: re.Match[str], section: Section) -> None:
        title = found.group(2).strip()
        weight = _WEIGHT.search(title)
        draft = DomainDraft(
            _WEIGHT.sub("", title) or f"Domain {found.group(1)}",
            (float(weight.group(1)) or None) if weight else None,
            self._position(section.line, section.line),
        )
        self.domains.setdefault(found.group(1), draft)
        self._claim(section.line, section.line)
        after = self._after.get(section.id)
        leads_to_tasks = after is not None and _TASK.fullmatch(after.title)
        for block in section.blocks:
            listed = block.kind is BlockKind.ITEM and _TASK.fullmatch(block.text)
            if listed or (leads_to_tasks and block.kind is BlockKind.PARAGRAPH):
                self._claim(block.line, block.end_line)

    def _is_certain(self, section: Section) -> bool:
        """Tell whether the guide itself says that a task's list stands here."""
        if self._whole:
            return True
        after = self._after.get(section.id)
        if after and after.level > section.level and _list_letter(after.title):
            return True
        return any(_list_letter(block.text) for block in section.blocks)

    def _is_outline(self, section: Section, certain: Collection[str]) -> bool:
        """Tell a task's item list from notes that stand under the same heading."""
        if self._is_certain(section):
            return True
        if name_key(section.title) in certain:
            return False
        named = section.title.lower().startswith("task")
        return any(block.kind is BlockKind.ITEM for block in section.blocks) and all(
            _may_be_item(block, named=named) for block in section.blocks
        )

    def _open_task(self, found: re.Match[str], section: Section) -> None:
        code = found.group(1) or found.group(2)
        position = self._position(section.line, section.line)
        self._tasks.append(TaskDraft(code, found.group(3).strip(), position))
        self._claim(section.line, section.line)

    def _items(self, section: Section, letter: str) -> str:
        """Add the items of a section's lists; return the list letter that holds at its end."""
        task = self._tasks[-1]
        top = 0
        last = max((b.line for b in section.blocks if b.kind is BlockKind.ITEM), default=0)
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH and block.line < last:
                self._claim(block.line, block.end_line)  # what leads to a list is the guide's own
            if kind := _list_letter(block.text):
                letter = kind
                top = block.depth + (block.kind is BlockKind.ITEM)
                self._claim(block.line, block.end_line)
            elif block.kind is BlockKind.ITEM:
                self._claim(block.line, block.end_line)
                text, heading = _split_list_heading(block.text)
                top = min(top, block.depth)
                item = replace(
                    block,
                    text=text,
                    end_line=block.end_line - bool(heading),
                    depth=block.depth - top,
                )
                self._item(task, item, letter)
                letter = _list_letter(heading) or letter
        return letter

    def _item(self, task: TaskDraft, block: Block, letter: str) -> None:
        if block.depth and task.items:
            last = task.items[-1]
            position = self._position(last.position.line, block.end_line)
            task.items[-1] = Item(last.code, f"{last.text}; {block.text}", position)
            return
        count = sum(_letter_of(item.code) == letter for item in task.items) + 1
        position = self._position(block.line, block.end_line)
        task.items.append(Item(f"{task.code}.{letter}{count}", block.text, position))

    def _position(self, line: int, end_line: int) -> Position:
        return Position(self.document.path, line, end_line)

    def _claim(self, line: int, end_line: int) -> None:
        self.claimed.update(range(line, end_line + 1))


def _may_be_item(block: Block, *, named: bool) -> bool:
    """Tell whether a block may belong to a plain list of items.

    Below a heading that says "Task" items may be nested, and a line may lead to the list.
    """
    if block.kind is BlockKind.PARAGRAPH:
        return named and block.text.endswith(":")
    short = len(block.text.split()) < _ITEM_WORDS
    return block.kind is BlockKind.ITEM and short and (named or not block.depth)


def _split_list_heading(text: str) -> tuple[str, str]:
    """Return an item's text, and the "Skills in:" right below it, which Markdown reads as its end.

    >>> _split_list_heading("Pruning Skills in:")
    ('Pruning', 'Skills in:')
    """
    found = _LIST_AT_END.search(text)
    return (text[: found.start()], found.group().strip()) if found else (text, "")


def _list_letter(text: str) -> str:
    return next((letter for pattern, letter in _LISTS if pattern.fullmatch(text.strip())), "")


def _letter_of(code: str) -> str:
    return code.rpartition(".")[2].rstrip("0123456789")


def without_outline(document: Document, outlines: Outlines) -> Document:
    """Return a document with the blocks that belong to an outline taken out."""
    return replace(document, sections=tuple(_unclaimed(document, outlines)))


def _unclaimed(document: Document, outlines: Outlines) -> Iterator[Section]:
    for section in document.sections:
        kept = tuple(b for b in section.blocks if not outlines.owns(document.path, b.line))
        if kept or not outlines.owns(document.path, section.line):
            yield replace(section, blocks=kept)
