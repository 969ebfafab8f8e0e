"""Which of the tasks that were found are tasks, and to which exam they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from studyatlas.ingest.guides.drafts import Certainty, ExamDraft, TaskDraft
from studyatlas.ingest.guides.found import Found
from studyatlas.model.naming import name_key, slug
from studyatlas.model.position import Position


@dataclass(frozen=True, slots=True)
class Choice:
    """One exam, and the lines of each document that are its outline's."""

    exam: ExamDraft
    claimed: tuple[tuple[str, frozenset[int]], ...]


def choose_exams(found: Sequence[Found], workspace_name: str) -> list[Choice]:
    """Sort the tasks by exam, and leave out those that turn out to be notes.

    A heading that opens a task for sure elsewhere opens notes here; of others that have one code
    the first is the task, for the notes on a task come after the outline. A document that is told
    by its shape alone may as well be homework: it counts where there is no other outline.
    """
    if any(one.tasks and not one.shaped for one in found):
        found = [one for one in found if not one.shaped]
    sure = _sure_headings(found)
    for one in found:
        if not one.exam:
            one.tasks = [
                t for t in one.tasks if t.certainty is Certainty.STATED or t.heading not in sure
            ]
    _name_exams(found, slug(workspace_name))
    by_exam = sorted((one for one in found if one.tasks), key=lambda one: one.exam)
    groups = (list(parts) for _, parts in groupby(by_exam, key=lambda one: one.exam))
    return [choice for parts in groups if (choice := _choose(parts))]


def _sure_headings(found: Sequence[Found]) -> frozenset[str]:
    tasks = (task for one in found for task in one.tasks if task.items)
    return frozenset(t.heading for t in tasks if t.certainty is Certainty.STATED)


def _name_exams(found: Sequence[Found], workspace: str) -> None:
    """Give an id to the outlines that name no exam: the workspace's, all of them together.

    One that has other tasks under the same codes is another exam, and is called by its title.
    """
    headings: dict[str, str] = {}
    for one in found:
        if one.exam:
            continue
        own = {t.code: name_key(t.title) for t in one.tasks if t.certainty > Certainty.SHAPED}
        shared = [code for code in own if code in headings]
        other = [code for code in shared if own[code] != headings[code]]
        if shared and len(other) == len(shared) and slug(one.title) != workspace:
            one.exam = slug(one.title)
        else:
            one.exam = workspace
            headings |= own


def _choose(parts: Sequence[Found]) -> Choice | None:
    """Return the outline of one exam; None where nothing of it asks for anything."""
    _ask_bare_headings(parts)
    chosen = {id(task) for task in _chosen_tasks(parts)}
    kept = [one for one in parts if any(id(task) in chosen for task in one.tasks)]
    if not kept:
        return None
    first = kept[0]
    tasks = [task for one in kept for task in one.tasks if id(task) in chosen]
    draft = ExamDraft(first.exam, first.title, Position(first.path), tasks)
    for one in kept:
        for code, domain in one.domains.items():
            known = draft.domains.setdefault(code, domain)
            known.weight = known.weight or domain.weight
    claimed = (
        (one.path, frozenset(one.claimed.union(*(t.claimed for t in one.tasks if id(t) in chosen))))
        for one in kept
    )
    return Choice(draft, tuple(claimed))


def _chosen_tasks(parts: Sequence[Found]) -> Iterator[TaskDraft]:
    """Yield the tasks that have items, one for each code; parts of one that is sure, all."""
    by_code: dict[str, list[TaskDraft]] = {}
    for task in (task for one in parts for task in one.tasks):
        by_code.setdefault(task.code, []).append(task)
    for code, tasks in by_code.items():
        if code.endswith(".0"):
            _leave_out_tasks(tasks, by_code)
        asking = [task for task in tasks if task.items]
        best = max((task.certainty for task in asking), default=Certainty.SHAPED)
        surest = [task for task in asking if task.certainty is best]
        yield from surest if best is Certainty.STATED else surest[:1]


def _leave_out_tasks(tasks: Sequence[TaskDraft], by_code: dict[str, list[TaskDraft]]) -> None:
    """Take out of a list the lines that only name a task which stands elsewhere."""
    for task in tasks:
        task.items = [
            item
            for item in task.items
            if not any(other.items for other in by_code.get(item.code, ()))
        ]


def _ask_bare_headings(parts: Sequence[Found]) -> None:
    """Make items of a domain's task headings where none of them has anything below it."""
    asking = {task.code.split(".")[0] for one in parts for task in one.tasks if task.items}
    for one in parts:
        for task in [task for task in one.tasks if task.bare and not task.items]:
            domain = task.code.split(".")[0]
            if domain not in asking:
                whole = one.own_task(domain, Certainty.TITLED)
                whole.add(task.title, task.position, code=task.code)
                whole.claimed |= task.claimed
