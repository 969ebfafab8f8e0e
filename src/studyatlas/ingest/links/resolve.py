"""Where the links of all notes lead, and what is wrong with those that lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from studyatlas.ingest.links.notes import Found, Notes
from studyatlas.ingest.links.parts import Parts, section_at
from studyatlas.ingest.links.target import Target, note_target
from studyatlas.model.document import Document, Link, Section
from studyatlas.model.position import Position
from studyatlas.model.problem import Problem, warning


class ResolvedLink(NamedTuple):
    """A link from one note to another, or to a part of one."""

    document: Document
    link: Link
    source: Section | None
    """The section it stands in, the first for front matter; None in a note without any."""
    note: Document
    """The note it leads to."""
    target: Section | None
    """The part it leads to, or the note's first section; None for a note without any."""


@dataclass(frozen=True, slots=True)
class Links:
    """Every link between notes: what leads somewhere, how many lead nowhere."""

    resolved: tuple[ResolvedLink, ...]
    dangling: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a note is only looked at where a link asks for it."""

    title: Callable[[Document], str]
    """Where a link leads nowhere: a note that is called nearly so may be meant."""
    whole: Callable[[Document], Document]
    """Where a link leads to a part: the note with its sections and lines."""


_AT_HAND = Rest(attrgetter("title"), lambda document: document)


def resolve_links(documents: Sequence[Document], rest: Rest = _AT_HAND) -> Links:
    r"""Resolve the links of all notes; none of their mistakes is an error.

    >>> from studyatlas.ingest.markdown import read_markdown
    >>> texts = {"a.md": "[[b]] [[c]]\n", "b.md": "B\n"}
    >>> links = resolve_links([read_markdown(path, text) for path, text in texts.items()])
    >>> [link.note.path for link in links.resolved], links.dangling
    (['b.md'], 1)
    >>> print(links.problems[0])
    a.md:1:7: warning: link to 'c' leads to no note (dangling-link)
    """
    resolver = _Resolver(documents, rest)
    for document in documents:
        folder = posixpath.dirname(document.path)
        for link in document.links:
            if target := note_target(link):
                resolver.resolve(document, folder, link, target)
    return Links(tuple(resolver.resolved), resolver.dangling, tuple(resolver.problems))


class _Resolver:
    def __init__(self, documents: Sequence[Document], rest: Rest) -> None:
        self.resolved: list[ResolvedLink] = []
        self.dangling = 0
        self.problems: list[Problem] = []
        self._whole = rest.whole
        self._notes = Notes(documents, rest.title)
        self._parts: dict[str, Parts] = {}

    def resolve(self, document: Document, folder: str, link: Link, target: Target) -> None:
        found = Found(document)
        if target.path:
            found = self._notes.find(folder, target.path, wiki=link.wiki)
        if found.note is not None:
            part = self._part(document, link, target, found.note)
            source = section_at(document, link.line)
            self.resolved.append(ResolvedLink(document, link, source, found.note, part))
            self._rivals(document, link, found)
        elif target.is_note:
            self.dangling += 1
            alike = self._notes.alike(target.path)
            hint = f"; did you mean {alike!r}?" if alike else ""
            self._warn(document, link, "dangling-link", f"leads to no note{hint}")

    def _part(
        self, document: Document, link: Link, target: Target, note: Document
    ) -> Section | None:
        """Return the part of a note, or else its start."""
        if target.part:
            parts = self._parts.get(note.path)
            if parts is None:
                parts = self._parts[note.path] = Parts(self._whole(note))
            if section := parts.find(target.part):
                return section
            kind = "block" if target.part.startswith("^") else "heading"
            self._warn(document, link, "missing-part", f"leads to no {kind} of {note.path}")
        return note.sections[0] if note.sections else None

    def _rivals(self, document: Document, link: Link, found: Found) -> None:
        if found.note is None or found.rivals is None:
            return
        shown = ", ".join(found.rivals.some)
        more = found.rivals.count - len(found.rivals.some)
        others = f"{shown} and {more} more" if more else shown
        said = f"may mean {found.rivals.count} notes ({others}); {found.note.path} is taken"
        self._warn(document, link, "ambiguous-link", said)

    def _warn(self, document: Document, link: Link, rule: str, said: str) -> None:
        place = Position(document.path, link.line, column=link.column)
        self.problems.append(warning(place, rule, f"link to {link.target!r} {said}"))
