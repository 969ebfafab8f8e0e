"""An exam outline while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, error


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
    items: list[Item] = field(default_factory=list)


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
            for item in draft.items:
                if first := taken.get(item.code):
                    message = f"item {item.code} stands at {first.position} already"
                    problems.append(error(item.position, "duplicate-item", message))
                else:
                    taken[item.code] = item
            items = tuple(item for item in draft.items if taken[item.code] is item)
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
