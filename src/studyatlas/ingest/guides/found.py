"""What one document has of one exam's outline, before it is known what of it counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from studyatlas.ingest.guides.drafts import Certainty, DomainDraft, TaskDraft
from studyatlas.ingest.guides.labels import Label
from studyatlas.model.naming import name_key
from studyatlas.model.position import Position


@dataclass(slots=True)
class Found:
    """The domains and tasks of one exam in one document."""

    path: str
    exam: str
    """The exam's id, where the document gives it; else empty."""
    title: str
    shaped: bool = False
    """True where nothing but its shape tells that it is an outline."""
    domains: dict[str, DomainDraft] = field(default_factory=dict)
    tasks: list[TaskDraft] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    """Lines of domains and indexes: the guide's own if any of the tasks is."""
    refused: set[str] = field(default_factory=set)
    """Codes of headings like a task's that have notes below them."""
    codes: dict[str, TaskDraft] = field(default_factory=dict)
    """The first task of each code."""
    asking: set[str] = field(default_factory=set)
    """Codes of the domains that have tasks."""
    _highest: dict[str, int] = field(default_factory=dict)
    """The highest number of a task in each domain, and of the domains under the empty code."""
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Numbers given to what has none, by the domain's code and the title."""

    def domain(self, label: Label, line: int) -> str:
        """Note a domain and return its code: its number, or the next free one."""
        code = str(label.numbers[0] if label.numbers else self._number("", label.title))
        position = Position(self.path, line, line)
        draft = DomainDraft(label.title or f"Domain {code}", label.weight, position)
        known = self.domains.setdefault(code, draft)
        self._highest[""] = max(int(code), self._highest.get("", 0))
        known.weight = known.weight or label.weight
        return code

    def task(
        self, code: str, title: str, line: int, certainty: Certainty, heading: str = ""
    ) -> TaskDraft:
        """Note a task; the headings of several with one code are sorted out later."""
        position = Position(self.path, line, line)
        draft = TaskDraft(code, title, position, certainty, name_key(heading or title))
        self.tasks.append(draft)
        self.codes.setdefault(code, draft)
        domain, number = code.split(".")
        self.asking.add(domain)
        self._highest[domain] = max(int(number), self._highest.get(domain, 0))
        return draft

    def own_task(self, domain: str, certainty: Certainty) -> TaskDraft:
        """Return the task for what a domain asks in no task: its code ends with 0."""
        code = f"{domain}.0"
        if task := self.codes.get(code):
            return task
        known = self.domains.get(domain)
        line = known.position.line if known else 1
        return self.task(code, known.title if known else f"Domain {domain}", line, certainty)

    def task_code(self, domain: str, title: str) -> str:
        """Return the code of a task that has none of its own."""
        return f"{domain}.{self._number(domain, title)}"

    def has_number(self, domain: str, title: str) -> bool:
        """Tell whether a task without a number of its own was seen under this title before."""
        return (domain, name_key(title)) in self._numbers

    def _number(self, domain: str, title: str) -> int:
        key = (domain, name_key(title))
        if key not in self._numbers:
            self._numbers[key] = self._highest[domain] = self._highest.get(domain, 0) + 1
        return self._numbers[key]

    def claim(self, line: int, end_line: int = 0) -> None:
        """Note that lines are the guide's own."""
        self.claimed.update(range(line, max(line, end_line) + 1))
