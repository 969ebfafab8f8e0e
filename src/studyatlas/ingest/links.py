"""Links between notes: where they lead, and which lead nowhere."""

from __future__ import annotations

import bisect
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from studyatlas.model.document import Document, Link, Section
from studyatlas.model.naming import name_key, slug
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, warning

_NOTE_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """A link from one note to another, or to a part of one."""

    source: Section
    document: Document
    link: Link
    target: Section


class LinkResolver:
    """Knows every note by path, file name and title."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self._documents = documents
        self._headings: dict[str, dict[str, Section]] = {}
        self._by_path = {doc.path: doc for doc in documents}
        self._by_name: Mapping[str, Document] = {
            **{name_key(doc.title): doc for doc in reversed(documents)},
            **{name_key(_stem(doc.path)): doc for doc in reversed(documents)},
        }

    def resolve(self) -> tuple[list[ResolvedLink], list[Problem]]:
        """Return the links that lead to a note, and a warning for each that should and does not."""
        found: list[ResolvedLink] = []
        problems: list[Problem] = []
        for doc in self._documents:
            for link in doc.links:
                if not _leads_to_note(link):
                    continue
                target = self._target(doc, link)
                if isinstance(target, str):
                    place = Position(doc.path, link.line, column=link.column)
                    message = f"link to {link.target!r} leads to {target}"
                    problems.append(warning(place, "dangling-link", message))
                elif source := section_at(doc, link.line):
                    found.append(ResolvedLink(source, doc, link, target))
        return found, problems

    def _target(self, doc: Document, link: Link) -> Section | str:
        """Return where a link leads, or what it leads to instead."""
        path, _, part = unquote(link.target).partition("#")
        if not path:
            note: Document | None = doc
        elif link.wiki:
            note = self._by_name.get(name_key(_stem(path)))
        else:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(doc.path), path))
            note = self._by_path.get(joined)
        if note is None or not note.sections:
            return "no note"
        if not part:
            return note.sections[0]
        headings = self._headings.get(note.path)
        if headings is None:
            headings = {slug(section.title): section for section in reversed(note.sections)}
            self._headings[note.path] = headings
        return headings.get(slug(part.rpartition("#")[2]), f"no heading of {note.path}")


def section_at(document: Document, line: int) -> Section | None:
    """Return the section that a line stands in."""
    place = bisect.bisect_right(document.sections, line, key=lambda section: section.line)
    section = document.sections[place - 1] if place else None
    return section if section and line <= section.end_line else None


def links_between(documents: tuple[Document, ...]) -> Iterator[ResolvedLink]:
    """Yield the links that lead to a note."""
    yield from LinkResolver(documents).resolve()[0]


def _leads_to_note(link: Link) -> bool:
    if link.wiki:
        return not link.image
    path = link.target.partition("#")[0]
    if link.image or "://" in path or path.startswith(("mailto:", "/")):
        return False
    return path.lower().endswith(_NOTE_SUFFIXES) or (not path and "#" in link.target)


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    stem, dot, _ = name.rpartition(".")
    return stem if dot and name.lower().endswith(_NOTE_SUFFIXES) else name
