"""What a person's own word does to a verdict, and when that word is out of date.

A link from a section to an item, or a reason to leave an item out, was given for certain words.
Their fingerprints are kept with it. As soon as the item or the section says something else, it is
*stale*: neither believed nor forgotten, until the person says it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from studyatlas.analysis.evidence import Evidence, opening_of
from studyatlas.model.atlas import Atlas
from studyatlas.model.by_hand import Confirmed, Waiver, fingerprint, same, section_print

_CHANGED_ITEM = "the item's words have changed since"
_CHANGED_SECTION = "the section's words have changed since"
_CHANGED_BOTH = "the words of both have changed since"


class Word(StrEnum):
    """What a person's word makes of an item."""

    COVERED = "covered"
    WAIVED = "waived"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says of an item, as far as it still holds."""

    word: Word
    evidence: tuple[Evidence, ...]
    """For a link the section; for a stale one what changed."""


class Hand:
    """Knows what was said by hand, and the words of today."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._links: Mapping[str, list[Confirmed]] = defaultdict(list)
        self._waivers: Mapping[str, list[Waiver]] = defaultdict(list)
        for link in atlas.by_hand.confirmed:
            self._links[link.item].append(link)
        for waiver in atlas.by_hand.waivers:
            self._waivers[waiver.item].append(waiver)

    def ruling(self, item: str) -> Ruling | None:
        """Return what was said of an item, by its node id; None where nothing was.

        What holds counts before what is stale, and leaving out before a link.
        """
        waivers, links = self._waivers.get(item, []), self._links.get(item, [])
        if any(not self.waiver_change(waiver) for waiver in waivers):
            return Ruling(Word.WAIVED, ())
        holding = [link for link in links if not self.link_change(link)]
        if holding:
            return Ruling(Word.COVERED, tuple(self._confirmed(link) for link in holding))
        stale = [self._stale_waiver(waiver) for waiver in waivers]
        stale += [self._stale_link(link) for link in links]
        return Ruling(Word.STALE, tuple(stale)) if stale else None

    def waiver_change(self, waiver: Waiver) -> str:
        """Return why a waiver does not hold any more; empty where it does."""
        return self._item_change(waiver.item, waiver.item_print)

    def link_change(self, link: Confirmed) -> str:
        """Return why a link does not hold any more; empty where it does."""
        item = self._item_change(link.item, link.item_print)
        section = self._section_change(link)
        if (item, section) == (_CHANGED_ITEM, _CHANGED_SECTION):
            return _CHANGED_BOTH
        return " and ".join(change for change in (item, section) if change)

    def moved_to(self, link: Confirmed) -> str:
        """Return the section that has the words of one that is gone; empty where none has.

        Of several the first in order of id.
        """
        if link.section in self._atlas.sections or not link.section_print:
            return ""
        return self._by_print.get(link.section_print, "")

    def _section_change(self, link: Confirmed) -> str:
        if link.section not in self._atlas.sections:
            there = self.moved_to(link)
            return f"section {link.section} is gone" + (f" (looks like {there})" if there else "")
        if not link.section_print:
            return ""
        _, section = self._atlas.sections[link.section]
        return "" if link.section_print == section_print(section) else _CHANGED_SECTION

    def _item_change(self, item: str, kept: str) -> str:
        found = self._atlas.items.get(item)
        if found is None:
            return f"item {item} is gone"
        return "" if same(kept, fingerprint(found[2].text)) else _CHANGED_ITEM

    @cached_property
    def _by_print(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name in sorted(self._atlas.sections):
            _, section = self._atlas.sections[name]
            if section.words:
                found.setdefault(section_print(section), name)
        return found

    def _confirmed(self, link: Confirmed) -> Evidence:
        kept = link.item_print and link.section_print
        why = "confirmed by hand" if kept else "confirmed by hand, without fingerprints"
        return self._section_evidence(link.section, why, 1.0)

    def _stale_link(self, link: Confirmed) -> Evidence:
        why = f"confirmed by hand, but {self.link_change(link)}"
        section = link.section if link.section in self._atlas.sections else self.moved_to(link)
        if section:
            return self._section_evidence(section, why, 0.0)
        at = link.position
        return Evidence(at.path, at.line, at.end_line, link.section, link.section, why, 0.0)

    def _stale_waiver(self, waiver: Waiver) -> Evidence:
        _, task, item = self._atlas.items[waiver.item]
        why = f"left out by hand ({waiver.reason}), but {self.waiver_change(waiver)}"
        at = item.position
        return Evidence(at.path, at.line, at.end_line, task.title, item.text, why, 0.0)

    def _section_evidence(self, name: str, why: str, score: float) -> Evidence:
        document, section = self._atlas.sections[name]
        line, quote = opening_of(section)
        return Evidence(document.path, line, section.end_line, section.title, quote, why, score)
