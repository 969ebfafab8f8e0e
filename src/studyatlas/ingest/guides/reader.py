"""One document's outline, section by section."""

from __future__ import annotations

from itertools import pairwise

from studyatlas.ingest.guides.context import Context, exam_code, names_a_part, read_context
from studyatlas.ingest.guides.drafts import Certainty, TaskDraft
from studyatlas.ingest.guides.found import Found
from studyatlas.ingest.guides.items import ItemReader
from studyatlas.ingest.guides.labels import Label, Word, list_letter
from studyatlas.ingest.guides.listed import ListedOutline, is_coded, read_table_row
from studyatlas.ingest.guides.shape import is_list, leads
from studyatlas.ingest.guides.tables import item_rows, read_row
from studyatlas.ingest.guides.weights import weight_line
from studyatlas.model.document import Block, BlockKind, Document, Section
from studyatlas.model.naming import slug
from studyatlas.model.position import Position

_TASK_PARTS = 2


def read_outline(document: Document) -> list[Found]:
    """Return what may be outlines in a document, one for each exam it names."""
    return OutlineReader(read_context(document)).read()


def _leave_out_notes(found: Found) -> None:
    """Leave all tasks out that are told by their lists alone where most headings have notes below.

    Then the others are notes as well that happen to be short; the guide itself stands elsewhere.
    """
    told = {task.code for task in found.tasks if task.certainty is not Certainty.STATED}
    if len(found.refused - told) >= max(1, len(told)):
        found.tasks = [task for task in found.tasks if task.certainty is Certainty.STATED]


