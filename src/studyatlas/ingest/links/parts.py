"""Parts of a note that links lead to: headings, blocks, anchors."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from studyatlas.model.document import Document, Section
from studyatlas.model.naming import WORD, slug

_NOT_COMPARED = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\]")
_NUMBERED = re.compile(r"(.+)-(\d{1,6})")
_BLOCK = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)\s*$")
_ANCHOR = re.compile(r"<[a-z][^<>]*\s(?:id|name)\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE)


class Parts:
    """The headings and blocks of one note."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, Section | None] = {}

    def find(self, part: str) -> Section | None:
        """Return the section that a part of the note stands in, or begins.

        Headings are compared as Obsidian does, without case and punctuation; `A#B` is a heading B
        after A and deeper. Slugs as GitHub makes them lead there too.
        """
        if part not in self._found:
            self._found[part] = self._find(part)
        return self._found[part]

    def _find(self, part: str) -> Section | None:
        if part.startswith("^"):
            return self._blocks.get(part[1:].lower())
        names = [name for name in map(_plain, part.split("#")) if name]
        if len(names) > 1:
            return self._nested(names)
        section = self._headings_first(self._by_text.get(names[0], [])) if names else None
        return section or self._slugged(part) or self._anchors.get(part)

    def _nested(self, names: list[str]) -> Section | None:
        place, level = -1, 0
        for name in names:
            places = self._by_text.get(name, [])
            later = places[bisect.bisect_right(places, place) :]
            place = next((p for p in later if self._sections[p].level > level), -1)
            if place < 0:
                return None
            level = self._sections[place].level
        return self._sections[place]

    def _slugged(self, part: str) -> Section | None:
        if not WORD.search(part):
            return None
        if places := self._by_slug.get(slug(part)):
            return self._headings_first(places)
        if numbered := _NUMBERED.fullmatch(part):
            again = self._by_slug.get(slug(numbered.group(1)), [])[int(numbered.group(2)) :]
            return self._sections[again[0]] if again else None
        return None

    def _headings_first(self, places: list[int]) -> Section | None:
        sections = [self._sections[place] for place in places]
        return next((s for s in sections if not s.bold), sections[0] if sections else None)

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self._document.sections

    @cached_property
    def _by_text(self) -> Mapping[str, list[int]]:
        return self._places(_plain)

    @cached_property
    def _by_slug(self) -> Mapping[str, list[int]]:
        return self._places(slug)

    def _places(self, key: Callable[[str], str]) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, section in enumerate(self._sections):
            if section.id != self._document.path:  # the text above the first heading has no title
                places[key(section.title)].append(place)
        return dict(places)

    @cached_property
    def _blocks(self) -> Mapping[str, Section]:
        return {name.lower(): section for name, section in self._marked(_BLOCK).items()}

    @cached_property
    def _anchors(self) -> Mapping[str, Section]:
        return self._marked(_ANCHOR)

    def _marked(self, pattern: re.Pattern[str]) -> dict[str, Section]:
        marked: dict[str, Section] = {}
        for number, line in enumerate(self._document.lines, start=1):
            for found in pattern.finditer(line) if "^" in line or "<" in line else ():
                if section := section_at(self._document, number):
                    marked.setdefault(found.group(1), section)
        return marked


def section_at(document: Document, line: int) -> Section | None:
    """Return the section that a line stands in; the first for a line above all of them."""
    if not document.sections:
        return None
    place = bisect.bisect_right(document.sections, line, key=lambda section: section.line)
    return document.sections[max(0, place - 1)]


def _plain(heading: str) -> str:
    return " ".join(_NOT_COMPARED.sub(" ", heading).lower().split())
