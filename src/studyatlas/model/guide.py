"""An exam's outline: domains, tasks and the items they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studyatlas.model.position import Position


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an exam guide."""

    code: str
    """The task's number, then `K1…` (knowledge), `S1…` (skills) or `1…`."""
    text: str
    position: Position
    waived: str = ""
    """Why the person leaves it out on purpose; empty where it counts."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task statement and its items, in the guide's order."""

    code: str
    title: str
    items: tuple[Item, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Domain:
    """A weighted part of an exam."""

    code: str
    title: str
    tasks: tuple[Task, ...]
    position: Position
    weight: float | None = None
    """Share of the exam in percent; None where the guide gives none."""


@dataclass(frozen=True, slots=True)
class Exam:
    """A whole outline."""

    id: str
    title: str
    domains: tuple[Domain, ...]
    position: Position

    def tasks(self) -> Iterator[tuple[Domain, Task]]:
        """Yield every task with its domain, in the guide's order."""
        for domain in self.domains:
            for task in domain.tasks:
                yield domain, task

    def items(self) -> Iterator[Item]:
        """Yield every item, in the guide's order."""
        for _, task in self.tasks():
            yield from task.items

    def node_id(self, code: str) -> str:
        """Return the id of the node for a domain, task or item code.

        >>> Exam("mla-c01", "", (), Position("guide.md")).node_id("2.1.K4")
        'mla-c01/2.1.K4'
        """
        return f"{self.id}/{code}"
