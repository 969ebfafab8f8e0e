"""What a person said by hand about coverage, joined to the items and sections it was said of.

An item that only got another number is the same item: what was said of its words goes along. What
no longer holds is kept for coverage and `check` to tell, and taken out of what becomes a relation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyatlas.model.by_hand import (
    COVERS,
    ByHand,
    Confirmed,
    Waiver,
    fingerprint,
    same,
    section_print,
)
from studyatlas.model.document import Document, Section
from studyatlas.model.guide import Domain, Exam, Item, Task
from studyatlas.store.curation import CuratedRelation, Curation


def read_by_hand(
    curation: Curation, exams: Iterable[Exam], notes: Iterable[Document]
) -> tuple[ByHand, Curation]:
    """Return what was said by hand, and the curation without what does not hold any more.

    A name that stands for nothing stays in the curation, to be reported, unless a fingerprint says
    that it stood for something once.
    """
    if not says_by_hand(curation):
        return ByHand(), curation
    reader = _Reader(curation, exams, notes)
    waivers = tuple(reader.waiver(waiver) for waiver in curation.waivers)
    confirmed: list[Confirmed] = []
    relations: list[CuratedRelation] = []
    for entry in curation.relations:
        found = reader.confirmed(entry) if entry.relation == COVERS else None
        if found is None:
            relations.append(entry)
        else:
            confirmed.append(found)
            if reader.holds(found):
                relations.append(replace(entry, target=found.item))
    kept = {waiver.written for waiver in waivers if waiver.item_print}
    kept |= {found.section for found in confirmed}
    annotated = {k: v for k, v in curation.annotated.items() if k not in kept}
    left = replace(curation, relations=relations, waivers=list(waivers), annotated=annotated)
    return ByHand(tuple(confirmed), waivers), left


def says_by_hand(curation: Curation) -> bool:
    """Tell whether anything is said by hand, for which the notes must be looked at."""
    return bool(curation.waivers) or any(entry.relation == COVERS for entry in curation.relations)


class _Reader:
    """Knows the items and sections there are, and the words of both."""

    def __init__(
        self, curation: Curation, exams: Iterable[Exam], notes: Iterable[Document]
    ) -> None:
        self._nodes = {node.id for node in curation.nodes}
        self._sections: Mapping[str, Section] = {
            section.id: section for document in notes for section in document.sections
        }
        self._prints = {
            exam.node_id(item.code): fingerprint(item.text)
            for exam in exams
            for item in exam.items()
        }
        self._items: dict[str, list[str]] = defaultdict(list)
        for item, kept in self._prints.items():
            self._items[kept].append(item)

    def confirmed(self, entry: CuratedRelation) -> Confirmed | None:
        """Return a link from a section to an item; None for what never was one."""
        item = self._followed(entry.target, entry.item_print)
        if item not in self._prints and not entry.item_print:
            return None
        if entry.source in self._nodes:
            return None
        if entry.source not in self._sections and not entry.section_print:
            return None
        return Confirmed(
            entry.source,
            item,
            entry.position,
            entry.item_print,
            entry.section_print,
            entry.target,
        )

    def waiver(self, waiver: Waiver) -> Waiver:
        """Return a waiver with the id that its item has now."""
        return replace(waiver, item=self._followed(waiver.item, waiver.item_print))

    def holds(self, found: Confirmed) -> bool:
        """Tell whether the item and the section still say what they said."""
        section = self._sections.get(found.section)
        return (
            section is not None
            and found.item in self._prints
            and same(found.item_print, self._prints[found.item])
            and (not found.section_print or found.section_print == section_print(section))
        )

    def _followed(self, item: str, kept: str) -> str:
        """Return the id of the only item that has the words which an id stood for, else that id."""
        if not kept or self._prints.get(item) == kept:
            return item
        exam = item.rpartition("/")[0]
        found = self._items.get(kept, [])
        near = [other for other in found if other.rpartition("/")[0] == exam] or found
        return near[0] if len(near) == 1 else item


@dataclass(frozen=True, slots=True)
class _Waived:
    """The reasons why items are left out, by node id."""

    reasons: Mapping[str, str]

    def exam(self, exam: Exam) -> Exam:
        return replace(exam, domains=tuple(self._domain(exam, domain) for domain in exam.domains))

    def _domain(self, exam: Exam, domain: Domain) -> Domain:
        return replace(domain, tasks=tuple(self._task(exam, task) for task in domain.tasks))

    def _task(self, exam: Exam, task: Task) -> Task:
        return replace(task, items=tuple(self._item(exam, item) for item in task.items))

    def _item(self, exam: Exam, item: Item) -> Item:
        return replace(item, waived=self.reasons.get(exam.node_id(item.code), item.waived))


def with_waivers(exams: tuple[Exam, ...], by_hand: ByHand) -> tuple[Exam, ...]:
    """Return the outlines with the reasons why items are left out, as far as they still hold."""
    texts = {exam.node_id(item.code): item.text for exam in exams for item in exam.items()}
    reasons: dict[str, str] = {}
    for waiver in by_hand.waivers:
        text = texts.get(waiver.item)
        if text is not None and same(waiver.item_print, fingerprint(text)):
            reasons.setdefault(waiver.item, waiver.reason)
    waived = _Waived(reasons)
    return tuple(waived.exam(exam) for exam in exams) if reasons else exams
