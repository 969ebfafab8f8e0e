"""An exam outline while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error


class Certainty(IntEnum):
    """How sure it is that a heading opens a task of an exam."""

    SHAPED = 1
    """It is called a task, or stands in a domain, and has nothing but a list below it."""
    TITLED = 2
    """Besides, a title above it names an exam, or percentages give its weight."""
    STATED = 3
    """It has "Knowledge of" or "Skills in", or the front matter says `exam:`."""


@dataclass(slots=True)
class DomainDraft:
    """A domain's heading."""

    title: str
    weight: float | None
    position: Position


@dataclass(slots=True)
class TaskDraft:
    """A task and the items read so far."""

    code: str
    title: str
    position: Position
    certainty: Certainty
    heading: str = ""
    """What its heading has in common with another spelling of it (`name_key`)."""
    bare: bool = False
    """True where nothing at all stands under the heading."""
    items: list[Item] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    """The lines that are the guide's own if this is a task indeed."""
    _counts: dict[str, int] = field(default_factory=dict)
    """How many items each list has that were given their codes here."""

    def add(self, text: str, position: Position, *, code: str = "", letter: str = "") -> None:
        """Add an item under its own code, or the next free one of its list."""
        if not code:
            self._counts[letter] = self._counts.get(letter, 0) + 1
            code = f"{self.code}.{letter}{self._counts[letter]}"
        self.items.append(Item(code, text, position))

    def extend(self, text: str, end_line: int) -> None:
        """Add what is nested in the last item to its text."""
        last = self.items[-1]
        glue = " " if last.text.endswith(":") else "; "
        position = Position(last.position.path, last.position.line, end_line)
        self.items[-1] = Item(last.code, f"{last.text}{glue}{text}", position)

    def claim(self, line: int, end_line: int = 0) -> None:
        """Note that lines are the guide's own."""
        self.claimed.update(range(line, max(line, end_line) + 1))


@dataclass(slots=True)
class ExamDraft:
    """The tasks and domains of one exam, from all documents."""

    id: str
    title: str
    position: Position
    tasks: list[TaskDraft] = field(default_factory=list)
    domains: dict[str, DomainDraft] = field(default_factory=dict)

    def finish(self, problems: list[Problem]) -> Exam:
        """Group tasks by domain; an item whose code is taken is reported and left out."""
        taken: dict[str, Item] = {}
        tasks: dict[str, Task] = {}
        for draft in self.tasks:
            items = tuple(item for item in draft.items if _is_new(item, taken, problems))
            if known := tasks.get(draft.code):
                merged = Task(known.code, known.title, known.items + items, known.position)
                tasks[draft.code] = merged
            else:
                tasks[draft.code] = Task(draft.code, draft.title, items, draft.position)
        by_domain: dict[str, list[Task]] = {code: [] for code in self.domains}
        for task in tasks.values():
            by_domain.setdefault(task.code.split(".")[0], []).append(task)
        domains = tuple(
            self._domain(code, tuple(by_domain[code]))
            for code in sorted(by_domain, key=int)
            if by_domain[code]
        )
        return Exam(self.id, self.title, domains, self.position)

    def _domain(self, code: str, tasks: tuple[Task, ...]) -> Domain:
        draft = self.domains.get(code)
        if draft is None:
            return Domain(code, f"Domain {code}", tasks, tasks[0].position)
        return Domain(code, draft.title, tasks, draft.position, draft.weight)


def _is_new(item: Item, taken: dict[str, Item], problems: list[Problem]) -> bool:
    """Tell whether an item's code is free, and take it; else report it."""
    first = taken.setdefault(item.code, item)
    if first is item:
        return True
    message = f"item {item.code} stands at {first.position} already"
    problems.append(error(item.position, "duplicate-item", message))
    return False