class OutlineReader:
    """Walks over the sections of a document and knows which domain and task are open."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.document
        self._found: list[Found] = []
        self._domain = ""
        self._domain_level = 0
        self._again = False
        """True where the domain had its heading and its tasks before: notes on it, then."""
        self._root_level = 7
        self._items: ItemReader | None = None
        self._task_level = 0
        self._after = {one.id: other for one, other in pairwise(context.document.sections)}

    def read(self) -> list[Found]:
        """Return what was found, an entry for each exam."""
        plain = self._context.whole and not any(self._context.labels.values())
        self._root_level = 0 if plain else self._root_level
        for section in self._document.sections:
            self._exam(section)
            self._section(section, self._context.labels[section.id])
        for found in self._found:
            _leave_out_notes(found)
        return self._found

    @property
    def _now(self) -> Found:
        return self._found[-1]

    def _exam(self, section: Section) -> None:
        """Begin anew where a title names another exam."""
        declared = self._document.front_matter.get("exam", "")
        code = slug(declared or exam_code(self._document, section) or " ")
        exam = "" if code == "untitled" else code
        if not self._found or self._now.exam != exam:
            title = self._document.front_matter.get("title") or self._document.title
            if self._found and section.level == 1:
                title = section.title
            shaped = self._context.is_told_by_shape()
            self._found.append(Found(self._document.path, exam, title, shaped))
            self._close(0)

    def _section(self, section: Section, label: Label | None) -> None:
        letter = list_letter(section.title)
        if letter and self._items and section.level > self._task_level:
            self._items.open_list(letter, section.line)
            self._items.read(section.blocks)
            return
        if self._is_item(section, label):
            self._heading_item(section, label)
            return
        self._close(section.level)
        if domain := self._as_domain(section, label):
            self._open_domain(section, domain)
        elif task := self._as_task(section, label):
            self._open_task(section, *task)
        else:
            self._index(section)
            if self._context.is_root(section):
                self._root_level = min(self._root_level, section.level)
                self._lists(section)

    def _close(self, level: int) -> None:
        """Leave the task, and the domain and the outline where a heading of their level comes."""
        self._items = None
        if level <= self._domain_level:
            self._domain = ""
        if level <= self._root_level and self._root_level:
            self._root_level = 7

    # Domains -------------------------------------------------------------------------------

    def _as_domain(self, section: Section, label: Label | None) -> Label | None:
        """Return what a section's title says if it is a domain's."""
        certain = self._context.is_certain(section)
        if label is None:
            in_outline = section.level > self._root_level and not self._domain
            plain = in_outline and is_list(section.blocks, certain=True)
            return Label(Word.NONE, (), section.title) if plain else None
        if len(label.numbers) >= _TASK_PARTS:
            return None
        if label.word is Word.DOMAIN:
            return label if label.numbers or certain else None
        if not certain or (self._domain and not label.weight):
            return None
        return label if label.numbers or label.weight else None

    def _open_domain(self, section: Section, label: Label) -> None:
        self._domain = self._now.domain(label, section.line)
        self._domain_level = section.level
        self._again = self._domain in self._now.asking
        self._now.claim(section.line)
        after = self._after.get(section.id)
        leads_on = after is not None and self._names_a_task(after)
        for block in section.blocks:
            weight = weight_line(block.text)
            if weight:
                draft = self._now.domains[self._domain]
                draft.weight = draft.weight or weight
            if weight or (leads_on and block.kind is BlockKind.PARAGRAPH):
                self._now.claim(block.line, block.end_line)
        self._index(section)
        if not self._again:
            self._lists(section)

    def _names_a_task(self, section: Section) -> bool:
        label = self._context.labels[section.id]
        return label is not None and len(label.numbers) >= _TASK_PARTS

    def _index(self, section: Section) -> None:
        """Claim the lines that only name headings further down."""
        for block in self._index_of(section):
            self._now.claim(block.line, block.end_line)
        for block in section.blocks:
            if (row := read_row(block)) and row.label:
                indexed = self._context.opens(row.label)
                read_table_row(self._now, row, indexed=indexed, domain=self._domain)

    def _index_of(self, section: Section) -> list[Block]:
        """Return the lines of a section that list what has headings, be it in another file."""
        items = [block for block in section.blocks if block.kind is BlockKind.ITEM]
        if any(self._context.is_index(item.text) for item in items):
            return [item for item in items if names_a_part(item.text)]
        return []

    def _lists(self, section: Section) -> None:
        """Read the lists right below a domain's heading, or an outline's."""
        certain = self._context.is_certain(section) or self._context.is_root(section)
        index = set(self._index_of(section))
        blocks = [block for block in section.blocks if block not in index]
        items = [block for block in blocks if block.kind is BlockKind.ITEM]
        certainty = self._certainty(certain=certain)
        weighted = self._context.is_root(section) and self._context.weighted
        if is_coded(items) or (weighted and items):
            ListedOutline(self._now, certainty, self._domain).read(items)
        elif certain and is_list(blocks, certain=True) and not read_row(blocks[0]):
            domain = self._domain or self._now.domain(
                Label(Word.NONE, (), section.title), section.line
            )
            task = self._now.own_task(domain, certainty)
            task.claim(section.line)
            self._read_items(task, section)

    # Tasks ---------------------------------------------------------------------------------

    def _as_task(self, section: Section, label: Label | None) -> tuple[str, str, Certainty] | None:
        """Return the code and title of a task and how sure it is; None for what is no task."""
        code, title = self._task_code(section, label)
        if not code:
            return None
        certain = self._context.is_certain(section) or bool(self._weight())
        if self._context.whole or self._is_stated(section):
            return code, title, Certainty.STATED
        named = label is not None and label.word is Word.TASK
        within = code.split(".")[0] == self._domain
        if not (named or certain or within):
            return None
        listed = is_list(section.blocks, certain=certain, nested=named or certain or within)
        if listed or (certain and self._is_bare(section, code)):
            return code, title, self._certainty(certain=certain)
        if section.blocks and code not in self._now.codes:
            self._now.refused.add(code)
        return None

    def _is_bare(self, section: Section, code: str) -> bool:
        """Tell whether a task's heading has nothing below it, or headings of its items."""
        after = self._after.get(section.id)
        label = self._context.labels[after.id] if after else None
        if label and label.code.startswith(f"{code}."):
            return True
        return not section.blocks and not (after and after.level > section.level)

    def _task_code(self, section: Section, label: Label | None) -> tuple[str, str]:
        inside = self._domain and section.level > self._domain_level
        if label and len(label.numbers) == _TASK_PARTS:
            return label.code, label.title or section.title
        if label and len(label.numbers) == 1 and inside:
            return f"{self._domain}.{label.numbers[0]}", label.title or section.title
        if label and label.numbers:
            return "", ""
        certain = self._context.is_certain(section) or self._weight()
        new = not self._again or self._now.has_number(self._domain, section.title)
        if inside and certain and new and is_list(section.blocks, certain=True):
            return self._now.task_code(self._domain, section.title), section.title
        return "", ""

    def _weight(self) -> float | None:
        draft = self._now.domains.get(self._domain)
        return draft.weight if draft else None

    def _certainty(self, *, certain: bool) -> Certainty:
        if self._context.whole:
            return Certainty.STATED
        return Certainty.TITLED if certain else Certainty.SHAPED

    def _is_stated(self, section: Section) -> bool:
        """Tell whether "Knowledge of" or "Skills in" stands in a section, or right below it."""
        after = self._after.get(section.id)
        if after and after.level > section.level and list_letter(after.title):
            return True
        return any(
            list_letter(block.text) or any(letter for letter, _ in item_rows(block))
            for block in section.blocks
        )

    def _open_task(self, section: Section, code: str, title: str, certainty: Certainty) -> None:
        task = self._now.task(code, title, section.line, certainty, section.title)
        task.bare = not section.blocks
        task.claim(section.line)
        self._read_items(task, section)

    def _read_items(self, task: TaskDraft, section: Section) -> None:
        self._items = ItemReader(self._document, task, whole=self._context.whole)
        self._task_level = section.level
        self._items.read(section.blocks)

    # Items that are headings ---------------------------------------------------------------

    def _is_item(self, section: Section, label: Label | None) -> bool:
        if self._items is None or label is None or section.level <= self._task_level:
            return False
        within = label.code.startswith(f"{self._items.task.code}.")
        return within and self._items.task.certainty >= Certainty.TITLED and bool(label.title)

    def _heading_item(self, section: Section, label: Label | None) -> None:
        """Add a heading such as "1.1.1 …" as an item; a list below it belongs to its text."""
        if self._items is None or label is None:
            return
        task = self._items.task
        task.claim(section.line)
        task.add(label.title, Position(self._document.path, section.line), code=label.code)
        if is_list(section.blocks, certain=True):
            for block in section.blocks:
                task.claim(block.line, block.end_line)
                if not leads(block):
                    task.extend(block.text, block.end_line)
